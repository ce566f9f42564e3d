// Generate writes a synthetic project into a folder, to measure rspsite with. The same flags give the same bytes.
//
//	go run ./bench/generate -policies 10 -out DIR
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path"

	"rspsite/bench"
)

func main() {
	if err := generate(os.Args[1:], os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "generate:", err)
		}
		os.Exit(1)
	}
}

func generate(args []string, stderr io.Writer) error {
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	var size bench.Size
	flags.IntVar(&size.Policies, "policies", 1, "number of policies")
	flags.IntVar(&size.Versions, "versions", 10, "versions of each policy")
	flags.IntVar(&size.Clauses, "clauses", 120, "clauses of each first version")
	flags.Uint64Var(&size.Seed, "seed", 1, "seed of the random numbers")
	out := flags.String("out", "", "folder to write, new or empty")
	if err := flags.Parse(args); err != nil {
		return err
	}
	switch {
	case flags.NArg() > 0:
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	case *out == "":
		return errors.New("-out is missing")
	case size.Policies < 1 || size.Versions < 1 || size.Clauses < 1:
		return errors.New("-policies, -versions and -clauses must be at least 1")
	}
	return write(*out, size)
}

func write(dir string, size bench.Size) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty", dir)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for f := range bench.Files(size) {
		if err := root.MkdirAll(path.Dir(f.Path), 0o777); err != nil {
			return err
		}
		if err := root.WriteFile(f.Path, []byte(f.Text), 0o666); err != nil {
			return err
		}
	}
	return nil
}
