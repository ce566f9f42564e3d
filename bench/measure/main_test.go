package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain lets the test program stand in for a command.
func TestMain(m *testing.M) {
	if os.Getenv("MEASURE_AS") == "command" {
		block := bytes.Repeat([]byte("x"), 100_000_000)
		os.Stdout.Write(block[:5])
		os.Exit(3)
	}
	os.Exit(m.Run())
}

func TestMeasure(t *testing.T) {
	t.Setenv("MEASURE_AS", "command")
	out := filepath.Join(t.TempDir(), "out")
	var b bytes.Buffer
	if err := measure([]string{"-n", "2", "-json", "-out", out, "--", os.Args[0]}, &b, io.Discard); err != nil {
		t.Fatal(err)
	}
	var runs []Run
	if err := json.Unmarshal(b.Bytes(), &runs); err != nil {
		t.Fatal(err)
	}
	if len(runs) != 2 || runs[0].Exit != 3 || runs[0].Late || runs[0].Clock <= 0 || runs[0].CPU <= 0 {
		t.Errorf("got %+v, want two runs with exit 3 that took time", runs)
	}
	if m := runs[0].Memory; m != 0 && (m < 100 || m > 400) {
		t.Errorf("got %g MB, want some more than the 100 that were written to", m)
	}
	if data, err := os.ReadFile(out); string(data) != "xxxxx" {
		t.Errorf("the output is %q (%v)", data, err)
	}
}

func TestMedian(t *testing.T) {
	m := Median([]Run{{Clock: 5, CPU: 1, Memory: 30}, {Clock: 1, CPU: 3, Memory: 10}, {Clock: 2, CPU: 2, Memory: 20, Exit: 4}})
	if want := (Run{Clock: 2, CPU: 2, Memory: 20, Exit: 4}); m != want {
		t.Errorf("got %+v, want %+v", m, want)
	}
	if m := Median([]Run{{CPU: 1}, {CPU: 2}}); m.CPU != 1.5 {
		t.Errorf("of two: got %g, want 1.5", m.CPU)
	}
}

func TestWrongUse(t *testing.T) {
	for name, args := range map[string][]string{
		"no command":    nil,
		"no run":        {"-n", "0", "--", "true"},
		"no such thing": {"--", "a-command-that-does-not-exist"},
	} {
		if err := measure(args, io.Discard, io.Discard); err == nil {
			t.Errorf("%s: got no error", name)
		}
	}
	if err := measure([]string{"-n", "x"}, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), "invalid value") {
		t.Errorf("got error %v", err)
	}
}
