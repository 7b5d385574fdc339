package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// The engine finds this program under the plugin's name. Under that name it starts the real plugin, passes on what that
// says and writes it down. The suite itself misses what an analyzer prints once it is configured.
const (
	pluginName   = "pulumi-analyzer-policy-jvm"
	pluginFolder = "analyzer-policy-jvm-v0.0.1"
	realPlugin   = "real"
	recordsName  = "records"

	// What a record, a folder named by the process, holds.
	outFile   = "out"
	errFile   = "err"
	endedFile = "ended"

	patience      = 10 * time.Second
	parentChecked = 200 * time.Millisecond
	endChecked    = 20 * time.Millisecond
)

// A watchedPlugin is the plugin in the plugin cache, with the records of its runs since the last judgement.
type watchedPlugin struct {
	records string
}

func install(home, plugin string) (*watchedPlugin, error) {
	folder := filepath.Join(home, "plugins", pluginFolder)
	records := filepath.Join(folder, recordsName)
	if err := os.MkdirAll(records, 0o700); err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if plugin, err = filepath.Abs(plugin); err != nil {
		return nil, err
	}
	return &watchedPlugin{records: records}, errors.Join(
		os.Symlink(self, filepath.Join(folder, pluginName)),
		os.Symlink(plugin, filepath.Join(folder, realPlugin)))
}

// watch is this program under the plugin's name; it gives the real plugin's exit code.
func watch(folder string, args []string) int {
	// The real plugin is told too, as one of the group: this one stays until that has said its last. The signals are
	// caught and not ignored, as the plugin would inherit the latter.
	signal.Notify(make(chan os.Signal, 1), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	code, err := record(folder, args)
	if err != nil {
		fmt.Fprintln(os.Stderr, "pulumi-policy-conformance:", err)
		return exitFailed
	}
	return code
}

func record(folder string, args []string) (int, error) {
	record := filepath.Join(folder, recordsName, strconv.Itoa(os.Getpid()))
	if err := os.Mkdir(record, 0o700); err != nil {
		return 0, err
	}
	out, err := os.Create(filepath.Join(record, outFile))
	if err != nil {
		return 0, err
	}
	defer out.Close()
	errs, err := os.Create(filepath.Join(record, errFile))
	if err != nil {
		return 0, err
	}
	defer errs.Close()

	command := exec.Command(filepath.Join(folder, realPlugin), args...)
	command.Stdin = os.Stdin
	command.Stdout = io.MultiWriter(out, os.Stdout)
	command.Stderr = io.MultiWriter(errs, os.Stderr)
	go endWithParent(os.Getppid())
	err = command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return 0, err
	}
	return command.ProcessState.ExitCode(), os.WriteFile(filepath.Join(record, endedFile), nil, 0o600)
}

// The engine may be killed, which tells nobody; a pack watches its parent, which is this process.
func endWithParent(parent int) {
	for os.Getppid() == parent {
		time.Sleep(parentChecked)
	}
	os.Exit(exitEnded)
}

// uninstall keeps the engine from starting further analyzers.
func (p *watchedPlugin) uninstall() {
	_ = os.Remove(filepath.Join(filepath.Dir(p.records), pluginName))
}

// end ends the analyzers that still run, as the suite leaves them behind; it returns what went wrong.
func (p *watchedPlugin) end() []string {
	var faults []string
	for _, record := range p.all() {
		group, err := strconv.Atoi(filepath.Base(record))
		if err != nil || gone(record, group) {
			continue
		}
		// The engine starts each plugin as a group of its own.
		_ = syscall.Kill(-group, syscall.SIGTERM)
		for waited := time.Duration(0); waited < patience && !gone(record, group); waited += endChecked {
			time.Sleep(endChecked)
		}
		if !gone(record, group) {
			faults = append(faults, fmt.Sprintf("An analyzer did not end within %v of SIGTERM.", patience))
			_ = syscall.Kill(-group, syscall.SIGKILL)
		}
	}
	return faults
}

func gone(record string, group int) bool {
	if _, err := os.Stat(filepath.Join(record, endedFile)); err == nil {
		return true
	}
	return errors.Is(syscall.Kill(-group, 0), syscall.ESRCH)
}

// judge says what the analyzers printed that did not start, and what is wrong with the others: one that serves prints
// its port and nothing else. Then it forgets them all.
func (p *watchedPlugin) judge() (refusals, faults []string) {
	refusals = []string{}
	records := p.all()
	if len(records) == 0 {
		faults = append(faults, "No analyzer was started.")
	}
	for _, record := range records {
		out, outErr := os.ReadFile(filepath.Join(record, outFile))
		said, errErr := os.ReadFile(filepath.Join(record, errFile))
		if err := errors.Join(outErr, errErr, os.RemoveAll(record)); err != nil {
			faults = append(faults, err.Error())
			continue
		}
		port, rest, _ := bytes.Cut(out, []byte("\n"))
		if _, err := strconv.Atoi(string(port)); err != nil {
			refusals = append(refusals, strings.TrimSpace(string(out)+string(said)))
			continue
		}
		if len(rest) > 0 {
			faults = append(faults, fmt.Sprintf("An analyzer printed to standard output, after its port: %q", rest))
		}
		if len(said) > 0 {
			faults = append(faults, fmt.Sprintf("An analyzer printed to standard error: %q", said))
		}
	}
	return refusals, faults
}

func (p *watchedPlugin) all() []string {
	records, _ := filepath.Glob(filepath.Join(p.records, "*"))
	slices.Sort(records)
	return records
}
