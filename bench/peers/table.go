package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rspsite/bench"
	"rspsite/bench/judge"
)

// A table is a group of tables that are printed from the same runs.
type table struct {
	name  string
	print func(r *runner, w io.Writer) error
}

var tables = []table{{"words", words}, {"moves", moves}, {"markup", markup}, {"time", timing}, {"growth", growth}, {"hard", hard}}

// A grid is a table in Markdown: a row for each tool.
type grid struct {
	title   string
	columns []string
	rows    [][]string
}

func (g *grid) row(name string, cells ...string) {
	g.rows = append(g.rows, append([]string{name}, cells...))
}

func (g *grid) print(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (load %s)\n\n| | ", g.title, load())
	b.WriteString(strings.Join(g.columns, " | ") + " |\n|---|" + strings.Repeat("--:|", len(g.columns)) + "\n")
	for _, row := range g.rows {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
	}
	_, err := fmt.Fprintln(w, b.String())
	return err
}

// words prints what the tools show as unchanged, and how broken up the rest is.
func words(r *runner, w io.Writer) error {
	published, err := r.published()
	if err != nil {
		return err
	}
	rewrite, err := r.rewrite()
	if err != nil {
		return err
	}
	pairs := append(append(published, redone(published)...), rewrite...)
	if len(pairs) == 0 {
		pairs = []bench.Pair{bench.Revision(120, 1), bench.Revision(120, 2)}
	}
	ins, err := r.inputs(pairs...)
	if err != nil {
		return err
	}
	kept := &grid{title: "Share of the longest common subsequence of words shown as unchanged, percent", columns: names(ins, "median of the published")}
	ordered := &grid{title: "The same without what only moves could keep, percent", columns: kept.columns}
	hunks := &grid{title: "Hunks in a changed clause", columns: kept.columns}
	islands := &grid{title: "Islands of one or two unchanged words in a hunk", columns: kept.columns}
	for _, t := range r.here {
		if t.read == nil {
			continue
		}
		results, err := r.results(t, ins, 1)
		if err != nil {
			return err
		}
		n := len(published)
		kept.row(t.name, cells(results, n, "%.1f", func(f judge.Figures) float64 { return 100 * f.KeptShare() })...)
		ordered.row(t.name, cells(results, n, "%.1f", func(f judge.Figures) float64 { return 100 * f.InOrderShare() })...)
		hunks.row(t.name, cells(results, n, "%.2f", judge.Figures.HunksPerClause)...)
		islands.row(t.name, cells(results, n, "%.2f", judge.Figures.IslandsPerHunk)...)
	}
	for _, g := range []*grid{kept, ordered, hunks, islands} {
		if err := g.print(w); err != nil {
			return err
		}
	}
	return nil
}

func names(ins []*input, more ...string) []string {
	var list []string
	for _, in := range ins {
		list = append(list, strings.TrimSuffix(in.Name, "-terms"))
	}
	return append(list, more...)
}

// cells are a figure of all results, and its median over the first n of them.
func cells(results []result, n int, format string, figure func(judge.Figures) float64) []string {
	var list []string
	var first []judge.Figures
	for i, res := range results {
		if !res.read {
			list = append(list, "–")
			continue
		}
		list = append(list, fmt.Sprintf(format, figure(res.figures)))
		if i < n {
			first = append(first, res.figures)
		}
	}
	if len(first) == 0 {
		return append(list, "–")
	}
	return append(list, fmt.Sprintf(format, median(first, figure)))
}

// moves prints how many moved clauses are shown as moved.
func moves(r *runner, w io.Writer) error {
	published, err := r.published()
	if err != nil {
		return err
	}
	synthetic := bench.Revision(240, 1)
	synthetic.Name = "synthetic"
	var columns []string
	var groups [][]*input // one for each two columns
	for _, texts := range [][]bench.Pair{published, {synthetic}} {
		for _, edited := range []bool{false, true} {
			ins, total, err := r.moved(texts, edited)
			if err != nil {
				return err
			}
			kind := map[bool]string{false: "exact", true: "edited"}[edited]
			groups, columns = append(groups, ins), append(columns, fmt.Sprintf("%s, of %d", kind, total), "others")
		}
	}
	g := &grid{title: "Moved clauses shown as moved at both ends, and others called moved: first in the published texts, then in a synthetic one", columns: columns}
	for _, t := range r.here {
		if t.read == nil {
			continue
		}
		row, err := r.movesShown(t, groups)
		if err != nil {
			return err
		}
		g.row(t.name, row...)
	}
	return g.print(w)
}

// moved makes of the older text of each pair one in which clauses moved, and counts the moves.
func (r *runner) moved(texts []bench.Pair, edited bool) ([]*input, int, error) {
	var pairs []bench.Pair
	total := 0
	for _, p := range texts {
		m := bench.Moved(fmt.Sprintf("%s moved %v", p.Name, edited), p.Old, edited)
		if len(m.Moves) > 0 {
			pairs = append(pairs, m)
			total += len(m.Moves)
		}
	}
	ins, err := r.inputs(pairs...)
	return ins, total, err
}

func (r *runner) movesShown(t tool, groups [][]*input) ([]string, error) {
	var row []string
	for _, ins := range groups {
		results, err := r.results(t, ins, 1)
		if err != nil {
			return nil, err
		}
		shown, wrong, unread := 0, 0, ""
		for _, res := range results {
			shown += res.shown
			wrong += res.wrong
			if !res.read {
				unread = "+?"
			}
		}
		row = append(row, fmt.Sprint(shown)+unread, fmt.Sprint(wrong)+unread)
	}
	return row, nil
}

// links are two pairs in which the target of a link changed alone, or its text.
var links = []bench.Pair{
	{Name: "link target", Old: linked("the terms", oldTarget), New: linked("the terms", newTarget)},
	{Name: "link text", Old: linked("the terms", oldTarget), New: linked("these rules", oldTarget)},
}

const (
	oldTarget = "https://a.example/terms"
	newTarget = "https://a.example/conditions"
)

func linked(text, target string) string {
	return "# Scope\n\nWho uses the service agrees to [" + text + "](" + target + ") in full.\n\nNothing else counts.\n"
}

// markup prints what is wrong with the HTML that tools make, and whether it shows changes of links.
func markup(r *runner, w io.Writer) error {
	published, err := r.published()
	if err != nil {
		return err
	}
	rewrite, err := r.rewrite()
	if err != nil {
		return err
	}
	pairs := append(append(published, rewrite...), bench.Revision(120, 1))
	ins, err := r.inputs(pairs...)
	if err != nil {
		return err
	}
	linked, err := r.inputs(links...)
	if err != nil {
		return err
	}
	g := &grid{title: "Wrongly nested and misplaced ins, del and other elements; whether a change of a link alone is shown",
		columns: append(names(ins), "target shown", "text shown")}
	for _, t := range r.here {
		if !t.html {
			continue
		}
		results, err := r.results(t, ins, 1)
		if err != nil {
			return err
		}
		var row []string
		for _, res := range results {
			row = append(row, fmt.Sprint(res.nesting.Wrong()))
		}
		shown, err := r.linksShown(t, linked)
		if err != nil {
			return err
		}
		g.row(t.name, append(row, shown...)...)
	}
	return g.print(w)
}

// linksShown says of each pair whether the tool shows any change, in the text or as a remark.
func (r *runner) linksShown(t tool, ins []*input) ([]string, error) {
	var row []string
	for _, in := range ins {
		res, err := r.result(t, in, 1)
		if err != nil {
			return nil, err
		}
		answer := "no"
		if judge.MarksAChange(res.output) || judge.Says(res.output, newTarget) {
			answer = "yes"
		}
		row = append(row, answer)
	}
	return row, nil
}

// timing prints what the tools take for the published pairs.
func timing(r *runner, w io.Writer) error {
	pairs, err := r.published()
	if err != nil {
		return err
	}
	rewrite, err := r.rewrite()
	if err != nil {
		return err
	}
	return r.costs(w, fmt.Sprintf("Seconds of the processor, median of %d runs", r.runs), append(append(pairs, rewrite...), bench.Revision(120, 1)), r.runs)
}

// growth prints what the tools take for texts of more and more clauses.
func growth(r *runner, w io.Writer) error {
	var pairs []bench.Pair
	for _, n := range []int{10, 100, 1000, 10_000} {
		pairs = append(pairs, bench.Revision(n, 1))
	}
	return r.costs(w, fmt.Sprintf("Seconds of the processor for a revision of so many clauses, stopped after %s", r.limit), r.chosen(pairs), 1)
}

// hard prints what the tools take for what many take too long for.
func hard(r *runner, w io.Writer) error {
	return r.costs(w, fmt.Sprintf("Seconds of the processor for hard inputs of 1 MB, stopped after %s", r.limit), r.chosen(bench.Hard(bench.Full)), 1)
}

// chosen are the pairs that the command line asks for.
func (r *runner) chosen(pairs []bench.Pair) []bench.Pair {
	return slices.DeleteFunc(pairs, func(p bench.Pair) bool { return !r.texts.MatchString(p.Name) })
}

// costs prints the seconds and the peak memory of all tools.
func (r *runner) costs(w io.Writer, title string, pairs []bench.Pair, times int) error {
	ins, err := r.inputs(pairs...)
	if err != nil {
		return err
	}
	cpu := &grid{title: title, columns: names(ins, "sum, of rspsite's")}
	memory := &grid{title: "Their peak memory, MB", columns: names(ins)}
	own := 0.0
	for _, t := range r.here {
		var seconds, peaks []string
		sum, stopped := 0.0, ""
		for _, in := range ins {
			_, c, err := r.run(t, in, times)
			if err != nil {
				return err
			}
			sum += c.CPU
			if c.Late {
				seconds, peaks, stopped = append(seconds, "stopped"), append(peaks, fmt.Sprintf("> %.0f", c.Memory)), "> "
				continue
			}
			seconds, peaks = append(seconds, fmt.Sprintf("%.3f", c.CPU)), append(peaks, fmt.Sprintf("%.0f", c.Memory))
		}
		if own == 0 {
			own = sum
		}
		cpu.row(t.name, append(seconds, fmt.Sprintf("%s%.2f", stopped, sum/own))...)
		memory.row(t.name, peaks...)
	}
	if err := cpu.print(w); err != nil {
		return err
	}
	return memory.print(w)
}
