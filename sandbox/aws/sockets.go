package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// terraform-provider-aws listens on a socket file and leaves it behind when it is killed, as it is at the end of every
// run. So it gets a folder for it that this process removes; a process that was itself killed has its folder removed by
// the next one that starts.
const (
	socketFolderEnv = "PLUGIN_UNIX_SOCKET_DIR"
	socketFolders   = "sealed-aws-%d-"
)

func makeSocketFolder() (string, error) {
	removeDeadSocketFolders()
	return os.MkdirTemp("", fmt.Sprintf(socketFolders, os.Getpid()))
}

func removeDeadSocketFolders() {
	found, err := filepath.Glob(filepath.Join(os.TempDir(), "sealed-aws-*-*"))
	if err != nil {
		return
	}
	for _, folder := range found {
		var pid int
		if _, err := fmt.Sscanf(filepath.Base(folder), socketFolders, &pid); err != nil || pid <= 0 {
			continue
		}
		if errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
			_ = os.RemoveAll(folder) // another user's folder refuses, and is none of ours
		}
	}
}
