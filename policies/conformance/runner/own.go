package main

import (
	"github.com/stretchr/testify/require"

	"github.com/pulumi/pulumi/pkg/v3/engine"
	"github.com/pulumi/pulumi/pkg/v3/resource/plugin"
	"github.com/pulumi/pulumi/pkg/v3/testing/pulumi-test-language/providers"
	"github.com/pulumi/pulumi/pkg/v3/testing/pulumi-test-language/tests"
)

// An ownCase closes a gap of the official suite. It runs the program of an official case.
type ownCase struct {
	name    string
	program string
	test    tests.LanguageTest
}

var own = []ownCase{
	{
		// The official case asks a disabled policy for the value that is already there, and so passes a pack that
		// repairs whatever its level is.
		name:    "own-remediate-levels",
		program: "policy-remediate",
		test: tests.LanguageTest{
			Providers:       []func() plugin.Provider{func() plugin.Provider { return &providers.SimpleProvider{} }},
			RunsShareSource: true,
			Runs: []tests.TestRun{
				configured("disabled", false),
				configured("advisory", false),
				configured("mandatory", false),
				configured("remediate", true),
			},
		},
	},
}

func ownCases() []string {
	var names []string
	for _, own := range own {
		names = append(names, own.name)
	}
	return names
}

// configured is a run in which the pack "remediate" is to set the program's true to false, at a level.
func configured(level string, repairs bool) tests.TestRun {
	check := func(l *tests.L, events []engine.Event) {
		repaired := 0
		for _, event := range events {
			if event.Type == engine.PolicyRemediationEvent {
				repaired++
			}
		}
		if repairs {
			require.Equal(l, 1, repaired, "expected one remediation at level %s", level)
		} else {
			require.Zero(l, repaired, "expected no remediation at level %s", level)
		}
	}
	// A mandatory policy that may not repair may well fail the operation.
	mayFail := level == "mandatory"
	return tests.TestRun{
		PolicyPacks: map[string]map[string]any{
			"remediate": {"fixup": map[string]any{"value": false, "enforcementLevel": level}},
		},
		AssertPreview: func(l *tests.L, res tests.AssertPreviewArgs) {
			if !mayFail {
				require.NoError(l, res.Err)
			}
			check(l, res.Events)
		},
		Assert: func(l *tests.L, res tests.AssertArgs) {
			if !mayFail {
				require.NoError(l, res.Err)
			}
			check(l, res.Events)
			resource := tests.RequireSingleNamedResource(l, res.Snap.Resources, "res")
			require.Equal(l, !repairs, resource.Inputs["value"].BoolValue(), "the value at level %s", level)
		},
	}
}
