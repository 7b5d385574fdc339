package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestReadPort(t *testing.T) {
	if port, err := readPort(strings.NewReader("4711\nmore\n"), time.Second); err != nil || port != 4711 {
		t.Errorf("got %d (%v)", port, err)
	}
	for _, text := range []string{"", "4711", "panic: no\n"} {
		if _, err := readPort(strings.NewReader(text), time.Second); err == nil {
			t.Errorf("%q is no port line", text)
		}
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = r.Close(), w.Close() }()
	if _, err := readPort(r, 10*time.Millisecond); err == nil {
		t.Error("a silent child must not be waited for without end")
	}
}

func TestTerraformsLogSettingsAreNotPassedOn(t *testing.T) {
	got := quiet([]string{"A=1", "TF_LOG=TRACE", "TF_LOG_PATH=/x", "TF_LOG_PROVIDER=DEBUG", "TF_X=1"})
	if !slices.Equal(got, []string{"A=1", "TF_X=1"}) {
		t.Errorf("got %v", got)
	}
}

func TestCheckTerraformProvider(t *testing.T) {
	plain := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(plain, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"", "relative", "/does/not/exist", t.TempDir(), plain} {
		err := checkTerraformProvider(path)
		if err == nil || !strings.Contains(err.Error(), terraformEnv) {
			t.Errorf("%q: %v", path, err)
		}
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := checkTerraformProvider(self); err != nil {
		t.Error(err)
	}
}

func TestLinkToSelf(t *testing.T) {
	dir := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // made once, found the second time
		link, err := linkToSelf(dir)
		if err != nil {
			t.Fatal(err)
		}
		target, err := os.Readlink(link)
		if err != nil || filepath.Base(link) != terraformName || filepath.Join(filepath.Dir(link), target) != filepath.Join(dir, filepath.Base(self)) {
			t.Errorf("%s leads to %s (%v)", link, target, err)
		}
	}
	if err := os.Remove(filepath.Join(dir, "terraform", terraformName)); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(filepath.Join(dir, "terraform")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestSocketFoldersOfTheDeadAreRemoved(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	dead := filepath.Join(os.TempDir(), "sealed-aws-4194305-1") // above the largest process id there is
	strange := filepath.Join(os.TempDir(), "sealed-aws-x-1")
	for _, folder := range []string{dead, strange} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	first, err := makeSocketFolder()
	if err != nil {
		t.Fatal(err)
	}
	second, err := makeSocketFolder()
	if err != nil {
		t.Fatal(err)
	}
	for folder, stays := range map[string]bool{dead: false, strange: true, first: true, second: true} {
		if _, err := os.Stat(folder); (err == nil) != stays {
			t.Errorf("%s: %v", folder, err)
		}
	}
}
