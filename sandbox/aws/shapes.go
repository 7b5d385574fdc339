package main

import (
	"fmt"
	"strings"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/structpb"
)

// How Pulumi marks a value that is more than JSON (a secret, an output, an asset) on the wire.
const signature = "4dabf18193072939515e22adb298388d"

// shape is one property that Pulumi AWS and the bridge spell differently.
type shape struct {
	At     string `json:"at"`   // the object that holds it: names joined by dots, lists on the way are walked through
	AWS    string `json:"aws"`  // its name in Pulumi AWS
	Bridge string `json:"tf"`   // its name in the bridge
	Kind   string `json:"kind"` // one of the kinds below, seen from Pulumi AWS
}

const (
	renamed = ""       // the same value
	wrap    = "wrap"   // an object in Pulumi AWS, a list of one in the bridge
	unwrap  = "unwrap" // a list of one in Pulumi AWS, an object in the bridge
)

func (s shape) validate(all []shape) error {
	if s.AWS == "" || s.Bridge == "" || s.AWS == s.Bridge {
		return fmt.Errorf("a shape needs two different names, not %q and %q", s.AWS, s.Bridge)
	}
	if s.Kind != renamed && s.Kind != wrap && s.Kind != unwrap {
		return fmt.Errorf("no such kind of shape: %q", s.Kind)
	}
	// A path that leads through a respelt property would have to be respelt itself, in one direction only.
	for _, other := range all {
		inner := s.At + "."
		outer := strings.TrimPrefix(other.At+"."+other.AWS+".", ".")
		if strings.HasPrefix(inner, outer) {
			return fmt.Errorf("%s.%s lies inside %s, which is respelt too", s.At, s.AWS, other.AWS)
		}
	}
	return nil
}

// rule is a shape read in one direction.
type rule struct {
	at, from, to, kind string
}

func toBridge(shapes []shape) []rule {
	rules := make([]rule, 0, len(shapes))
	for _, s := range shapes {
		rules = append(rules, rule{s.At, s.AWS, s.Bridge, s.Kind})
	}
	return rules
}

func fromBridge(shapes []shape) []rule {
	opposite := map[string]string{renamed: renamed, wrap: unwrap, unwrap: wrap}
	rules := make([]rule, 0, len(shapes))
	for _, s := range shapes {
		rules = append(rules, rule{s.At, s.Bridge, s.AWS, opposite[s.Kind]})
	}
	return rules
}

// respell moves every property that a rule names to its other name and form, in place.
func respell(rules []rule, bags ...*structpb.Struct) {
	for _, bag := range bags {
		if bag == nil {
			continue
		}
		for _, r := range rules {
			for _, object := range objectsAt(structpb.NewStructValue(bag), splitDots(r.at)) {
				r.apply(object)
			}
		}
	}
}

func (r rule) apply(object *structpb.Struct) {
	v, ok := object.Fields[r.from]
	if !ok {
		return
	}
	inner := unmarked(v)
	switch r.kind {
	case wrap:
		if inner.GetStructValue() != nil {
			v = remarked(v, structpb.NewListValue(&structpb.ListValue{Values: []*structpb.Value{inner}}))
		}
	case unwrap:
		if list := inner.GetListValue(); list != nil {
			if len(list.Values) == 0 {
				// An empty list has no object to become. It keeps the name under which its maker looks for it again:
				// the bridge recovers Terraform's state from its own outputs and refuses a state with a list missing.
				return
			}
			v = remarked(v, list.Values[0])
		}
	}
	delete(object.Fields, r.from)
	object.Fields[r.to] = v
}

// objectsAt finds the objects at a path, through lists, secrets and outputs.
func objectsAt(v *structpb.Value, path []string) []*structpb.Struct {
	v = unmarked(v)
	if list := v.GetListValue(); list != nil {
		var all []*structpb.Struct
		for _, element := range list.Values {
			all = append(all, objectsAt(element, path)...)
		}
		return all
	}
	object := v.GetStructValue()
	if object == nil {
		return nil
	}
	if len(path) == 0 {
		return []*structpb.Struct{object}
	}
	return objectsAt(object.Fields[path[0]], path[1:])
}

// unmarked is the value inside of secrets and outputs.
func unmarked(v *structpb.Value) *structpb.Value {
	for {
		fields := v.GetStructValue().GetFields()
		if fields[signature] == nil || fields["value"] == nil {
			return v
		}
		v = fields["value"]
	}
}

// remarked is inner under the marks of v: what was secret stays secret.
func remarked(v, inner *structpb.Value) *structpb.Value {
	fields := v.GetStructValue().GetFields()
	if fields[signature] == nil || fields["value"] == nil {
		return inner
	}
	marked := &structpb.Struct{Fields: map[string]*structpb.Value{}}
	for name, field := range fields {
		marked.Fields[name] = field
	}
	marked.Fields["value"] = remarked(fields["value"], inner)
	return proto.Clone(structpb.NewStructValue(marked)).(*structpb.Value)
}

func splitDots(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ".")
}
