package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

//go:embed tokens.json
var tokensFile []byte

// table says which Terraform type stands behind a Pulumi AWS token, and where the two spell a property differently.
type table struct {
	Resources map[string]string  `json:"resources"`
	Functions map[string]string  `json:"functions"`
	Shapes    map[string][]shape `json:"shapes"`
}

// resource is one row of the table: the type as the bridge names it, and the properties to respell on the way.
type resource struct {
	token  string
	shapes []shape
}

func readTable(file []byte) (*table, error) {
	var t table
	d := json.NewDecoder(bytes.NewReader(file))
	d.DisallowUnknownFields()
	if err := d.Decode(&t); err != nil {
		return nil, fmt.Errorf("tokens.json: %w", err)
	}
	for terraformType, shapes := range t.Shapes {
		for _, s := range shapes {
			if err := s.validate(shapes); err != nil {
				return nil, fmt.Errorf("tokens.json: %s: %w", terraformType, err)
			}
		}
	}
	return &t, nil
}

// resource gives the bridge's type for a Pulumi AWS type. Pulumi's own types, providers among them, keep their names.
func (t *table) resource(token string) (resource, error) {
	if strings.HasPrefix(token, "pulumi:") {
		return resource{token: token}, nil
	}
	terraformType, ok := t.Resources[token]
	if !ok {
		return resource{}, fmt.Errorf("the sandbox's AWS provider knows no Terraform type for %s: add it to \"resources\" in sandbox/aws/tokens.json", token)
	}
	name := camelCase(terraformType)
	return resource{token: "aws:index/" + name + ":" + upperFirst(name), shapes: t.Shapes[terraformType]}, nil
}

// function gives the bridge's token for a Pulumi AWS function.
func (t *table) function(token string) (string, error) {
	dataSource, ok := t.Functions[token]
	if !ok {
		return "", fmt.Errorf("the sandbox's AWS provider knows no Terraform data source for %s: add it to \"functions\" in sandbox/aws/tokens.json", token)
	}
	name := "get" + upperFirst(camelCase(dataSource))
	return "aws:index/" + name + ":" + name, nil
}

// urn respells the resource's own type. The types before it in the chain are its parents, components of the program.
func (t *table) urn(urn string) (string, resource, error) {
	parts := strings.SplitN(urn, "::", 4) // urn:pulumi:STACK, PROJECT, PARENT$TYPE, NAME
	if len(parts) != 4 {
		return "", resource{}, fmt.Errorf("not a URN: %q", urn)
	}
	chain := strings.Split(parts[2], "$")
	last := len(chain) - 1
	r, err := t.resource(chain[last])
	if err != nil {
		return "", resource{}, err
	}
	chain[last] = r.token
	parts[2] = strings.Join(chain, "$")
	return strings.Join(parts, "::"), r, nil
}

// terraformTypes are all types that the table names: the bridge loads the schema of these alone, which is what keeps it fast.
func (t *table) terraformTypes() []string {
	var all []string
	for _, rows := range []map[string]string{t.Resources, t.Functions} {
		for _, terraformType := range rows {
			all = append(all, terraformType)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// camelCase names a Terraform type as the bridge does: aws_emr_cluster becomes emrCluster.
func camelCase(terraformType string) string {
	words := strings.Split(strings.TrimPrefix(terraformType, "aws_"), "_")
	for i := 1; i < len(words); i++ {
		words[i] = upperFirst(words[i])
	}
	return strings.Join(words, "")
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
