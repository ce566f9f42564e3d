// Measure runs a command several times and prints what it took: seconds of the clock, seconds of the processor, peak memory.
//
//	go run ./bench/measure -n 5 -- rspsite build --source DIR --out DIR
//
// It is a process of its own, and a small one, because the memory that the kernel reports for a command is never less than
// that of the process that started it.
package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Run is what one run of a command took.
type Run struct {
	Clock  float64 // seconds
	CPU    float64 // seconds, of user and system together
	Memory float64 // MB at the peak
	Exit   int
	Late   bool // stopped at the limit
}

func main() {
	if err := measure(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "measure:", err)
		}
		os.Exit(1)
	}
}

func measure(args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("measure", flag.ContinueOnError)
	flags.SetOutput(stderr)
	n := flags.Int("n", 5, "how often to run the command")
	limit := flags.Duration("limit", 10*time.Minute, "stop a run after this time of the clock")
	cpu := flags.Uint64("cpu", 0, "stop a run after this many seconds of the processor, where the system can; 0: never")
	out := flags.String("out", "", "file for the command's output; none: nowhere")
	before := flags.String("before", "", "folder to remove before each run")
	asJSON := flags.Bool("json", false, "print the runs as JSON")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 || *n < 1 {
		return errors.New("want -n of at least 1 and a command behind --")
	}
	if *cpu > 0 {
		if err := limitCPU(*cpu); err != nil {
			return err
		}
	}
	var runs []Run
	for range *n {
		if *before != "" {
			if err := os.RemoveAll(*before); err != nil {
				return err
			}
		}
		r, err := once(flags.Args(), *out, *limit, stderr)
		if err != nil {
			return err
		}
		r.Late = r.Late || *cpu > 0 && wasKilled(r, float64(*cpu))
		runs = append(runs, r)
		if r.Late {
			break // the next would be no sooner
		}
	}
	if *asJSON {
		return json.NewEncoder(stdout).Encode(runs)
	}
	m := Median(runs)
	_, err := fmt.Fprintf(stdout, "%.2f s of the clock, %.2f s of the processor, %.0f MB (median of %d runs, exit %d); load %s\n", m.Clock, m.CPU, m.Memory, len(runs), m.Exit, load())
	return err
}

// once runs the command once.
func once(command []string, out string, limit time.Duration, stderr io.Writer) (Run, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Stderr = stderr
	if out != "" {
		f, err := os.Create(out)
		if err != nil {
			return Run{}, err
		}
		defer f.Close()
		cmd.Stdout = f
	}
	start := time.Now()
	err := cmd.Run()
	r := Run{Clock: time.Since(start).Seconds(), Late: ctx.Err() != nil}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) && !r.Late {
		return Run{}, err
	}
	if s := cmd.ProcessState; s != nil {
		r.CPU, r.Memory, r.Exit = (s.UserTime() + s.SystemTime()).Seconds(), peak(s), s.ExitCode()
	}
	return r, nil
}

// wasKilled reports whether the limit ended the run. The system's clock for that is coarse.
func wasKilled(r Run, cpu float64) bool { return r.Exit == -1 && r.CPU > 0.8*cpu }

// Median is the median of each measure by itself.
func Median(runs []Run) Run {
	of := func(get func(Run) float64) float64 {
		values := make([]float64, len(runs))
		for i, r := range runs {
			values[i] = get(r)
		}
		slices.Sort(values)
		return (values[(len(values)-1)/2] + values[len(values)/2]) / 2
	}
	m := runs[len(runs)-1]
	m.Clock = of(func(r Run) float64 { return r.Clock })
	m.CPU = of(func(r Run) float64 { return r.CPU })
	m.Memory = of(func(r Run) float64 { return r.Memory })
	return m
}

// load is how busy the machine is: the mean length of the queue of the last minute, where the system tells it.
func load() string {
	data, _ := os.ReadFile("/proc/loadavg") // none: not said
	first, _, _ := strings.Cut(string(data), " ")
	if _, err := strconv.ParseFloat(first, 64); err != nil {
		return "not known"
	}
	return cmp.Or(first, "not known")
}
