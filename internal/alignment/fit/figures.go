package main

import (
	"fmt"
	"strings"

	"rspsite/internal/alignment"
)

// bands are where the words for a confidence change.
var bands = []float64{.45, .6, .9}

// figures are what the links are worth, by kind of data, and how often a link of each band of confidence is right.
func figures(title string, cases []*study, a answers) string {
	var kinds []string
	total, right, all := map[string]report{}, make([]int, len(bands)), make([]int, len(bands))
	for i, c := range cases {
		var predicted []alignment.Pair
		for _, l := range c.evidence.Links(a[i]) {
			predicted = append(predicted, l.Pair)
			if l.Confidence < 1 && !c.mute(l.Pair) && !c.loose[l.Pair] {
				b := band(l.Confidence)
				all[b]++
				if c.gold[l.Pair] {
					right[b]++
				}
			}
		}
		for _, kind := range []string{c.set, c.set + " " + c.part} {
			if _, ok := total[kind]; !ok {
				kinds = append(kinds, kind)
			}
			total[kind] = total[kind].plus(judge(c.sample, predicted))
		}
	}
	var b strings.Builder
	fmt.Fprintln(&b, title)
	for _, kind := range kinds {
		if !strings.HasSuffix(kind, " ") {
			fmt.Fprintf(&b, "  %-16s %v\n", kind, total[kind])
		}
	}
	for i, from := range bands {
		fmt.Fprintf(&b, "  confidence from %.2f: %d of %d right\n", from, right[i], all[i])
	}
	return b.String()
}

func band(confidence float64) int {
	b := 0
	for b+1 < len(bands) && confidence >= bands[b+1] {
		b++
	}
	return b
}
