package main

import (
	"context"

	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/structpb"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// provider answers the engine as Pulumi AWS and asks the bridge. What it does not override is unimplemented, as in a
// provider without components.
type provider struct {
	pulumirpc.UnimplementedResourceProviderServer
	table  *table
	bridge *bridge
}

// outward holds what is needed to bring an answer of the bridge back into Pulumi AWS's spelling.
type outward struct {
	rules  []rule
	assets map[string]*structpb.Value
}

// inward respells a request in place. The answer is to carry the assets of asked, not their paths.
func (r resource) inward(asked []*structpb.Struct, known ...*structpb.Struct) (outward, error) {
	out := outward{rules: fromBridge(r.shapes), assets: assets(asked...)}
	all := append(append([]*structpb.Struct{}, asked...), known...)
	if err := assetsToPaths(all...); err != nil {
		return outward{}, err
	}
	respell(toBridge(r.shapes), all...)
	return out, nil
}

func (o outward) respell(bags ...*structpb.Struct) {
	respell(o.rules, bags...)
	restoreAssets(o.assets, bags...)
}

func bags(all ...*structpb.Struct) []*structpb.Struct { return all }

func (p *provider) Handshake(ctx context.Context, r *pulumirpc.ProviderHandshakeRequest) (*pulumirpc.ProviderHandshakeResponse, error) {
	return p.bridge.client.Handshake(ctx, r)
}

func (p *provider) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: version}, nil
}

// GetSchema gives the bridge's own schema, in the bridge's names: a test compares it with the classes of com.pulumi.aws.
func (p *provider) GetSchema(ctx context.Context, r *pulumirpc.GetSchemaRequest) (*pulumirpc.GetSchemaResponse, error) {
	if err := p.bridge.load(ctx); err != nil {
		return nil, err
	}
	return p.bridge.client.GetSchema(ctx, r)
}

func (p *provider) Attach(ctx context.Context, r *pulumirpc.PluginAttach) (*emptypb.Empty, error) {
	return p.bridge.client.Attach(ctx, r)
}

func (p *provider) Cancel(ctx context.Context, r *emptypb.Empty) (*emptypb.Empty, error) {
	return p.bridge.client.Cancel(ctx, r)
}

func (p *provider) CheckConfig(ctx context.Context, r *pulumirpc.CheckRequest) (*pulumirpc.CheckResponse, error) {
	if err := p.bridge.load(ctx); err != nil {
		return nil, err
	}
	return p.bridge.client.CheckConfig(ctx, r)
}

func (p *provider) DiffConfig(ctx context.Context, r *pulumirpc.DiffRequest) (*pulumirpc.DiffResponse, error) {
	if err := p.bridge.load(ctx); err != nil {
		return nil, err
	}
	return p.bridge.client.DiffConfig(ctx, r)
}

func (p *provider) Configure(ctx context.Context, r *pulumirpc.ConfigureRequest) (*pulumirpc.ConfigureResponse, error) {
	if err := p.bridge.load(ctx); err != nil {
		return nil, err
	}
	return p.bridge.client.Configure(ctx, r)
}

func (p *provider) Check(ctx context.Context, r *pulumirpc.CheckRequest) (*pulumirpc.CheckResponse, error) {
	urn, res, err := p.table.urn(r.Urn)
	if err != nil {
		return nil, err
	}
	r.Urn, r.Type = urn, res.token
	out, err := res.inward(bags(r.News), r.Olds)
	if err != nil {
		return nil, err
	}
	answer, err := p.bridge.client.Check(ctx, r)
	if err != nil {
		return nil, err
	}
	out.respell(answer.Inputs)
	for _, failure := range answer.Failures {
		failure.Property = respellPath(out.rules, failure.Property)
	}
	return answer, nil
}

func (p *provider) Diff(ctx context.Context, r *pulumirpc.DiffRequest) (*pulumirpc.DiffResponse, error) {
	urn, res, err := p.table.urn(r.Urn)
	if err != nil {
		return nil, err
	}
	r.Urn, r.Type = urn, res.token
	out, err := res.inward(bags(r.News), r.Olds, r.OldInputs)
	if err != nil {
		return nil, err
	}
	respellPaths(toBridge(res.shapes), r.IgnoreChanges)
	answer, err := p.bridge.client.Diff(ctx, r)
	if err != nil {
		return nil, err
	}
	respellPaths(out.rules, answer.Diffs)
	respellPaths(out.rules, answer.Replaces)
	respellPaths(out.rules, answer.Stables)
	detailed := make(map[string]*pulumirpc.PropertyDiff, len(answer.DetailedDiff))
	for path, diff := range answer.DetailedDiff {
		detailed[respellPath(out.rules, path)] = diff
	}
	answer.DetailedDiff = detailed
	return answer, nil
}

func (p *provider) Create(ctx context.Context, r *pulumirpc.CreateRequest) (*pulumirpc.CreateResponse, error) {
	urn, res, err := p.table.urn(r.Urn)
	if err != nil {
		return nil, err
	}
	r.Urn, r.Type = urn, res.token
	out, err := res.inward(bags(r.Properties))
	if err != nil {
		return nil, err
	}
	answer, err := p.bridge.client.Create(ctx, r)
	if err != nil {
		return nil, out.initFailed(err)
	}
	out.respell(answer.Properties)
	return answer, nil
}

func (p *provider) Read(ctx context.Context, r *pulumirpc.ReadRequest) (*pulumirpc.ReadResponse, error) {
	urn, res, err := p.table.urn(r.Urn)
	if err != nil {
		return nil, err
	}
	r.Urn, r.Type = urn, res.token
	out, err := res.inward(bags(r.Properties, r.Inputs))
	if err != nil {
		return nil, err
	}
	answer, err := p.bridge.client.Read(ctx, r)
	if err != nil {
		return nil, out.initFailed(err)
	}
	out.respell(answer.Properties, answer.Inputs)
	return answer, nil
}

func (p *provider) Update(ctx context.Context, r *pulumirpc.UpdateRequest) (*pulumirpc.UpdateResponse, error) {
	urn, res, err := p.table.urn(r.Urn)
	if err != nil {
		return nil, err
	}
	r.Urn, r.Type = urn, res.token
	out, err := res.inward(bags(r.News), r.Olds, r.OldInputs)
	if err != nil {
		return nil, err
	}
	respellPaths(toBridge(res.shapes), r.IgnoreChanges)
	answer, err := p.bridge.client.Update(ctx, r)
	if err != nil {
		return nil, out.initFailed(err)
	}
	out.respell(answer.Properties)
	return answer, nil
}

func (p *provider) Delete(ctx context.Context, r *pulumirpc.DeleteRequest) (*emptypb.Empty, error) {
	urn, res, err := p.table.urn(r.Urn)
	if err != nil {
		return nil, err
	}
	r.Urn, r.Type = urn, res.token
	if _, err := res.inward(bags(r.Properties), r.OldInputs); err != nil {
		return nil, err
	}
	return p.bridge.client.Delete(ctx, r)
}

func (p *provider) Invoke(ctx context.Context, r *pulumirpc.InvokeRequest) (*pulumirpc.InvokeResponse, error) {
	token, err := p.table.function(r.Tok)
	if err != nil {
		return nil, err
	}
	r.Tok = token
	return p.bridge.client.Invoke(ctx, r)
}
