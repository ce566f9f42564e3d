package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"rspsite/bench"
)

// A runner runs tools on inputs.
type runner struct {
	settings
	log  io.Writer
	here []tool // the tools that were asked for and are here
}

// find keeps the tools that work here and says which do not.
func (r *runner) find(all []tool) {
	for _, t := range all {
		if r.tools != nil && !r.tools.MatchString(t.name) {
			continue
		}
		cmd := exec.Command(t.probe[0], t.probe[1:]...)
		if out, err := cmd.CombinedOutput(); err != nil && !strings.Contains(string(out), "Usage of chardiff") {
			fmt.Fprintf(r.log, "SKIPPED: %s is not here (%v): install %s\n", t.name, err, t.install)
			continue
		}
		r.here = append(r.here, t)
	}
}

// clockPerCPU is how much longer by the clock than by the processor a tool may run: the machine may be busy.
const clockPerCPU = 20

// A cost is what one run took, as measure prints it.
type cost struct {
	Clock, CPU, Memory float64
	Exit               int
	Late               bool
}

// run runs a tool on an input so many times. It returns the output of the last run and the medians.
func (r *runner) run(t tool, in *input, times int) (string, cost, error) {
	out := filepath.Join(in.folder, "output-"+strings.Map(fileName, t.name))
	old, new := in.files(t.input)
	args := append([]string{"-json", "-n", fmt.Sprint(times), "-limit", (clockPerCPU * r.limit).String(), "-cpu", fmt.Sprint(int(r.limit.Seconds())), "-out", out, "--"}, t.command(old, new)...)
	cmd := exec.Command(filepath.Join(r.bin, "measure"), args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	data, err := cmd.Output()
	if err != nil {
		return "", cost{}, fmt.Errorf("%s on %s: %v: %s", t.name, in.Name, err, stderr.String())
	}
	var runs []cost
	if err := json.Unmarshal(data, &runs); err != nil || len(runs) == 0 {
		return "", cost{}, fmt.Errorf("%s on %s: measure printed %q (%v)", t.name, in.Name, data, err)
	}
	c := medians(runs)
	if c.Late {
		return "", c, nil
	}
	output, err := os.ReadFile(out)
	if err == nil && len(output) == 0 && in.Old != in.New {
		fmt.Fprintf(r.log, "%s on %s printed nothing (exit %d): %s\n", t.name, in.Name, c.Exit, firstLine(stderr.String()))
	}
	return string(output), c, err
}

func fileName(r rune) rune {
	if strings.ContainsRune(" ,.-", r) {
		return '-'
	}
	return r
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// medians are the medians of each measure by itself. One run that was stopped tells of all.
func medians(runs []cost) cost {
	m := runs[len(runs)-1]
	m.Clock = median(runs, func(c cost) float64 { return c.Clock })
	m.CPU = median(runs, func(c cost) float64 { return c.CPU })
	m.Memory = median(runs, func(c cost) float64 { return c.Memory })
	return m
}

func median[T any](list []T, of func(T) float64) float64 {
	values := make([]float64, len(list))
	for i, x := range list {
		values[i] = of(x)
	}
	slices.Sort(values)
	return (values[(len(values)-1)/2] + values[len(values)/2]) / 2
}

// inputs writes pairs into the working folder.
func (r *runner) inputs(pairs ...bench.Pair) ([]*input, error) {
	var ins []*input
	for _, p := range pairs {
		in, err := write(p, r.work)
		if err != nil {
			return nil, err
		}
		ins = append(ins, in)
	}
	return ins, nil
}

// load is how busy the machine is, where the system tells it.
func load() string {
	data, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "not known"
	}
	first, _, _ := strings.Cut(string(data), " ")
	return first
}
