package scaffold

import (
	"bytes"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// NextVersion is a new version of a policy with the text of the version before, byte for byte and with its IDs; only was and
// from are left out, since they tell of the step before.
func NextVersion(before *corpus.Version, version, title string, today corpus.Date) File {
	p := before.Policy
	if title == "" {
		title = versionTitle(p.Title, version)
	}
	if next := before.Next(); !today.IsDay() || before.Published.After(today) || next != nil && today.After(next.Published) {
		today = before.Published // a day that is in order; the writer knows the true one
	}
	var source bytes.Buffer
	for i, s := range before.VersionMeta.Source {
		if i > 0 {
			source.WriteByte(' ')
		}
		source.WriteString(s.String())
	}
	v := values{
		Title: title, Version: version, Previous: before.Name, Basis: string(before.Basis), Source: source.String(), Today: today,
	}
	head := fill("next-version.md", v)
	if bytes.HasSuffix(firstLine(before.Raw), []byte("\r\n")) { // a file has one kind of line end
		head = bytes.ReplaceAll(head, []byte("\n"), []byte("\r\n"))
	}
	return File{policyPath(p.Name, version), append(head, carried(before)...)}
}

// firstLine is the first line with its end: LF, CRLF or a lone CR, as the dialect reads them.
func firstLine(text []byte) []byte {
	end := bytes.IndexAny(text, "\r\n")
	if end < 0 {
		return text
	}
	if bytes.HasPrefix(text[end:], []byte("\r\n")) {
		end++
	}
	return text[:end+1]
}

// carried is the text of a version without its header and without was and from.
func carried(v *corpus.Version) []byte {
	var cuts []cut
	for c := range v.Doc.All() {
		for _, key := range []string{clause.AttrWas, clause.AttrFrom} {
			if a, ok := c.Attrs.Lookup(key); ok {
				cuts = append(cuts, cutOf(v.Raw, a))
			}
		}
	}
	slices.SortFunc(cuts, func(a, b cut) int { return a.from - b.from })
	var text []byte
	at := bodyStart(v)
	for _, c := range cuts {
		text = append(text, v.Raw[at:c.from]...)
		at = c.to
	}
	return append(text, v.Raw[at:]...)
}

// A cut is a stretch of bytes to leave out.
type cut struct{ from, to int }

// cutOf finds a written attribute, from the white space before its key to the quote behind its value. If nothing else
// stands in the braces, they go too.
func cutOf(raw []byte, a clause.Attr) cut {
	value := a.Pos.Offset
	from := bytes.LastIndex(raw[:value], []byte(a.Key))
	to := value + len(a.Value) + 1
	from = len(bytes.TrimRight(raw[:from], " \t"))
	if from > 0 && raw[from-1] == '{' && to < len(raw) && raw[to] == '}' {
		return cut{len(bytes.TrimRight(raw[:from-1], " \t")), to + 1}
	}
	return cut{from, to}
}

// bodyStart is where the text begins: behind the opening line, the header, and the line that closes it.
func bodyStart(v *corpus.Version) int {
	if v.Doc.Header == nil {
		return 0
	}
	at := len(firstLine(v.Raw)) + len(v.Doc.Header)
	return at + len(firstLine(v.Raw[at:]))
}
