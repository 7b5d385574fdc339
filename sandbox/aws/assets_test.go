package main

import (
	"errors"
	"testing"
)

func asset(sig, rest string) string { return `{"` + signature + `": "` + sig + `", ` + rest + `}` }

func TestAssetsBecomePaths(t *testing.T) {
	news := bag(t, `{"source": `+asset(assetSignature, `"path": "/a", "hash": "1"`)+`,
		"list": [`+secret(asset(archiveSignature, `"path": "/b", "hash": "2"`))+`], "key": "k"}`)
	olds := bag(t, `{"source": `+asset(assetSignature, `"hash": "1"`)+`, "other": `+asset(assetSignature, `"hash": "9"`)+`}`)
	if err := assetsToPaths(news, nil, olds); err != nil {
		t.Fatal(err)
	}
	same(t, "new", news, `{"source": "/a", "list": [`+secret(`"/b"`)+`], "key": "k"}`)
	same(t, "old: the file is known by its hash", olds, `{"source": "/a", "other": "9"}`)
}

func TestAssetsThatAreNoFilesAreRefused(t *testing.T) {
	for _, rest := range []string{`"text": "x", "hash": "1"`, `"uri": "u", "hash": "1"`, `"assets": {}, "hash": "1"`, `"path": ""`} {
		if err := assetsToPaths(bag(t, `{"source": `+asset(assetSignature, rest)+`}`)); !errors.Is(err, errAssetNotAFile) {
			t.Errorf("%s: %v", rest, err)
		}
	}
}

func TestAnswersCarryTheAssetsThatWereAsked(t *testing.T) {
	source := asset(assetSignature, `"path": "/a", "hash": "1"`)
	asked := bag(t, `{"source": `+source+`, "gone": `+source+`}`)
	kept := assets(asked)
	if err := assetsToPaths(asked); err != nil {
		t.Fatal(err)
	}
	answer := bag(t, `{"source": "/a", "key": "k"}`)
	restoreAssets(kept, answer, nil)
	same(t, "answer", answer, `{"source": `+source+`, "key": "k"}`)
}
