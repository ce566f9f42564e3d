package wording

// A substitution is what stands on either side between words that a pair of sentences share.
type substitution struct{ old, new stretch }

// mostCells bounds the table that aligns two sentences, word by word. A sentence of 200 words has room.
const mostCells = 40000

// substitutions are the differences of a pair of sentences, and the share of their words that are the same. There are none if the
// sentences are too long to tell.
func (c *twoReadings) substitutions(p sentencePair) ([]substitution, float64) {
	a, b := c.old.sentences[p.old], c.new.sentences[p.new]
	n, m := a.to-a.from, b.to-b.from
	if n*m > mostCells {
		return nil, 0
	}
	length := make([][]int, n+1) // of the longest common subsequence of what is left of either side
	for i := range length {
		length[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if c.old.low(a.from+i) == c.new.low(b.from+j) {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var found []substitution
	open := substitution{stretch{a.from, a.from}, stretch{b.from, b.from}}
	for i, j := 0, 0; i < n || j < m; {
		switch {
		case i < n && j < m && c.old.low(a.from+i) == c.new.low(b.from+j):
			found = appendSubstitution(found, open)
			i, j = i+1, j+1
			open = substitution{stretch{a.from + i, a.from + i}, stretch{b.from + j, b.from + j}}
		case j == m || i < n && length[i+1][j] >= length[i][j+1]:
			i++
			open.old.to++
		default:
			j++
			open.new.to++
		}
	}
	return appendSubstitution(found, open), float64(2*length[0][0]) / float64(n+m)
}

func appendSubstitution(found []substitution, h substitution) []substitution {
	if h.old.from == h.old.to && h.new.from == h.new.to {
		return found
	}
	return append(found, h)
}
