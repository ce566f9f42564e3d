// Command fit fits the weights of package alignment to revisions of which the links are known.
//
//	go run ./internal/alignment/fit -shared DIR -out internal/alignment/weights.go   # what go generate does
//	go run ./internal/alignment/fit -shared DIR -cv                                  # what the weights are worth
//	go run ./internal/alignment/fit -shared DIR -cv -without "headings,lead least"   # what they are worth without some evidence
//
// In: the folder of labelled revisions that the environment variable RSPSITE_SHARED names; they are other people's texts and stay out of the
// repository. Out: a Go file with two logistic regressions, or figures on standard output. Guaranteed: the same data give the same bytes; no
// cross-validated probability comes from a model that saw the clause. What a link needs besides (a title has one partner, a word in common is none by
// itself) is judged by the matching of the last fold; with each fold's own the figures came out the same.
//
// Three kinds of data, so that no gain on one is bought with a loss on another: the rewrite of a real standard, whose editors
// published what became of each clause; coded passages of real policies, as bags without order or headings; and texts of real
// policies that are revised by chance, from hardly at all to thoroughly, because most revisions are light, and of which some are scattered
// over the whole text besides, because what moved far is the same text too.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"rspsite/internal/alignment"
)

func main() {
	if err := run(os.Args[1:], os.Getenv("RSPSITE_SHARED"), os.Stdout); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "fit:", err)
		}
		os.Exit(1)
	}
}

func run(args []string, shared string, w io.Writer) error {
	flags := flag.NewFlagSet("fit", flag.ContinueOnError)
	dir := flags.String("shared", shared, "folder of the labelled revisions")
	out := flags.String("out", "", "Go file to write the weights to")
	cv := flags.Bool("cv", false, "print what the weights are worth, cross-validated and as shipped")
	without := flags.String("without", "", "evidence to leave out, separated by commas")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *dir == "" {
		return errors.New("no labelled revisions: name their folder by -shared or RSPSITE_SHARED")
	}
	left, err := leftOut(*without)
	if err != nil {
		return err
	}
	samples, err := readSamples(os.DirFS(*dir))
	if err != nil {
		return err
	}
	cases := studied(samples, left)
	if *cv {
		fmt.Fprint(w, figures("cross-validated", cases, crossValidated(cases)))
	}
	m := train(cases, everything)
	if *cv {
		fmt.Fprint(w, figures("shipped", cases, m.allProbabilities(cases)))
	}
	if *out == "" {
		return nil
	}
	src, err := source(m)
	if err != nil {
		return err
	}
	return os.WriteFile(*out, src, 0o644)
}

// leftOut are the places of the evidence of these names.
func leftOut(names string) ([]int, error) {
	var left []int
	for _, n := range strings.FieldsFunc(names, func(r rune) bool { return r == ',' }) {
		i := slices.Index(alignment.SecondNames(), n)
		if i < 0 {
			return nil, fmt.Errorf("no evidence is called %q (found among: %s)", n, strings.Join(alignment.SecondNames(), ", "))
		}
		left = append(left, i)
	}
	return left, nil
}

func readSamples(shared fs.FS) ([]*sample, error) {
	rewrite, err := readASVS(shared)
	if err != nil {
		return nil, err
	}
	bags, err := readCoded(shared)
	if err != nil {
		return nil, err
	}
	revised, err := readSynthetic(shared)
	if err != nil {
		return nil, err
	}
	return slices.Concat([]*sample{rewrite}, bags, revised), nil
}
