// Peers runs rspsite and other programs that compare texts side by side, each as a process of its own, and prints what they
// took and what they show as tables in Markdown. run.sh builds and finds all that it needs:
//
//	RSPSITE_SHARED=DIR bench/peers/run.sh
//
// In: pairs of texts, made by package bench and read from a folder of published policies. Out: tables on standard output;
// what was left out, and why, on standard error. Package judge reads the outputs and takes the figures.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"time"
)

func main() {
	if err := peers(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "peers:", err)
		}
		os.Exit(1)
	}
}

// settings are what the command line says.
type settings struct {
	bin     string // folder with rspsite, measure and chardiff
	drivers string // folder with the scripts that call the peers that are libraries
	work    string // folder for the texts and the outputs
	shared  string // folder with foreign/*/*.md and alignment/asvs; none: only what package bench makes
	python  string // a Python that has lxml
	runs    int
	limit   time.Duration
	only    *regexp.Regexp // of the tables
	texts   *regexp.Regexp // of the texts of growth and hard
	tools   *regexp.Regexp
}

func peers(args []string, stdout, stderr io.Writer) error {
	s, err := parse(args, stderr)
	if err != nil {
		return err
	}
	r := &runner{settings: s, log: stderr}
	r.find(tools(s))
	for _, t := range tables {
		if !s.only.MatchString(t.name) {
			continue
		}
		if err := t.print(r, stdout); err != nil {
			return fmt.Errorf("table %q: %v", t.name, err)
		}
	}
	return nil
}

func parse(args []string, stderr io.Writer) (settings, error) {
	flags := flag.NewFlagSet("peers", flag.ContinueOnError)
	flags.SetOutput(stderr)
	var s settings
	flags.StringVar(&s.bin, "bin", "", "folder with rspsite, measure and chardiff")
	flags.StringVar(&s.drivers, "drivers", "bench/peers/drivers", "folder with the scripts that call libraries")
	flags.StringVar(&s.work, "work", "", "folder for texts and outputs")
	flags.StringVar(&s.shared, "shared", "", "folder with foreign/*/*.md and alignment/asvs/*.md")
	flags.StringVar(&s.python, "python", "python3", "a Python that has lxml")
	flags.IntVar(&s.runs, "n", 5, "runs of each tool on each pair")
	flags.DurationVar(&s.limit, "limit", time.Minute, "stop a tool after this time of the processor")
	choices := map[**regexp.Regexp]*string{
		&s.only:  flags.String("tables", ".", "regular expression for the tables to print: words, moves, markup, time, growth, hard"),
		&s.texts: flags.String("texts", ".", "regular expression for the texts of growth and hard"),
		&s.tools: flags.String("tools", ".", "regular expression for the tools"),
	}
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	for to, text := range choices {
		re, err := regexp.Compile(*text)
		if err != nil {
			return s, fmt.Errorf("a choice: %v", err)
		}
		*to = re
	}
	if s.bin == "" || s.work == "" || s.runs < 1 || flags.NArg() > 0 {
		return s, errors.New("want -bin, -work, -n of at least 1 and no argument: see bench/peers/run.sh")
	}
	return s, nil
}
