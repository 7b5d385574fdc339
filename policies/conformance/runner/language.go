package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"google.golang.org/protobuf/types/known/emptypb"

	"github.com/pulumi/pulumi/pkg/v3/codegen/pcl"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/pkg/v3/pcl/runtime"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

const (
	languageName = "pcl"

	// All of the suite's policy cases use this provider of the suite, and no other.
	providerName    = "simple"
	providerVersion = "2.0.0"
)

// A languageHost runs the suite's programs as they are written, in Pulumi's own intermediate language. So nothing but
// the packs is of another maker.
type languageHost struct {
	pulumirpc.UnimplementedLanguageRuntimeServer
}

func (h *languageHost) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: providerVersion}, nil
}

func (h *languageHost) GetRequiredPackages(
	context.Context, *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	return &pulumirpc.GetRequiredPackagesResponse{Packages: []*pulumirpc.PackageDependency{
		{Name: providerName, Kind: string(apitype.ResourcePlugin), Version: providerVersion},
	}}, nil
}

func (h *languageHost) GetProgramDependencies(
	context.Context, *pulumirpc.GetProgramDependenciesRequest,
) (*pulumirpc.GetProgramDependenciesResponse, error) {
	return &pulumirpc.GetProgramDependenciesResponse{Dependencies: []*pulumirpc.DependencyInfo{
		{Name: providerName, Version: providerVersion},
	}}, nil
}

// InstallDependencies has nothing to do: programs have none, and packs come built.
func (h *languageHost) InstallDependencies(
	*pulumirpc.InstallDependenciesRequest, pulumirpc.LanguageRuntime_InstallDependenciesServer,
) error {
	return nil
}

// Link has nothing to do either: packs hold the SDK that they were built with.
func (h *languageHost) Link(context.Context, *pulumirpc.LinkRequest) (*pulumirpc.LinkResponse, error) {
	return &pulumirpc.LinkResponse{}, nil
}

func (h *languageHost) GeneratePackage(
	_ context.Context, req *pulumirpc.GeneratePackageRequest,
) (*pulumirpc.GeneratePackageResponse, error) {
	return &pulumirpc.GeneratePackageResponse{}, os.WriteFile(
		filepath.Join(req.Directory, "schema.json"), []byte(req.Schema), 0o600)
}

func (h *languageHost) Pack(_ context.Context, req *pulumirpc.PackRequest) (*pulumirpc.PackResponse, error) {
	return &pulumirpc.PackResponse{ArtifactPath: req.PackageDirectory}, nil
}

func (h *languageHost) GenerateProject(
	_ context.Context, req *pulumirpc.GenerateProjectRequest,
) (*pulumirpc.GenerateProjectResponse, error) {
	var project map[string]any
	if err := json.Unmarshal([]byte(req.Project), &project); err != nil {
		return nil, fmt.Errorf("read the project: %w", err)
	}
	project["runtime"] = languageName
	// JSON is YAML too.
	text, err := json.Marshal(project)
	if err != nil {
		return nil, fmt.Errorf("write the project: %w", err)
	}
	if err := os.WriteFile(filepath.Join(req.TargetDirectory, "Pulumi.yaml"), text, 0o600); err != nil {
		return nil, err
	}
	sources, err := filepath.Glob(filepath.Join(req.SourceDirectory, "*.pp"))
	if err != nil {
		return nil, err
	}
	for _, source := range sources {
		content, err := os.ReadFile(source)
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(filepath.Join(req.TargetDirectory, filepath.Base(source)), content, 0o600); err != nil {
			return nil, err
		}
	}
	return &pulumirpc.GenerateProjectResponse{}, nil
}

func (h *languageHost) Run(ctx context.Context, req *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	loader, err := schema.NewLoaderClient(req.LoaderTarget)
	if err != nil {
		return nil, fmt.Errorf("connect to the loader: %w", err)
	}
	program, diagnostics, err := pcl.BindDirectory(req.Info.ProgramDirectory, schema.NewCachedLoader(loader))
	if err != nil {
		return nil, fmt.Errorf("bind the program: %w", err)
	}
	if diagnostics.HasErrors() {
		return nil, fmt.Errorf("bind the program: %w", diagnostics)
	}
	interpreter := runtime.NewInterpreter(program, runtime.RunInfo{
		Project:        req.Project,
		Stack:          req.Stack,
		Organization:   req.Organization,
		RootDirectory:  req.Info.RootDirectory,
		ProgramDir:     req.Info.ProgramDirectory,
		WorkingDir:     req.Pwd,
		Config:         req.Config,
		ConfigSecrets:  req.ConfigSecretKeys,
		MonitorAddress: req.MonitorAddress,
		LoaderAddress:  req.LoaderTarget,
		DryRun:         req.DryRun,
		Parallel:       req.Parallel,
	})
	if err := interpreter.Run(ctx); err != nil {
		return &pulumirpc.RunResponse{Error: err.Error()}, nil
	}
	return &pulumirpc.RunResponse{}, nil
}
