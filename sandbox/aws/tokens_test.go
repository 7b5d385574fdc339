package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func shippedTable(t *testing.T) *table {
	t.Helper()
	table, err := readTable(tokensFile)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestShippedTableIsWellFormed(t *testing.T) {
	table := shippedTable(t)
	resourceToken := regexp.MustCompile(`^aws:[a-z0-9]+/([a-z][A-Za-z0-9]+):([A-Z][A-Za-z0-9]+)$`)
	functionToken := regexp.MustCompile(`^aws:[a-z0-9]+/(get[A-Z][A-Za-z0-9]+):(get[A-Z][A-Za-z0-9]+)$`)
	terraformType := regexp.MustCompile(`^aws_[a-z0-9_]+$`)
	types := map[string]bool{}
	for token, to := range table.Resources {
		m := resourceToken.FindStringSubmatch(token)
		if m == nil || upperFirst(m[1]) != m[2] {
			t.Errorf("not a resource's token: %s", token)
		}
		if !terraformType.MatchString(to) {
			t.Errorf("%s: not a Terraform type: %s", token, to)
		}
		types[to] = true
	}
	for token, to := range table.Functions {
		if m := functionToken.FindStringSubmatch(token); m == nil || m[1] != m[2] {
			t.Errorf("not a function's token: %s", token)
		}
		if !terraformType.MatchString(to) {
			t.Errorf("%s: not a Terraform type: %s", token, to)
		}
	}
	for to := range table.Shapes {
		if !types[to] {
			t.Errorf("shapes of %s, which no resource is", to)
		}
	}
}

func TestTableRefusesWhatItCannotKeep(t *testing.T) {
	for name, file := range map[string]string{
		"no JSON":                      `{`,
		"an unknown section":           `{"resource": {}}`,
		"an unknown kind":              `{"shapes": {"aws_x": [{"at": "", "aws": "a", "tf": "b", "kind": "swap"}]}}`,
		"a shape that changes nothing": `{"shapes": {"aws_x": [{"at": "", "aws": "a", "tf": "a", "kind": ""}]}}`,
		"a shape inside a shape": `{"shapes": {"aws_x": [{"at": "", "aws": "a", "tf": "b", "kind": ""},
			{"at": "a", "aws": "c", "tf": "d", "kind": ""}]}}`,
	} {
		if _, err := readTable([]byte(file)); err == nil || !strings.Contains(err.Error(), "tokens.json") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestURN(t *testing.T) {
	table := shippedTable(t)
	for from, to := range map[string]string{
		"urn:pulumi:dev::emr::aws:emr/cluster:Cluster::main": "urn:pulumi:dev::emr::aws:index/emrCluster:EmrCluster::main",
		// Only the resource itself: its parents are the program's, even where they are AWS's.
		"urn:pulumi:dev::emr::io:x:Net$aws:ec2/vpc:Vpc$aws:ec2/subnet:Subnet::a::b": "urn:pulumi:dev::emr::io:x:Net$aws:ec2/vpc:Vpc$aws:index/subnet:Subnet::a::b",
		"urn:pulumi:dev::emr::pulumi:providers:aws::default_6_83_0":                 "urn:pulumi:dev::emr::pulumi:providers:aws::default_6_83_0",
	} {
		got, _, err := table.urn(from)
		if err != nil || got != to {
			t.Errorf("%s\n got %s (%v)\nwant %s", from, got, err, to)
		}
	}
	if _, _, err := table.urn("aws:emr/cluster:Cluster"); err == nil {
		t.Error("what is no URN must be refused")
	}
}

func TestUnknownTokensSayWhereToAddThem(t *testing.T) {
	table := shippedTable(t)
	_, _, resourceErr := table.urn("urn:pulumi:dev::emr::aws:rds/cluster:Cluster::db")
	_, functionErr := table.function("aws:rds/getCluster:getCluster")
	for token, err := range map[string]error{"aws:rds/cluster:Cluster": resourceErr, "aws:rds/getCluster:getCluster": functionErr} {
		if err == nil || !strings.Contains(err.Error(), token) || !strings.Contains(err.Error(), "tokens.json") || strings.Contains(err.Error(), "\n") {
			t.Errorf("want one line with %s and tokens.json, got %v", token, err)
		}
	}
}

func TestFunction(t *testing.T) {
	got, err := shippedTable(t).function("aws:index/getCallerIdentity:getCallerIdentity")
	if want := "aws:index/getCallerIdentity:getCallerIdentity"; err != nil || got != want {
		t.Errorf("got %s (%v), want %s", got, err, want)
	}
	got, err = shippedTable(t).function("aws:kms/getKey:getKey")
	if want := "aws:index/getKmsKey:getKmsKey"; err != nil || got != want {
		t.Errorf("got %s (%v), want %s", got, err, want)
	}
}

func TestVersionIsTheOneInPartsJSON(t *testing.T) {
	file, err := os.ReadFile(filepath.Join("..", "engine", "parts.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		Parts []struct{ Name, Version string }
	}
	if err := json.Unmarshal(file, &list); err != nil {
		t.Fatal(err)
	}
	for _, part := range list.Parts {
		if part.Name == "pulumi-resource-aws" {
			if part.Version != version {
				t.Errorf("parts.json says %s, the program %s", part.Version, version)
			}
			return
		}
	}
	t.Error("parts.json does not name pulumi-resource-aws")
}
