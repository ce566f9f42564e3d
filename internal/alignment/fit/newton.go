package main

import (
	"math"

	"rspsite/internal/alignment"
)

// A row is the evidence of one pair, and whether it is a link.
type row struct {
	x      []float64
	isLink bool
	weight float64
}

// ridge is what the square of a standardised weight costs.
const ridge = 1

// A slope is where the likelihood stands at some weights: how it changes with each, and how that changes.
type slope struct {
	gradient []float64
	hessian  [][]float64 // its lower half, with its sign changed
}

// fit finds the logistic regression with the highest likelihood less ridge, by Newton's method on standardised evidence.
func fit(rows []row) *alignment.Model {
	n := len(rows[0].x)
	mean, deviation := moments(rows, n)
	w := make([]float64, n+1) // the last is the bias
	for range maxSteps {
		s := slopeAt(w, rows, mean, deviation)
		biggest := 0.0
		for i, step := range solve(s.hessian, s.gradient) {
			w[i] += step
			biggest = max(biggest, math.Abs(step))
		}
		if biggest < 1e-9 {
			break
		}
	}
	m := &alignment.Model{Bias: w[n], Weights: make([]float64, n)}
	for i := range n {
		m.Weights[i] = w[i] / deviation[i]
		m.Bias -= m.Weights[i] * mean[i]
	}
	return m
}

// maxSteps is more than Newton's method needs for any data that are not contradictory.
const maxSteps = 30

func slopeAt(w []float64, rows []row, mean, deviation []float64) slope {
	n := len(mean)
	s := slope{make([]float64, n+1), make([][]float64, n+1)}
	for i := range s.hessian {
		s.hessian[i] = make([]float64, n+1)
	}
	z := make([]float64, n+1)
	z[n] = 1
	for _, r := range rows {
		score := w[n]
		for i := range n {
			z[i] = (r.x[i] - mean[i]) / deviation[i]
			score += w[i] * z[i]
		}
		s.add(r, z, 1/(1+math.Exp(-score)))
	}
	for i := range n {
		s.gradient[i] -= ridge * w[i]
		s.hessian[i][i] += ridge
	}
	return s
}

// add adds what one row says, given its probability.
func (s *slope) add(r row, z []float64, p float64) {
	miss := -p
	if r.isLink {
		miss = 1 - p
	}
	curve := r.weight * p * (1 - p)
	for i := range z {
		s.gradient[i] += r.weight * miss * z[i]
		c := curve * z[i]
		if c == 0 {
			continue
		}
		for k := range i + 1 {
			s.hessian[i][k] += c * z[k]
		}
	}
}

func moments(rows []row, n int) (mean, deviation []float64) {
	mean, deviation = make([]float64, n), make([]float64, n)
	total := 0.0
	for _, r := range rows {
		total += r.weight
		for i, x := range r.x {
			mean[i] += r.weight * x
		}
	}
	for i := range mean {
		mean[i] /= total
	}
	for _, r := range rows {
		for i, x := range r.x {
			deviation[i] += r.weight * (x - mean[i]) * (x - mean[i])
		}
	}
	for i := range deviation {
		if deviation[i] = math.Sqrt(deviation[i] / total); deviation[i] < 1e-9 {
			deviation[i] = 1
		}
	}
	return mean, deviation
}

// solve solves a · x = b for a symmetric positive definite matrix, of which the lower half is given, by Cholesky's method.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		for k := 0; k <= i; k++ {
			sum := a[i][k]
			for m := range k {
				sum -= a[i][m] * a[k][m]
			}
			if i == k {
				a[i][i] = math.Sqrt(max(sum, 1e-12))
			} else {
				a[i][k] = sum / a[k][k]
			}
		}
	}
	x := make([]float64, n)
	for i := range n {
		sum := b[i]
		for m := range i {
			sum -= a[i][m] * x[m]
		}
		x[i] = sum / a[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for m := i + 1; m < n; m++ {
			x[i] -= a[m][i] * x[m]
		}
		x[i] /= a[i][i]
	}
	return x
}
