package main

import (
	"context"
	"net"
	"strings"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/emptypb"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

const (
	groupURN       = "urn:pulumi:dev::emr::x:y:Net$aws:ec2/securityGroup:SecurityGroup::master"
	bridgeGroupURN = "urn:pulumi:dev::emr::x:y:Net$aws:index/securityGroup:SecurityGroup::master"
	bridgeGroup    = "aws:index/securityGroup:SecurityGroup"
)

// fakeBridge notes what it was asked and answers in the bridge's spelling.
type fakeBridge struct {
	pulumirpc.UnimplementedResourceProviderServer
	asked any
	fail  error
}

func (f *fakeBridge) Check(_ context.Context, r *pulumirpc.CheckRequest) (*pulumirpc.CheckResponse, error) {
	f.asked = r
	return &pulumirpc.CheckResponse{Inputs: r.News, Failures: []*pulumirpc.CheckFailure{{Property: "ingresses[0].protocol"}}}, f.fail
}

func (f *fakeBridge) Diff(_ context.Context, r *pulumirpc.DiffRequest) (*pulumirpc.DiffResponse, error) {
	f.asked = r
	return &pulumirpc.DiffResponse{
		Diffs: []string{"ingresses"}, Replaces: []string{"egresses"}, Stables: []string{"egresses", "name"},
		DetailedDiff: map[string]*pulumirpc.PropertyDiff{"ingresses[0].fromPort": {}},
	}, f.fail
}

func (f *fakeBridge) Create(_ context.Context, r *pulumirpc.CreateRequest) (*pulumirpc.CreateResponse, error) {
	f.asked = r
	return &pulumirpc.CreateResponse{Id: "sg-1", Properties: r.Properties}, f.fail
}

func (f *fakeBridge) Read(_ context.Context, r *pulumirpc.ReadRequest) (*pulumirpc.ReadResponse, error) {
	f.asked = r
	return &pulumirpc.ReadResponse{Id: r.Id, Properties: r.Properties, Inputs: r.Inputs}, f.fail
}

func (f *fakeBridge) Update(_ context.Context, r *pulumirpc.UpdateRequest) (*pulumirpc.UpdateResponse, error) {
	f.asked = r
	return &pulumirpc.UpdateResponse{Properties: r.News}, f.fail
}

func (f *fakeBridge) Delete(_ context.Context, r *pulumirpc.DeleteRequest) (*emptypb.Empty, error) {
	f.asked = r
	return &emptypb.Empty{}, f.fail
}

func (f *fakeBridge) Invoke(_ context.Context, r *pulumirpc.InvokeRequest) (*pulumirpc.InvokeResponse, error) {
	f.asked = r
	return &pulumirpc.InvokeResponse{Return: r.Args}, f.fail
}

func serve(t *testing.T, server *grpc.Server) pulumirpc.ResourceProviderClient {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(server.Stop)
	client, err := dial(listener.Addr().(*net.TCPAddr).Port)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// standIn is the provider before a fake bridge, both behind real connections.
func standIn(t *testing.T) (pulumirpc.ResourceProviderClient, *fakeBridge) {
	t.Helper()
	fake := &fakeBridge{}
	server := grpc.NewServer(grpc.MaxRecvMsgSize(maxMessage), grpc.MaxSendMsgSize(maxMessage))
	pulumirpc.RegisterResourceProviderServer(server, fake)
	client := serve(t, server)
	return serve(t, newServer(&provider{table: shippedTable(t), bridge: &bridge{client: client, loaded: true}})), fake
}

func TestEveryCallIsRespeltBothWays(t *testing.T) {
	ours, theirs := `{"ingress": [1]}`, `{"ingresses": [1]}`
	client, fake := standIn(t)
	ctx := context.Background()

	check, err := client.Check(ctx, &pulumirpc.CheckRequest{Urn: groupURN, Olds: bag(t, ours), News: bag(t, ours)})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Check's answer", check.Inputs, ours)
	if p := check.Failures[0].Property; p != "ingress[0].protocol" {
		t.Errorf("Check's failure is about %s", p)
	}
	checked := fake.asked.(*pulumirpc.CheckRequest)
	same(t, "Check's news", checked.News, theirs)
	same(t, "Check's olds", checked.Olds, theirs)
	wantNames(t, "Check", checked.Urn, checked.Type)

	diff, err := client.Diff(ctx, &pulumirpc.DiffRequest{Urn: groupURN, Olds: bag(t, ours), News: bag(t, ours), OldInputs: bag(t, ours),
		IgnoreChanges: []string{"ingress[0]"}})
	if err != nil {
		t.Fatal(err)
	}
	diffed := fake.asked.(*pulumirpc.DiffRequest)
	same(t, "Diff's news", diffed.News, theirs)
	same(t, "Diff's olds", diffed.Olds, theirs)
	same(t, "Diff's old inputs", diffed.OldInputs, theirs)
	wantNames(t, "Diff", diffed.Urn, diffed.Type)
	if diffed.IgnoreChanges[0] != "ingresses[0]" || diff.Diffs[0] != "ingress" || diff.Replaces[0] != "egress" ||
		diff.Stables[0] != "egress" || diff.DetailedDiff["ingress[0].fromPort"] == nil {
		t.Errorf("Diff's paths: %v, %v", diffed.IgnoreChanges, diff)
	}

	create, err := client.Create(ctx, &pulumirpc.CreateRequest{Urn: groupURN, Properties: bag(t, ours)})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Create's answer", create.Properties, ours)
	created := fake.asked.(*pulumirpc.CreateRequest)
	same(t, "Create's properties", created.Properties, theirs)
	wantNames(t, "Create", created.Urn, created.Type)

	read, err := client.Read(ctx, &pulumirpc.ReadRequest{Id: "sg-1", Urn: groupURN, Properties: bag(t, ours), Inputs: bag(t, ours)})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Read's properties", read.Properties, ours)
	same(t, "Read's inputs", read.Inputs, ours)
	same(t, "what Read asks", fake.asked.(*pulumirpc.ReadRequest).Properties, theirs)
	wantNames(t, "Read", fake.asked.(*pulumirpc.ReadRequest).Urn, fake.asked.(*pulumirpc.ReadRequest).Type)

	update, err := client.Update(ctx, &pulumirpc.UpdateRequest{Urn: groupURN, Olds: bag(t, ours), News: bag(t, ours),
		OldInputs: bag(t, ours), IgnoreChanges: []string{"egress"}})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Update's answer", update.Properties, ours)
	updated := fake.asked.(*pulumirpc.UpdateRequest)
	same(t, "Update's news", updated.News, theirs)
	same(t, "Update's olds", updated.Olds, theirs)
	same(t, "Update's old inputs", updated.OldInputs, theirs)
	wantNames(t, "Update", updated.Urn, updated.Type)
	if updated.IgnoreChanges[0] != "egresses" {
		t.Errorf("Update ignores %v", updated.IgnoreChanges)
	}

	if _, err := client.Delete(ctx, &pulumirpc.DeleteRequest{Urn: groupURN, Properties: bag(t, ours)}); err != nil {
		t.Fatal(err)
	}
	deleted := fake.asked.(*pulumirpc.DeleteRequest)
	same(t, "Delete's properties", deleted.Properties, theirs)
	wantNames(t, "Delete", deleted.Urn, deleted.Type)
}

func wantNames(t *testing.T, call, urn, token string) {
	t.Helper()
	if urn != bridgeGroupURN || token != bridgeGroup {
		t.Errorf("%s names %s, %s", call, urn, token)
	}
}

func TestInvoke(t *testing.T) {
	client, fake := standIn(t)
	if _, err := client.Invoke(context.Background(), &pulumirpc.InvokeRequest{Tok: "aws:kms/getKey:getKey"}); err != nil {
		t.Fatal(err)
	}
	if got := fake.asked.(*pulumirpc.InvokeRequest).Tok; got != "aws:index/getKmsKey:getKmsKey" {
		t.Errorf("asked for %s", got)
	}
}

func TestAStateInAnErrorIsRespelt(t *testing.T) {
	client, fake := standIn(t)
	s, err := status.New(codes.Unknown, "did not come up").WithDetails(&pulumirpc.ErrorResourceInitFailed{
		Id: "sg-1", Properties: bag(t, `{"ingresses": [1]}`), Inputs: bag(t, `{"egresses": [1]}`), Reasons: []string{"why"}})
	if err != nil {
		t.Fatal(err)
	}
	fake.fail = s.Err()
	_, err = client.Create(context.Background(), &pulumirpc.CreateRequest{Urn: groupURN, Properties: bag(t, `{}`)})
	got := status.Convert(err)
	if got.Message() != "did not come up" || len(got.Details()) != 1 {
		t.Fatalf("got %v", got)
	}
	failed := got.Details()[0].(*pulumirpc.ErrorResourceInitFailed)
	same(t, "properties", failed.Properties, `{"ingress": [1]}`)
	same(t, "inputs", failed.Inputs, `{"egress": [1]}`)
	if failed.Id != "sg-1" || failed.Reasons[0] != "why" {
		t.Errorf("got %v", failed)
	}
}

func TestLargeMessagesPassBothWays(t *testing.T) {
	client, _ := standIn(t)
	large := bag(t, `{"a": "`+strings.Repeat("x", 32<<20)+`"}`)
	options := []grpc.CallOption{grpc.MaxCallRecvMsgSize(maxMessage), grpc.MaxCallSendMsgSize(maxMessage)}
	answer, err := client.Create(context.Background(), &pulumirpc.CreateRequest{Urn: groupURN, Properties: large}, options...)
	if err != nil || len(answer.Properties.Fields["a"].GetStringValue()) != 32<<20 {
		t.Errorf("32 MiB do not pass: %v", err)
	}
	if maxMessage != 400<<20 {
		t.Errorf("the engine allows 400 MiB, this program %d", maxMessage)
	}
}

func TestWhatIsNotOfferedIsUnimplemented(t *testing.T) {
	client, _ := standIn(t)
	ctx := context.Background()
	_, construct := client.Construct(ctx, &pulumirpc.ConstructRequest{})
	_, call := client.Call(ctx, &pulumirpc.CallRequest{})
	_, mapping := client.GetMapping(ctx, &pulumirpc.GetMappingRequest{})
	for name, err := range map[string]error{"Construct": construct, "Call": call, "GetMapping": mapping} {
		if status.Code(err) != codes.Unimplemented {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPluginInfo(t *testing.T) {
	client, _ := standIn(t)
	info, err := client.GetPluginInfo(context.Background(), &emptypb.Empty{})
	if err != nil || info.Version != version {
		t.Errorf("got %v (%v)", info, err)
	}
}
