package announcement

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"rspsite/internal/canonical"
	"rspsite/internal/publication"
)

// fieldsBetween name the fields of a header that differ, with their values.
func fieldsBetween(before, now map[string]any) []string {
	all := maps.Clone(before)
	maps.Copy(all, now)
	value := func(header map[string]any, field string) string {
		v, ok := header[field]
		if !ok {
			return "not there"
		}
		_, text, _ := bytes.Cut(canonical.Header(v), []byte("\n")) // behind the line of its schema
		return shortened(string(bytes.TrimSpace(text)))
	}
	var lines []string
	for _, field := range slices.Sorted(maps.Keys(all)) {
		if a, b := value(before, field), value(now, field); a != b || canonical.HeaderDigest(before[field]) != canonical.HeaderDigest(now[field]) {
			lines = append(lines, fmt.Sprintf("%s: %s → %s", field, a, b))
		}
	}
	return lines
}

// maxValue is how many characters of a value in a header, or of words that stay, are shown.
const maxValue = 120

func shortened(text string) string {
	if r := []rune(text); len(r) > maxValue {
		return string(r[:maxValue]) + "…"
	}
	return text
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
