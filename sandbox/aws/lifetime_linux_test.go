package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"google.golang.org/protobuf/types/known/emptypb"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

const (
	// The folder with a built pulumi-resource-terraform-provider.
	partsEnv = "SEALED_PARTS"
	// Set, the test's program plays the engine: it starts the plugin that this names, as the engine does.
	playEngineEnv = "SEALED_TEST_PLAY_ENGINE"

	goneWithin = 2 * time.Second
)

func TestMain(m *testing.M) {
	if plugin := os.Getenv(playEngineEnv); plugin != "" {
		playEngine(plugin)
	}
	os.Exit(m.Run())
}

// playEngine starts the plugin in a process group of its own and prints its process id and port.
func playEngine(plugin string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	fail(err)
	cmd := exec.Command(plugin, listener.Addr().String())
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Stderr = os.Stderr
	stdout, err := cmd.StdoutPipe()
	fail(err)
	fail(cmd.Start())
	port, err := readPort(stdout, bridgeStarts)
	fail(err)
	fmt.Println(cmd.Process.Pid, port)
	_ = cmd.Wait()
	time.Sleep(time.Hour)
}

// run is one engine with all that it has started.
type run struct {
	engine                   *exec.Cmd
	plugin, bridge, provider int
	client                   pulumirpc.ResourceProviderClient
	stderr                   *bytes.Buffer
}

func TestNoProcessOutlivesItsRun(t *testing.T) {
	parts, terraform := os.Getenv(partsEnv), os.Getenv(terraformEnv)
	if parts == "" || terraform == "" {
		t.Skipf("%s (a folder with %s) and %s (the program terraform-provider-aws) are not both set", partsEnv, bridgeName, terraformEnv)
	}
	dir := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", filepath.Join(dir, "pulumi-resource-aws"), ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := os.Symlink(filepath.Join(parts, bridgeName), filepath.Join(dir, bridgeName)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		end  func(*testing.T, *run)
		all  bool // the engine ends too
	}{
		{name: "the engine interrupts the group", end: func(t *testing.T, r *run) { kill(t, -r.plugin, syscall.SIGINT) }},
		{name: "the plugin is told to end", end: func(t *testing.T, r *run) { kill(t, r.plugin, syscall.SIGTERM) }},
		{name: "the plugin is killed", end: func(t *testing.T, r *run) { kill(t, r.plugin, syscall.SIGKILL) }},
		{name: "the group is killed", end: func(t *testing.T, r *run) { kill(t, -r.plugin, syscall.SIGKILL) }},
		{name: "the bridge is killed", end: func(t *testing.T, r *run) { kill(t, r.bridge, syscall.SIGKILL) }},
		{name: "the engine is killed", end: func(t *testing.T, r *run) { kill(t, r.engine.Process.Pid, syscall.SIGKILL) }},
		{name: "the engine cancels and is killed", end: func(t *testing.T, r *run) {
			if _, err := r.client.Cancel(context.Background(), &emptypb.Empty{}); err != nil {
				t.Error(err)
			}
			kill(t, r.engine.Process.Pid, syscall.SIGKILL)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			shortTempDir(t)
			r := start(t, filepath.Join(dir, "pulumi-resource-aws"))
			c.end(t, r)
			wantGone(t, map[string]int{"pulumi-resource-aws": r.plugin, bridgeName: r.bridge, terraformName: r.provider})
		})
	}

	t.Run("an engine that is gone before the plugin looks", func(t *testing.T) {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		_ = listener.Close()
		cmd := exec.Command(filepath.Join(dir, "pulumi-resource-aws"), listener.Addr().String())
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		select {
		case <-ended:
		case <-time.After(2 * goneWithin):
			_ = cmd.Process.Kill()
			t.Error("the plugin lives on without an engine")
		}
	})

	t.Run("a told end leaves no socket behind", func(t *testing.T) {
		shortTempDir(t)
		r := start(t, filepath.Join(dir, "pulumi-resource-aws"))
		kill(t, r.plugin, syscall.SIGTERM)
		wantGone(t, map[string]int{"pulumi-resource-aws": r.plugin})
		left, err := os.ReadDir(os.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range left {
			if strings.HasPrefix(entry.Name(), "sealed-aws-") || strings.HasPrefix(entry.Name(), "plugin") {
				t.Errorf("left behind: %s", entry.Name())
			}
		}
	})
}

// shortTempDir makes an own folder for temporary files. t.TempDir's name is too long for the path of a socket.
func shortTempDir(t *testing.T) {
	t.Helper()
	dir, err := os.MkdirTemp("", "sealed")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	t.Setenv("TMPDIR", dir)
}

func start(t *testing.T, plugin string) *run {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	r := &run{engine: exec.Command(self), stderr: &bytes.Buffer{}}
	r.engine.Env = append(os.Environ(), playEngineEnv+"="+plugin)
	r.engine.Stderr = r.stderr
	r.engine.WaitDelay = time.Second // a process that outlives its run must not hang the test as well
	stdout, err := r.engine.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.engine.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, pid := range []int{r.engine.Process.Pid, r.plugin, r.bridge, r.provider} {
			if pid > 0 {
				_ = syscall.Kill(pid, syscall.SIGKILL)
			}
		}
		_ = r.engine.Wait()
	})
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("no plugin: %v\n%s", err, r.stderr)
	}
	var port int
	if _, err := fmt.Sscan(line, &r.plugin, &port); err != nil {
		t.Fatal(err)
	}
	if r.client, err = dial(port); err != nil {
		t.Fatal(err)
	}
	config := &pulumirpc.CheckRequest{Urn: "urn:pulumi:dev::emr::pulumi:providers:aws::default", News: bag(t, `{"region": "eu-central-1"}`)}
	if _, err := r.client.CheckConfig(context.Background(), config); err != nil {
		t.Fatalf("CheckConfig: %v\n%s", err, r.stderr)
	}
	r.bridge = onlyChild(t, r.plugin)
	r.provider = onlyChild(t, r.bridge)
	program, err := os.Readlink(fmt.Sprintf("/proc/%d/exe", r.provider))
	if err != nil || program != resolved(t, os.Getenv(terraformEnv)) {
		t.Fatalf("behind the bridge runs %s (%v)", program, err)
	}
	return r
}

func resolved(t *testing.T, path string) string {
	t.Helper()
	r, err := filepath.EvalSymlinks(path)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func kill(t *testing.T, pid int, signal syscall.Signal) {
	t.Helper()
	if err := syscall.Kill(pid, signal); err != nil {
		t.Fatal(err)
	}
}

func wantGone(t *testing.T, pids map[string]int) {
	t.Helper()
	deadline := time.Now().Add(goneWithin)
	for name, pid := range pids {
		for alive(pid) {
			if time.Now().After(deadline) {
				t.Errorf("%s is still there after %s", name, goneWithin)
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
}

// alive says whether a process runs. One that is dead and not yet collected by its parent does not.
func alive(pid int) bool {
	state, _, err := stat(pid)
	return err == nil && state != "Z" && state != "X"
}

func stat(pid int) (state string, parent int, err error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return "", 0, err
	}
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	parent, err = strconv.Atoi(fields[1])
	return fields[0], parent, err
}

func onlyChild(t *testing.T, of int) int {
	t.Helper()
	entries, err := os.ReadDir("/proc")
	if err != nil {
		t.Fatal(err)
	}
	var children []int
	for _, entry := range entries {
		pid, err := strconv.Atoi(entry.Name())
		if err != nil {
			continue
		}
		if _, parent, err := stat(pid); err == nil && parent == of {
			children = append(children, pid)
		}
	}
	if len(children) != 1 {
		t.Fatalf("process %d has the children %v, want one", of, children)
	}
	return children[0]
}
