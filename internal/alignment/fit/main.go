// Command fit fits the weights of package alignment.
package main

import (
	"fmt"
	"os"
	"time"

	"rspsite/internal/alignment"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	shared := os.DirFS(os.Getenv("RSPSITE_SHARED"))
	var samples []*sample
	a, err := readASVS(shared)
	if err != nil {
		return err
	}
	samples = append(samples, a)
	c, err := readCoded(shared)
	if err != nil {
		return err
	}
	samples = append(samples, c...)
	y, err := readSynthetic(shared)
	if err != nil {
		return err
	}
	samples = append(samples, y...)
	start := time.Now()
	var cases []*study
	for _, s := range samples {
		cases = append(cases, newStudy(s))
	}
	fmt.Println("studied", time.Since(start))
	if len(os.Args) > 1 {
		crossValidate(cases)
	}
	fmt.Println("cross-validated", time.Since(start))
	m := train(cases, func(*study, alignment.Pair) bool { return true })
	shipped(cases, m)
	for i, n := range alignment.SecondNames() {
		f := 0.
		if i < len(m.first.Weights) {
			f = m.first.Weights[i]
		}
		fmt.Printf("%-24s %7.2f %7.2f\n", n, f, m.second.Weights[i])
	}
	src, err := source(m)
	if err != nil {
		return err
	}
	return os.WriteFile("weights.go", src, 0o644)
}
