package main

import (
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"
)

const parentChecked = 200 * time.Millisecond

// ended reports, once, that this process has nothing left to live for: it was told to go, or its parent has died.
//
// The parent is watched because an engine that is killed tells nobody. The engine's address settles who the parent is:
// an engine that answers after the parent was noted is that parent, or the parent's child.
func ended(engine string) <-chan struct{} {
	parent := os.Getppid()
	done := make(chan struct{})
	told := make(chan os.Signal, 1)
	signal.Notify(told, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		defer close(done)
		if engine != "" && !answers(engine) {
			return
		}
		for {
			select {
			case <-told:
				return
			case <-time.After(parentChecked):
				if os.Getppid() != parent {
					return
				}
			}
		}
	}()
	return done
}

func answers(address string) bool {
	conn, err := net.DialTimeout("tcp", address, 2*time.Second)
	if err != nil {
		return false
	}
	_ = conn.Close()
	return true
}
