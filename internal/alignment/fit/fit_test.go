package main

import (
	"bytes"
	"math"
	"os"
	"strings"
	"testing"

	"rspsite/internal/alignment"
)

// data are the labelled revisions. They are other people's texts, so they stay out of the repository.
func data(t *testing.T) []*sample {
	t.Helper()
	dir := os.Getenv("RSPSITE_SHARED")
	if dir == "" {
		t.Skip("the environment variable RSPSITE_SHARED names no folder with alignment/asvs, revisions and foreign: quality and weights are not tested")
	}
	samples, err := readSamples(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return samples
}

// TestQuality holds what ships: the floors stand a little below what was measured, so that a change which costs something is seen.
func TestQuality(t *testing.T) {
	total := map[string]report{}
	for _, s := range data(t) {
		var predicted []alignment.Pair
		for _, l := range alignment.Find(s.task) {
			predicted = append(predicted, l.Pair)
		}
		for _, kind := range []string{s.set, s.set + " " + s.part} {
			total[kind] = total[kind].plus(judge(s, predicted))
		}
	}
	rewrite := total[standard]
	for _, test := range []struct {
		name       string
		got, floor float64
	}{
		{"rewrite, all links", rewrite.core.f1(), .755},
		{"rewrite, one to one", rewrite.oneToOne.f1(), .885},
		{"rewrite, splits and merges", rewrite.many.f1(), .59},
		{"rewrite, removed left alone", ratio(rewrite.removedRight, rewrite.removed), .9},
		{"bags of coded passages", total[coded].core.f1(), .85},
		{"hardly revised", total["synthetic at 0.04"].core.f1(), .997},
		{"hardly revised, needless links", total["synthetic at 0.04"].core.precision(), .998},
		{"lightly revised", total["synthetic at 0.12"].core.f1(), .994},
		{"thoroughly revised", total["synthetic at 1.00"].core.f1(), .94},
		{"scattered, hardly revised", total["synthetic scattered at 0.04"].core.f1(), .988},
		{"scattered, hardly revised, needless links", total["synthetic scattered at 0.04"].core.precision(), .99},
		{"scattered, thoroughly revised", total["synthetic scattered at 1.00"].core.f1(), .93},
	} {
		t.Logf("%s: %.3f", test.name, test.got)
		if test.got < test.floor {
			t.Errorf("%s: F1 or share %.3f, want at least %.3f", test.name, test.got, test.floor)
		}
	}
}

// TestWeightsComeFromTheData: what ships is what this program makes of the data, byte by byte.
func TestWeightsComeFromTheData(t *testing.T) {
	if testing.Short() {
		t.Skip("fitting takes half a minute")
	}
	src, err := source(train(studied(data(t), nil), everything))
	if err != nil {
		t.Fatal(err)
	}
	shipped, err := os.ReadFile("../weights.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(src, shipped) {
		t.Error("internal/alignment/weights.go is not what the data give: run go generate ./internal/alignment")
	}
}

func TestFitFindsTheWeightsThatMadeTheData(t *testing.T) {
	r := random(1)
	want := alignment.Model{Bias: -.5, Weights: []float64{2, -1, 0}}
	var rows []row
	for range 20000 {
		x := []float64{r.NormFloat64(), 3 + 2*r.NormFloat64(), r.Float64()}
		rows = append(rows, row{x, r.Float64() < want.P(x), 1})
	}
	got := fit(rows)
	for i, w := range want.Weights {
		if math.Abs(got.Weights[i]-w) > .1 {
			t.Errorf("weight %d: got %.3f, want %.1f", i, got.Weights[i], w)
		}
	}
	if math.Abs(got.Bias-want.Bias) > .2 {
		t.Errorf("bias: got %.3f, want %.1f", got.Bias, want.Bias)
	}
}

func TestSolve(t *testing.T) {
	x := solve([][]float64{{4, 0}, {2, 3}}, []float64{8, 7})
	if math.Abs(x[0]-1.25) > 1e-9 || math.Abs(x[1]-1.5) > 1e-9 {
		t.Errorf("got %v, want [1.25 1.5]", x)
	}
}

func TestJudge(t *testing.T) {
	pair := func(i, j int) alignment.Pair { return alignment.Pair{Old: i, New: j} }
	text := make([]alignment.Clause, 5)
	for i := range text {
		text[i].Kind = 1
	}
	s := &sample{task: &alignment.Task{Old: text, New: text}, loose: map[alignment.Pair]bool{pair(3, 3): true},
		gold: map[alignment.Pair]bool{pair(0, 0): true, pair(1, 1): true, pair(1, 2): true}}
	r := judge(s, []alignment.Pair{pair(0, 0), pair(0, 4), pair(1, 1), pair(3, 3), pair(2, 4)})
	want := report{score{2, 4, 3}, score{1, 2, 1}, score{1, 2, 2}, 1, 2}
	if r != want {
		t.Errorf("got %+v, want %+v", r, want)
	}
}

func TestArguments(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"", "name their folder"},
		{"-shared testdata/none", "no such file"},
		{"-shared testdata -without nothing", `no evidence is called "nothing"`},
	} {
		if err := run(strings.Fields(test.args), "", &strings.Builder{}); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %q", test.args, err, test.want)
		}
	}
}
