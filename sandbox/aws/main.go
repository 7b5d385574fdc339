// pulumi-resource-aws for the sandbox: it answers the engine as Pulumi AWS does and lets the real terraform-provider-aws
// do the work, through Pulumi's own "any Terraform provider" plugin. Only names are translated on the way.
package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"google.golang.org/grpc"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// The version of Pulumi AWS whose place this takes: com.pulumi:aws of the program asks for exactly this one.
const version = "6.83.0"

func main() {
	if filepath.Base(os.Args[0]) == terraformName {
		fail(becomeTerraformProvider(os.Getenv(terraformEnv)))
	}
	engine := ""
	if len(os.Args) > 1 && !strings.HasPrefix(os.Args[1], "-") {
		engine = os.Args[1]
	}
	done := ended(engine)

	table, err := readTable(tokensFile)
	fail(err)
	self, err := os.Executable()
	fail(err)
	bridge, err := startBridge(filepath.Dir(self), os.Args[1:], table.terraformTypes())
	fail(err)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		bridge.end()
		fail(err)
	}
	server := newServer(&provider{table: table, bridge: bridge})
	go func() { _ = server.Serve(listener) }()
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)

	err = waitForEnd(done, bridge.exited)
	bridge.end()
	fail(err)
	endDescendants()
}

func newServer(p *provider) *grpc.Server {
	server := grpc.NewServer(grpc.MaxRecvMsgSize(maxMessage), grpc.MaxSendMsgSize(maxMessage))
	pulumirpc.RegisterResourceProviderServer(server, p)
	return server
}

func waitForEnd(done, bridgeExited <-chan struct{}) error {
	select {
	case <-done:
		return nil
	case <-bridgeExited:
	}
	// The engine's interrupt goes to the whole group, so the bridge may well be the first to go.
	select {
	case <-done:
		return nil
	case <-time.After(time.Second):
		return fmt.Errorf("%s ended before its time", bridgeName)
	}
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "pulumi-resource-aws:", err)
		endDescendants()
		os.Exit(1)
	}
}
