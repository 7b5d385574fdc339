package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"google.golang.org/grpc"

	"github.com/pulumi/pulumi/pkg/v3/testing/pulumi-test-language/runner"
	"github.com/pulumi/pulumi/pkg/v3/testing/pulumi-test-language/tests"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	testingrpc "github.com/pulumi/pulumi/sdk/v3/proto/go/testing"
)

const officialPrefix = "policy-"

// A result is what became of a case.
type result struct {
	Name     string   `json:"name"`
	Passed   bool     `json:"passed"`
	Messages []string `json:"messages"`
	Refusals []string `json:"refusals"`
	Seconds  float64  `json:"seconds"`
}

// officialCases names the policy cases of Pulumi's suite, in order.
func officialCases() []string {
	var names []string
	for name := range tests.LanguageTests {
		if strings.HasPrefix(name, officialPrefix) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// A suite is Pulumi's runner with the cases that can be run.
type suite struct {
	cases  map[string]tests.LanguageTest
	runner runner.LanguageTestServer
	host   string
	packs  string
	work   string
}

func newSuite(packs, work string) (*suite, error) {
	cases := map[string]tests.LanguageTest{}
	for _, name := range officialCases() {
		cases[name] = tests.LanguageTests[name]
	}
	for _, own := range own {
		cases[own.name] = own.test
	}
	host, err := rpcutil.ServeWithOptions(rpcutil.ServeOptions{
		Init: func(server *grpc.Server) error {
			pulumirpc.RegisterLanguageRuntimeServer(server, &languageHost{})
			return nil
		},
	})
	if err != nil {
		return nil, fmt.Errorf("serve the language host: %w", err)
	}
	server, err := runner.Start(context.Background(), programs{tests.LanguageTestdata}, cases)
	if err != nil {
		return nil, fmt.Errorf("start the runner: %w", err)
	}
	return &suite{
		cases:  cases,
		runner: server,
		host:   fmt.Sprintf("127.0.0.1:%d", host.Port),
		packs:  packs,
		work:   work,
	}, nil
}

func (s *suite) run(name string, limit time.Duration, watched *watchedPlugin) result {
	begin := time.Now()
	messages := append([]string{}, s.messages(name, limit)...)
	messages = append(messages, watched.end()...)
	refusals, faults := watched.judge()
	if _, known := s.cases[name]; known {
		messages = append(messages, faults...)
	}
	return result{
		Name:     name,
		Passed:   len(messages) == 0,
		Messages: messages,
		Refusals: refusals,
		Seconds:  time.Since(begin).Round(time.Millisecond).Seconds(),
	}
}

// messages runs a case; what it returns is why the case has not passed.
func (s *suite) messages(name string, limit time.Duration) []string {
	test, known := s.cases[name]
	if !known {
		return []string{"There is no such case. There are: " + strings.Join(append(officialCases(), ownCases()...), ", ")}
	}
	if len(test.Runs) == 0 {
		return []string{"The case runs nothing."}
	}
	answered := make(chan []string, 1)
	go func() { answered <- s.ask(context.Background(), name) }()
	select {
	case messages := <-answered:
		return messages
	case <-time.After(limit):
		// The runner can't be cancelled: its host panics. Without its analyzer it does not get far.
		return []string{fmt.Sprintf("The case took longer than %v.", limit)}
	}
}

func (s *suite) ask(ctx context.Context, name string) []string {
	folder := filepath.Join(s.work, name)
	token, err := s.runner.PrepareLanguageTests(ctx, &testingrpc.PrepareLanguageTestsRequest{
		LanguagePluginName:   languageName,
		LanguagePluginTarget: s.host,
		TemporaryDirectory:   folder,
		SnapshotDirectory:    folder + "-snapshots",
		PolicyPackDirectory:  s.packs,
	})
	if err != nil {
		return []string{err.Error()}
	}
	defer func() { _ = os.RemoveAll(folder) }()
	answer, err := s.runner.RunLanguageTest(ctx, &testingrpc.RunLanguageTestRequest{Token: token.Token, Test: name})
	if err != nil {
		return []string{err.Error()}
	}
	if answer.Success && len(answer.Messages) == 0 {
		return nil
	}
	return append(answer.Messages, "The engine said:\n"+answer.Stdout+answer.Stderr)
}

// programs are the suite's programs, and by the names of this program's own cases those that they run.
type programs struct {
	fs.FS
}

func (p programs) Open(name string) (fs.File, error) {
	for _, own := range own {
		root := "testdata/" + own.name
		if name == root || strings.HasPrefix(name, root+"/") {
			return p.FS.Open("testdata/" + own.program + strings.TrimPrefix(name, root))
		}
	}
	return p.FS.Open(name)
}
