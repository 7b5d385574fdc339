// pulumi-policy-conformance runs the policy cases of Pulumi's own conformance suite, with Pulumi's own runner, against
// policy packs that an analyzer plugin starts. Standard output holds one JSON object a case, a line each.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

const (
	exitFailed = 1
	exitUsage  = 2
	exitEnded  = 130
)

const usage = `pulumi-policy-conformance runs Pulumi's official policy conformance cases against policy packs.

Usage: pulumi-policy-conformance -packs FOLDER -plugin FILE [-limit DURATION] [CASE...]
       pulumi-policy-conformance -list

Without a CASE all official cases run. Each gives one line of JSON on standard output:
  name      the case
  passed    whether the runner was content and the analyzers were silent
  messages  why it did not pass
  refusals  what analyzers that did not start said on standard error
  seconds   how long it took
A case that does not exist has not passed. Log messages of the engine go to standard error.

Exit code: 0 all passed, 1 some did not, 2 wrong usage.

`

func main() {
	if filepath.Base(os.Args[0]) == pluginName {
		os.Exit(watch(filepath.Dir(os.Args[0]), os.Args[1:]))
	}
	// Only results go to standard output, whatever the engine's code prints.
	results := os.Stdout
	os.Stdout = os.Stderr

	flags := flag.NewFlagSet("pulumi-policy-conformance", flag.ContinueOnError)
	flags.Usage = func() {
		fmt.Fprint(flags.Output(), usage)
		flags.PrintDefaults()
	}
	packs := flags.String("packs", "", "the `folder` of the packs, one folder each, by the cases' names for them")
	plugin := flags.String("plugin", "", "the `file` that starts packs: pulumi-analyzer-policy-jvm")
	limit := flags.Duration("limit", 2*time.Minute, "the time that one case may take")
	list := flags.Bool("list", false, "print the names of all cases, the official ones and this program's own")
	if err := flags.Parse(os.Args[1:]); errors.Is(err, flag.ErrHelp) {
		return
	} else if err != nil {
		os.Exit(exitUsage)
	}
	if *list {
		fmt.Fprintln(results, strings.Join(append(officialCases(), ownCases()...), "\n"))
		return
	}
	if faults := faultsOf(*packs, *plugin, *limit); len(faults) > 0 {
		fmt.Fprintln(os.Stderr, strings.Join(faults, "\n"))
		os.Exit(exitUsage)
	}
	names := flags.Args()
	if len(names) == 0 {
		names = officialCases()
	}

	passed, err := runAll(names, *packs, *plugin, *limit, results)
	if err != nil {
		fmt.Fprintln(os.Stderr, "pulumi-policy-conformance:", err)
	}
	if err != nil || !passed {
		os.Exit(exitFailed)
	}
}

func faultsOf(packs, plugin string, limit time.Duration) []string {
	var faults []string
	if info, err := os.Stat(packs); err != nil || !info.IsDir() {
		faults = append(faults, fmt.Sprintf("-packs: %q is not a folder.", packs))
	}
	if info, err := os.Stat(plugin); err != nil || info.IsDir() || info.Mode()&0o111 == 0 {
		faults = append(faults, fmt.Sprintf("-plugin: %q is not an executable file.", plugin))
	}
	if limit <= 0 {
		faults = append(faults, fmt.Sprintf("-limit: %v is not more than 0.", limit))
	}
	return faults
}

func runAll(names []string, packs, plugin string, limit time.Duration, results io.Writer) (bool, error) {
	work, err := os.MkdirTemp("", "policy-conformance-")
	if err != nil {
		return false, err
	}
	defer func() { _ = os.RemoveAll(work) }()
	watched, err := install(filepath.Join(work, "home"), plugin)
	if err != nil {
		return false, err
	}
	defer watched.end()
	setEnvironment(filepath.Join(work, "home"))
	endOnSignal(watched, work)

	suite, err := newSuite(packs, work)
	if err != nil {
		return false, err
	}
	all := true
	for _, name := range names {
		result := suite.run(name, limit, watched)
		all = all && result.Passed
		line, err := json.Marshal(result)
		if err != nil {
			return false, err
		}
		if _, err := fmt.Fprintf(results, "%s\n", line); err != nil {
			return false, err
		}
	}
	return all, nil
}

// The engine's own code takes these signals for a wish to cancel an operation, and then waits for it.
func endOnSignal(watched *watchedPlugin, work string) {
	told := make(chan os.Signal, 1)
	signal.Notify(told, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		<-told
		watched.uninstall()
		watched.end()
		_ = os.RemoveAll(work)
		os.Exit(exitEnded)
	}()
}

// setEnvironment leaves nothing of the user's Pulumi in sight.
func setEnvironment(home string) {
	for _, variable := range os.Environ() {
		if name, _, _ := strings.Cut(variable, "="); strings.HasPrefix(name, "PULUMI_") {
			_ = os.Unsetenv(name)
		}
	}
	for name, value := range map[string]string{
		"PULUMI_HOME": home,
		// The suite compares generated programs with recorded ones; for these cases none are recorded.
		"PULUMI_ACCEPT":                               "true",
		"PULUMI_IGNORE_AMBIENT_PLUGINS":               "true",
		"PULUMI_SKIP_UPDATE_CHECK":                    "true",
		"PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
	} {
		_ = os.Setenv(name, value)
	}
}
