package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
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
	if os.Getenv("MEASURE_AS") == "loop" {
		for n := uint(0); ; n++ { // work without end
		}
	}
	if os.Getenv("MEASURE_AS") == "measure" { // with a limit that stays with the process
		os.Setenv("MEASURE_AS", "loop")
		if err := measure([]string{"-json", "-cpu", "1", "--", os.Args[0]}, os.Stdout, os.Stderr); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
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

func TestLimit(t *testing.T) {
	t.Setenv("MEASURE_AS", "loop")
	var b bytes.Buffer
	if err := measure([]string{"-n", "3", "-json", "-limit", "200ms", "--", os.Args[0]}, &b, io.Discard); err != nil {
		t.Fatal(err)
	}
	var runs []Run
	if err := json.Unmarshal(b.Bytes(), &runs); err != nil || len(runs) != 1 || !runs[0].Late || runs[0].Clock > 60 {
		t.Errorf("got %+v (%v), want one run that was stopped", runs, err)
	}
}

func TestLimitOfTheProcessor(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows cannot limit seconds of the processor")
	}
	t.Setenv("MEASURE_AS", "measure")
	out, err := exec.Command(os.Args[0]).Output()
	var runs []Run
	if err := cmp.Or(err, json.Unmarshal(out, &runs)); err != nil || len(runs) != 1 || !runs[0].Late || runs[0].CPU > 5 {
		t.Errorf("got %+v (%v), want one run that was stopped after a second", runs, err)
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
