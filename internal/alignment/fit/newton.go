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

// fit finds the logistic regression with the highest likelihood less ridge, by Newton's method on standardised evidence.
func fit(rows []row) *alignment.Model {
	n := len(rows[0].x)
	mean, deviation := moments(rows, n)
	w := make([]float64, n+1) // the last is the bias
	z := make([]float64, n+1)
	for range 30 {
		gradient, hessian := make([]float64, n+1), make([][]float64, n+1)
		for i := range hessian {
			hessian[i] = make([]float64, n+1)
		}
		for _, r := range rows {
			score := w[n]
			for i := range n {
				z[i] = (r.x[i] - mean[i]) / deviation[i]
				score += w[i] * z[i]
			}
			z[n] = 1
			p := 1 / (1 + math.Exp(-score))
			miss := -p
			if r.isLink {
				miss = 1 - p
			}
			curve := r.weight * p * (1 - p)
			for i := range z {
				gradient[i] += r.weight * miss * z[i]
				if c := curve * z[i]; c != 0 {
					h := hessian[i]
					for k := 0; k <= i; k++ {
						h[k] += c * z[k]
					}
				}
			}
		}
		for i := range n {
			gradient[i] -= ridge * w[i]
			hessian[i][i] += ridge
		}
		step := solve(hessian, gradient)
		biggest := 0.0
		for i := range w {
			w[i] += step[i]
			biggest = max(biggest, math.Abs(step[i]))
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
