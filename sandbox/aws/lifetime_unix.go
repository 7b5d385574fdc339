//go:build unix && !linux

package main

import (
	"os"
	"os/exec"
	"syscall"
)

// Without a "parent has died" signal, all processes stay in the group that the engine made for this plugin, and the
// group is ended as one: by the engine, or by endDescendants.
func tieToParent(*exec.Cmd) {}

func becomeTerraformProvider(program string) error {
	return syscall.Exec(program, append([]string{program}, os.Args[1:]...), os.Environ())
}

func endDescendants() {
	// Only a group of its own: started by hand, this program shares its group with a shell.
	if syscall.Getpgrp() == os.Getpid() {
		_ = syscall.Kill(0, syscall.SIGKILL)
	}
}
