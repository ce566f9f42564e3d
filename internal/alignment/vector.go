package alignment

import (
	"cmp"
	"math"
	"slices"
)

// A vector is terms with their weights, in the order of the terms, each once.
type vector []entry

type entry struct {
	term   term
	weight float64
}

// counted is the vector of terms with how often each occurs. It takes terms over.
func counted(terms []term) vector {
	slices.Sort(terms)
	v := make(vector, 0, len(terms))
	for _, t := range terms {
		if last := len(v) - 1; last >= 0 && v[last].term == t {
			v[last].weight++
			continue
		}
		v = append(v, entry{t, 1})
	}
	return v
}

// unit scales v to length 1.
func (v vector) unit() vector {
	sum := 0.0
	for _, e := range v {
		sum += e.weight * e.weight
	}
	if sum == 0 {
		return v
	}
	length := math.Sqrt(sum)
	for i := range v {
		v[i].weight /= length
	}
	return v
}

// dot is the inner product; of unit vectors it is the cosine.
func dot(a, b vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].term < b[j].term:
			i++
		case a[i].term > b[j].term:
			j++
		default:
			sum += a[i].weight * b[j].weight
			i++
			j++
		}
	}
	return sum
}

// shared is the weight, as in a, of the terms that b has too.
func shared(a, b vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].term < b[j].term:
			i++
		case a[i].term > b[j].term:
			j++
		default:
			sum += a[i].weight
			i++
			j++
		}
	}
	return sum
}

// inCommon is how many terms two vectors share.
func inCommon(a, b vector) int {
	n, j := 0, 0
	for _, e := range a {
		for j < len(b) && b[j].term < e.term {
			j++
		}
		if j < len(b) && b[j].term == e.term {
			n++
		}
	}
	return n
}

// sharedWithout is the weight, as in a, of the terms that b has too and c lacks.
func sharedWithout(a, b, c vector) float64 {
	sum, j, k := 0.0, 0, 0
	for _, e := range a {
		for j < len(b) && b[j].term < e.term {
			j++
		}
		for k < len(c) && c[k].term < e.term {
			k++
		}
		if j < len(b) && b[j].term == e.term && (k == len(c) || c[k].term != e.term) {
			sum += e.weight
		}
	}
	return sum
}

func (v vector) total() float64 {
	sum := 0.0
	for _, e := range v {
		sum += e.weight
	}
	return sum
}

// merged is a and b, which have no term in common, as one vector.
func merged(a, b vector) vector {
	v := append(append(make(vector, 0, len(a)+len(b)), a...), b...)
	slices.SortFunc(v, func(x, y entry) int { return cmp.Compare(x.term, y.term) })
	return v
}
