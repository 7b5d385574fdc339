package main

import (
	"errors"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/structpb"
)

// The signatures of a file and of an archive on the wire.
const (
	assetSignature   = "c44067f5952c0a294b673a41bacd8c17"
	archiveSignature = "0def7320c3a5731c473e5ecbe6d01bc7"
)

var errAssetNotAFile = errors.New("the sandbox's AWS provider hands on assets that are files on this computer, and no others: " +
	"give text or bytes as content or contentBase64")

func isAsset(v *structpb.Value) bool {
	s := unmarked(v).GetStructValue().GetFields()[signature].GetStringValue()
	return s == assetSignature || s == archiveSignature
}

// assets are the top-level assets of a request, to answer with what was asked.
func assets(bags ...*structpb.Struct) map[string]*structpb.Value {
	kept := map[string]*structpb.Value{}
	for _, bag := range bags {
		for name, v := range bag.GetFields() {
			if isAsset(v) {
				kept[name] = proto.Clone(v).(*structpb.Value)
			}
		}
	}
	return kept
}

func restoreAssets(kept map[string]*structpb.Value, bags ...*structpb.Struct) {
	for _, bag := range bags {
		for name, v := range kept {
			if bag.GetFields()[name] != nil {
				bag.Fields[name] = proto.Clone(v).(*structpb.Value)
			}
		}
	}
}

// assetsToPaths turns every asset into the path of its file, which is what Terraform expects in its place.
func assetsToPaths(bags ...*structpb.Struct) error {
	paths := map[string]string{}
	var failed error
	eachAsset(bags, func(_ *structpb.Value, path, hash string) {
		if path != "" {
			paths[hash] = path
		}
	})
	eachAsset(bags, func(v *structpb.Value, path, hash string) {
		fields := v.GetStructValue().GetFields()
		switch {
		case path != "":
		case fields["text"] != nil || fields["uri"] != nil || fields["assets"] != nil || hash == "":
			failed = errAssetNotAFile
			return
		case paths[hash] != "":
			// In a state the engine keeps only an asset's hash: here the other side of the request still has the file.
			path = paths[hash]
		default:
			// The file has changed since. A hash differs from every path, so Terraform sees a change, as it should.
			path = hash
		}
		v.Kind = &structpb.Value_StringValue{StringValue: path}
	})
	return failed
}

func eachAsset(bags []*structpb.Struct, visit func(v *structpb.Value, path, hash string)) {
	for _, bag := range bags {
		for _, v := range bag.GetFields() {
			eachAssetIn(v, visit)
		}
	}
}

func eachAssetIn(v *structpb.Value, visit func(v *structpb.Value, path, hash string)) {
	for _, element := range v.GetListValue().GetValues() {
		eachAssetIn(element, visit)
	}
	fields := v.GetStructValue().GetFields()
	if s := fields[signature].GetStringValue(); s == assetSignature || s == archiveSignature {
		visit(v, fields["path"].GetStringValue(), fields["hash"].GetStringValue())
		return
	}
	for _, field := range fields {
		eachAssetIn(field, visit)
	}
}
