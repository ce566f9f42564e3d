package redline

import "slices"

// rows finds the hunks between two rows of a table: cell by cell. Cells keep their places; where a column came or went, the
// cells are paired by what they say.
func (m *matcher) rows(a, b *passage) hunks {
	olds, news := a.cells(), b.cells()
	var found hunks
	o, n := 0, 0 // tokens that are done
	for _, pair := range m.pairCells(olds, news) {
		x, y := olds[pair[0]], news[pair[1]]
		// The breaks right before the two cells go together, if either side has one that is not done.
		if o < x.start && n < y.start {
			found = found.add(hunk{o, x.start - 1, n, y.start - 1})
		} else {
			found = found.add(hunk{o, x.start, n, y.start})
		}
		for _, h := range m.phrases(hunk{x.start, x.end, y.start, y.end}) {
			found = found.add(h)
		}
		o, n = x.end, y.end
	}
	return found.add(hunk{o, len(m.old), n, len(m.new)})
}

// cells are the stretches of tokens of the cells of a row.
func (p *passage) cells() []extent {
	var cells []extent
	start := 0
	for i := range p.tokens {
		if p.tokens[i].brk == CellBreak {
			cells = append(cells, extent{start, i})
			start = i + 1
		}
	}
	return append(cells, extent{start, len(p.tokens)})
}

// maxCellPairs bounds the search for the best pairing, that of 64 cells by 64; wider rows keep their cells in their places.
const maxCellPairs = 1 << 12

// pairCells pairs cells so that the pairs have most in common and no two of them cross.
func (m *matcher) pairCells(olds, news []extent) [][2]int {
	if len(olds) == len(news) || len(olds)*len(news) > maxCellPairs {
		return samePlaces(min(len(olds), len(news)))
	}
	oldBags, newBags := bags(m.old, olds), bags(m.new, news)
	columns := len(news) + 1
	best := make([]int, (len(olds)+1)*columns) // by the first cells that are left: what the rest can have in common
	likes := make([]int, len(best))
	for i := len(olds) - 1; i >= 0; i-- {
		for j := len(news) - 1; j >= 0; j-- {
			at := i*columns + j
			likes[at] = m.likeness(oldBags[i], newBags[j])
			best[at] = max(best[at+columns], best[at+1], best[at+columns+1]+likes[at])
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(olds) && j < len(news); {
		switch at := i*columns + j; best[at] {
		case best[at+columns+1] + likes[at]:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case best[at+columns]:
			i++
		default:
			j++
		}
	}
	return pairs
}

func samePlaces(n int) [][2]int {
	pairs := make([][2]int, n)
	for i := range pairs {
		pairs[i] = [2]int{i, i}
	}
	return pairs
}

// bags are the tokens of cells, in order of their ids.
func bags(ids []int, cells []extent) [][]int {
	bags := make([][]int, len(cells))
	for i, c := range cells {
		bags[i] = slices.Sorted(slices.Values(ids[c.start:c.end]))
	}
	return bags
}

// likeness says how much two cells have in common, from 1 to 1000: even two that have nothing make a pair rather than none.
func (m *matcher) likeness(a, b []int) int {
	common, all := 0, m.worth(a, len(a)*weightLine)+m.worth(b, len(b)*weightLine)
	if all == 0 {
		return 1000
	}
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			common += 2 * m.weight[a[0]]
			a, b = a[1:], b[1:]
		}
	}
	return 1 + 999*common/all
}
