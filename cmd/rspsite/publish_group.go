package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/publication"
)

// inGroup are the documents of a group that are named: the first of each kind, and the others in order until there are enough.
func inGroup(steps []publication.Step, all bool) []publication.Step {
	if all || len(steps) <= maxTold {
		return steps
	}
	isFirst := map[int]bool{}
	kinds := map[string]bool{}
	for i, s := range steps {
		if !kinds[s.Record.Kind] {
			kinds[s.Record.Kind], isFirst[i] = true, true
		}
	}
	free := maxTold - len(isFirst)
	var named []publication.Step
	for i, s := range steps {
		switch {
		case isFirst[i]:
			named = append(named, s)
		case free > 0:
			free--
			named = append(named, s)
		}
	}
	return named
}

// facts say of a new text what it is known by before it is read: its date, and how many clauses it has.
func facts(s publication.Step) string {
	if s.Was != nil || !slices.Contains([]string{"policy", "version", "report", "edition", "review"}, s.Record.Kind) {
		return ""
	}
	var parts []string
	if s.Record.Dated != "" {
		parts = append(parts, "dated "+s.Record.Dated)
	}
	if n := len(s.Record.Clauses); n > 0 {
		parts = append(parts, count(n, "clause"))
	}
	if len(parts) == 0 {
		return ""
	}
	return "  " + strings.Join(parts, ", ")
}

// entries show what is new in the lists of a document that grow: a determination, a date. Errata are told in their own words.
func entries(s publication.Step) []string {
	_, lists := publication.Parts(s.Record.Document)
	var lines []string
	for _, field := range s.Grown {
		if field == "errata" {
			continue
		}
		known := slices.Clone(s.Was.Lists[field])
		for _, entry := range lists[field] {
			if i := slices.Index(known, canonical.HeaderDigest(entry)); i >= 0 {
				known = slices.Delete(known, i, i+1)
				continue
			}
			_, text, _ := bytes.Cut(canonical.Header(entry), []byte("\n")) // behind the line of its schema
			lines = append(lines, fmt.Sprintf("%s: %s", field, shortened(string(bytes.TrimSpace(text)))))
		}
	}
	return lines
}
