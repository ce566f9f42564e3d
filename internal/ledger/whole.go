package ledger

import (
	"maps"
	"slices"
	"strings"
)

// Whole is what an event says of its document: the record of the line of that number, with what the lines of More behind it have. It is
// nil of the line that opens the ledger, and of a line of More it is that line alone.
func (l *Log) Whole(line int) *Record {
	first := l.Events[line].Record
	if first == nil || l.Events[line].Event == More {
		return first
	}
	end := line + 1
	for end < l.Len() && l.Events[end].Event == More {
		end++
	}
	if end == line+1 {
		return first
	}
	whole := *first // whose slices and lists stay as they are
	whole.Addresses, whole.Clauses, whole.Lists = slices.Clip(whole.Addresses), slices.Clip(whole.Clauses), map[string][]string{}
	for field, entries := range first.Lists {
		whole.Lists[field] = slices.Clip(entries)
	}
	whole.Pictures = maps.Clone(whole.Pictures)
	var frame strings.Builder
	frame.WriteString(first.Frame)
	for _, more := range l.Events[line+1 : end] {
		whole.Addresses, whole.Clauses = append(whole.Addresses, more.Addresses[1:]...), append(whole.Clauses, more.Clauses...)
		for field, entries := range more.Lists {
			whole.Lists[field] = append(whole.Lists[field], entries...)
		}
		frame.WriteString(more.Frame)
		for file, digest := range more.Pictures {
			whole.picture(file, digest)
		}
	}
	whole.Frame = frame.String()
	for field, entries := range whole.Lists {
		whole.Lists[field] = slices.Sorted(slices.Values(entries))
	}
	if len(whole.Lists) == 0 {
		whole.Lists = nil
	}
	return &whole
}
