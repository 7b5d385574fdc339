package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

const (
	bridgeName   = "pulumi-resource-terraform-provider"
	terraformEnv = "SEALED_TERRAFORM_PROVIDER_AWS"
	// The bridge takes the provider's name from the name of its file: it must be this and nothing more.
	terraformName = "terraform-provider-aws"

	maxMessage   = 400 << 20 // what the engine allows
	bridgeStarts = 30 * time.Second
)

// bridge is the child process that drives terraform-provider-aws.
type bridge struct {
	client  pulumirpc.ResourceProviderClient
	process *os.Process
	exited  chan struct{}

	dir            string // where this program and the bridge's lie
	socketFolder   string
	terraformTypes []string
	mu             sync.Mutex
	loaded         bool
}

// startBridge starts the bridge's program in dir. It must be called on the main goroutine: see tieToParent.
func startBridge(dir string, args, terraformTypes []string) (*bridge, error) {
	program := filepath.Join(dir, bridgeName)
	if _, err := os.Stat(program); err != nil {
		return nil, fmt.Errorf("%s is missing beside the sandbox's AWS provider, in %s", bridgeName, dir)
	}
	sockets, err := makeSocketFolder()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(program, args...)
	cmd.Stderr = os.Stderr
	cmd.Env = append(quiet(os.Environ()), socketFolderEnv+"="+sockets)
	tieToParent(cmd)
	stdout, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		_ = os.RemoveAll(sockets)
		return nil, fmt.Errorf("start %s: %w", bridgeName, err)
	}
	b := &bridge{process: cmd.Process, exited: make(chan struct{}), dir: dir, socketFolder: sockets, terraformTypes: terraformTypes}
	port, err := readPort(stdout, bridgeStarts)
	go func() {
		_ = cmd.Wait()
		close(b.exited)
	}()
	if err == nil {
		b.client, err = dial(port)
	}
	if err != nil {
		b.end()
		return nil, fmt.Errorf("%s: %w", bridgeName, err)
	}
	return b, nil
}

func dial(port int) (pulumirpc.ResourceProviderClient, error) {
	conn, err := grpc.NewClient(fmt.Sprintf("127.0.0.1:%d", port),
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(maxMessage), grpc.MaxCallSendMsgSize(maxMessage)))
	if err != nil {
		return nil, err
	}
	return pulumirpc.NewResourceProviderClient(conn), nil
}

// end kills the bridge, and with it terraform-provider-aws. Neither has anything to tidy up but the socket.
func (b *bridge) end() {
	_ = b.process.Kill()
	<-b.exited
	_ = os.RemoveAll(b.socketFolder)
}

// load starts terraform-provider-aws behind the bridge, once: the bridge refuses to be told twice.
func (b *bridge) load(ctx context.Context) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.loaded {
		return nil
	}
	if err := checkTerraformProvider(os.Getenv(terraformEnv)); err != nil {
		return err
	}
	link, err := linkToSelf(b.dir)
	if err != nil {
		return err
	}
	args := []string{link, "--include", strings.Join(b.terraformTypes, ",")}
	_, err = b.client.Parameterize(ctx, &pulumirpc.ParameterizeRequest{Parameters: &pulumirpc.ParameterizeRequest_Args{
		Args: &pulumirpc.ParameterizeRequest_ParametersArgs{Args: args}}})
	b.loaded = err == nil
	return err
}

// readPort reads the one line that a plugin prints, and goes on reading so that the plugin never blocks on its stdout.
func readPort(stdout io.Reader, wait time.Duration) (int, error) {
	type result struct {
		port int
		err  error
	}
	results := make(chan result, 1)
	go func() {
		lines := bufio.NewReader(stdout)
		line, err := lines.ReadString('\n')
		if err != nil {
			results <- result{err: fmt.Errorf("ended before it said its port: %w", err)}
			return
		}
		port, err := strconv.Atoi(strings.TrimSpace(line))
		if err != nil {
			err = fmt.Errorf("said no port in its first line")
		}
		results <- result{port, err}
		_, _ = io.Copy(io.Discard, lines)
	}()
	select {
	case r := <-results:
		return r.port, r.err
	case <-time.After(wait):
		return 0, fmt.Errorf("said no port within %s", wait)
	}
}

// quiet is the environment without Terraform's own log settings: its trace log holds requests with all their secrets.
func quiet(environ []string) []string {
	var kept []string
	for _, variable := range environ {
		if !strings.HasPrefix(variable, "TF_LOG") {
			kept = append(kept, variable)
		}
	}
	return kept
}

func checkTerraformProvider(path string) error {
	if path == "" || !filepath.IsAbs(path) {
		return fmt.Errorf("%s must be the absolute path of the program terraform-provider-aws, found %q", terraformEnv, path)
	}
	if info, err := os.Stat(path); err != nil || info.IsDir() || info.Mode()&0o111 == 0 {
		return fmt.Errorf("%s names no program: %q", terraformEnv, path)
	}
	return nil
}

// linkToSelf makes the file that the bridge is told to start. It is this program once more, under the name that the
// bridge insists on: so started, it becomes terraform-provider-aws (see becomeTerraformProvider). The link is the same
// for every run and every user of this folder, so it stays.
func linkToSelf(dir string) (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(dir, "terraform")
	link := filepath.Join(folder, terraformName)
	target := filepath.Join("..", filepath.Base(self))
	if found, err := os.Readlink(link); err == nil && found == target {
		return link, nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	// Renamed into place, so that a run that starts at the same moment finds the link whole or not at all.
	fresh := filepath.Join(folder, fmt.Sprintf(".%d", os.Getpid()))
	if err := os.Symlink(target, fresh); err != nil {
		return "", err
	}
	if err := os.Rename(fresh, link); err != nil {
		_ = os.Remove(fresh)
		return "", err
	}
	return link, nil
}
