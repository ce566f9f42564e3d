package diff

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
		for _, h := range m.passages(hunk{x.start, x.end, y.start, y.end}) {
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

// maxCellPairs bounds the search for the best pairing; rows with more pairs keep their places.
const maxCellPairs = 1 << 16

// pairCells pairs cells so that the pairs have most in common and no two of them cross.
func (m *matcher) pairCells(olds, news []extent) [][2]int {
	if len(olds) == len(news) || len(olds)*len(news) > maxCellPairs {
		return samePlaces(min(len(olds), len(news)))
	}
	columns := len(news) + 1
	best := make([]int, (len(olds)+1)*columns)
	for i := len(olds) - 1; i >= 0; i-- {
		for j := len(news) - 1; j >= 0; j-- {
			best[i*columns+j] = max(best[(i+1)*columns+j], best[i*columns+j+1], best[(i+1)*columns+j+1]+m.alikeness(olds[i], news[j]))
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(olds) && j < len(news); {
		switch best[i*columns+j] {
		case best[(i+1)*columns+j+1] + m.alikeness(olds[i], news[j]):
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case best[(i+1)*columns+j]:
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

// alikeness says how much two cells have in common, from 1 to 1000: even two that have nothing make a pair rather than none.
func (m *matcher) alikeness(x, y extent) int {
	count := map[int]int{}
	for _, id := range m.old[x.start:x.end] {
		count[id]++
	}
	common, all := 0, 0
	for _, id := range m.new[y.start:y.end] {
		if count[id] > 0 {
			count[id]--
			common += 2 * m.weight[id]
		}
	}
	all = m.worth(m.old[x.start:x.end], maxCells) + m.worth(m.new[y.start:y.end], maxCells)
	if all == 0 {
		return 1000
	}
	return 1 + 999*common/all
}
