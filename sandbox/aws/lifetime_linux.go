package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

// The kernel's "parent has died" signal is really "the thread that started me has ended". Only the main thread lives as
// long as the process, so the main goroutine stays on it and starts the child.
func init() { runtime.LockOSThread() }

// tieToParent makes a child end with this process, even when this process is killed.
func tieToParent(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}

// becomeTerraformProvider replaces this process by terraform-provider-aws and ties its life to the bridge's. The bridge
// itself starts the provider without any tie: killed, it would leave the provider running for ever.
func becomeTerraformProvider(program string) error {
	const prSetPdeathsig = 1
	if _, _, errno := syscall.RawSyscall(syscall.SYS_PRCTL, prSetPdeathsig, uintptr(syscall.SIGKILL), 0); errno != 0 {
		return fmt.Errorf("prctl: %w", errno)
	}
	// A bridge that died before the tie was made sends no signal any more.
	parent, err := os.Readlink(fmt.Sprintf("/proc/%d/exe", os.Getppid()))
	if err == nil && !strings.HasPrefix(filepath.Base(parent), bridgeName) {
		return fmt.Errorf("not started by %s", bridgeName)
	}
	return syscall.Exec(program, append([]string{program}, os.Args[1:]...), os.Environ())
}

// endDescendants has nothing to do: they are tied to this process.
func endDescendants() {}
