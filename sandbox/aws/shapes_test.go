package main

import (
	"encoding/json"
	"testing"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/structpb"
)

const (
	secretSignature = "1b47061264138c4ac30d75fd1eb44270"
	unknown         = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
)

func bag(t *testing.T, text string) *structpb.Struct {
	t.Helper()
	s := &structpb.Struct{}
	if err := protojson.Unmarshal([]byte(text), s); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return s
}

func same(t *testing.T, what string, got *structpb.Struct, want string) {
	t.Helper()
	if !proto.Equal(got, bag(t, want)) {
		text, _ := json.Marshal(got.AsMap())
		t.Errorf("%s\n got %s\nwant %s", what, text, want)
	}
}

func secret(value string) string {
	return `{"` + signature + `": "` + secretSignature + `", "value": ` + value + `}`
}

var bothSpellings = []struct{ what, terraformType, aws, bridge string }{
	{"renamed", "aws_security_group",
		`{"ingress": [{"fromPort": 443}], "name": "a"}`,
		`{"ingresses": [{"fromPort": 443}], "name": "a"}`},
	{"an object that is a list of one", "aws_s3_bucket_lifecycle_configuration",
		`{"rules": [{"id": "a", "expiration": {"days": 1}}, {"id": "b"}]}`,
		`{"rules": [{"id": "a", "expirations": [{"days": 1}]}, {"id": "b"}]}`},
	{"a list of one that is an object", "aws_s3_bucket",
		`{"versionings": [{"enabled": true}], "lifecycleRules": [{"expirations": [{"days": 1}]}]}`,
		`{"versioning": {"enabled": true}, "lifecycleRules": [{"expiration": {"days": 1}}]}`},
	{"a secret object", "aws_emr_cluster",
		`{"steps": ` + secret(`[{"hadoopJarStep": `+secret(`{"jar": "a"}`)+`}]`) + `}`,
		`{"steps": ` + secret(`[{"hadoopJarSteps": `+secret(`[{"jar": "a"}]`)+`}]`) + `}`},
	{"a secret list", "aws_s3_bucket",
		`{"loggings": ` + secret(`[{"targetBucket": "a"}]`) + `}`,
		`{"logging": ` + secret(`{"targetBucket": "a"}`) + `}`},
	{"unknown", "aws_s3_bucket",
		`{"loggings": "` + unknown + `"}`,
		`{"logging": "` + unknown + `"}`},
	{"another type's name", "aws_kms_key",
		`{"ingress": [1], "rules": [{"expiration": {"days": 1}}]}`,
		`{"ingress": [1], "rules": [{"expiration": {"days": 1}}]}`},
}

func TestRespell(t *testing.T) {
	table := shippedTable(t)
	for _, c := range bothSpellings {
		shapes := table.Shapes[c.terraformType]
		got := bag(t, c.aws)
		respell(toBridge(shapes), got)
		same(t, c.what+", to the bridge", got, c.bridge)
		respell(fromBridge(shapes), got)
		same(t, c.what+", and back", got, c.aws)
	}
}

// The bridge recovers Terraform's state from its own outputs, down to the empty lists in them.
func TestRespellGivesTheBridgeItsEmptyListsBack(t *testing.T) {
	shapes := shippedTable(t).Shapes["aws_s3_bucket_lifecycle_configuration"]
	const outputs = `{"rules": [{"expirations": [], "filters": [{"prefix": ""}]}]}`
	got := bag(t, outputs)
	respell(fromBridge(shapes), got)
	same(t, "from the bridge", got, `{"rules": [{"expirations": [], "filter": {"prefix": ""}}]}`)
	respell(toBridge(shapes), got)
	same(t, "and back", got, outputs)
}

func TestRespellPath(t *testing.T) {
	table := shippedTable(t)
	for _, c := range []struct{ terraformType, aws, bridge string }{
		{"aws_security_group", "ingress[2].cidrBlocks[0]", "ingresses[2].cidrBlocks[0]"},
		{"aws_security_group", "tags.ingress", "tags.ingress"},
		{"aws_security_group", `tags["a.ingress]"].x`, `tags["a.ingress]"].x`},
		{"aws_cloudwatch_metric_alarm", "name", "alarmName"},
		{"aws_s3_bucket_lifecycle_configuration", "rules[0].expiration.days", "rules[0].expirations[0].days"},
		{"aws_s3_bucket_lifecycle_configuration", "rules[*].expiration.days", "rules[*].expirations[0].days"},
		{"aws_s3_bucket_lifecycle_configuration", "rules", "rules"},
		{"aws_emr_cluster", "steps[1].hadoopJarStep.jar", "steps[1].hadoopJarSteps[0].jar"},
		{"aws_kms_key", "name", "name"},
	} {
		shapes := table.Shapes[c.terraformType]
		if got := respellPath(toBridge(shapes), c.aws); got != c.bridge {
			t.Errorf("to the bridge: %s became %s, not %s", c.aws, got, c.bridge)
		}
		if got := respellPath(fromBridge(shapes), c.bridge); got != c.aws {
			t.Errorf("from the bridge: %s became %s, not %s", c.bridge, got, c.aws)
		}
	}
	shapes := table.Shapes["aws_s3_bucket"]
	if got := respellPath(toBridge(shapes), "loggings[0].targetBucket"); got != "logging.targetBucket" {
		t.Errorf("got %s", got)
	}
	if got := respellPath(toBridge(shapes), "loggings"); got != "logging" {
		t.Errorf("got %s", got)
	}
}
