package verify

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"rspsite/internal/canonical"
)

// checkHeader holds what stands above the text against the digests of the record.
func (v *run) checkHeader(d *document) {
	data, err := v.read(d.file(headerFile), v.limits.Page)
	if isMissing(err) {
		v.documentProblem(d, headerFile, "header-missing", "the header that the record speaks of is not there")
		return
	}
	var h *Header
	if err == nil {
		h, err = ReadHeader(data)
	}
	if err != nil {
		v.documentProblem(d, headerFile, "header-unread", "the header cannot be read: %v", err)
		return
	}
	d.facts = factsOf(data)
	if h.Digest != d.standing.Header {
		v.documentProblem(d, headerFile, "header-changed", "the header (title, dates, publisher and the like) changed since it was published%s", dated(d.standing))
	} else {
		v.checkHeaderLine(d, data)
	}
	fields := slices.Collect(maps.Keys(h.Lists))
	for field := range d.standing.Lists {
		fields = append(fields, field)
	}
	slices.Sort(fields)
	for _, field := range slices.Compact(fields) {
		if !slices.Equal(h.Lists[field], d.standing.Lists[field]) {
			v.documentProblem(d, headerFile, "list-changed", "the list %.80q is not the one that was published: an entry changed, is gone or is new", field)
		}
	}
}

// A Header is what the digests of a document's front matter are.
type Header struct {
	Digest string
	Lists  map[string][]string // of each list that grows: digests of its entries, sorted
}

// ReadHeader computes the digests of a header.json.
func ReadHeader(data []byte) (*Header, error) {
	var j struct {
		Header map[string]any   `json:"header"`
		Lists  map[string][]any `json:"lists"`
	}
	if err := json.Unmarshal(data, &j); err != nil {
		return nil, fmt.Errorf("it is no header: %v", err)
	}
	if !isHeaderValue(j.Header) {
		return nil, fmt.Errorf("it holds what no header can: other values than strings, lists and objects")
	}
	lists := map[string]any{}
	for field, entries := range j.Lists {
		lists[field] = entries
	}
	if as := canonical.Header(map[string]any{"header": j.Header, "lists": lists}); !bytes.Equal(bytes.TrimPrefix(as, []byte(canonical.HeaderSchema+"\n")), data) {
		return nil, fmt.Errorf("it is not written as rspsite writes headers: another program may read something else in it")
	}
	h := &Header{canonical.HeaderDigest(j.Header), map[string][]string{}}
	for field, entries := range j.Lists {
		for _, e := range entries {
			if !isHeaderValue(e) {
				return nil, fmt.Errorf("its list %.80q holds what no header can: other values than strings, lists and objects", field)
			}
			h.Lists[field] = append(h.Lists[field], canonical.HeaderDigest(e))
		}
		slices.Sort(h.Lists[field])
	}
	return h, nil
}

// isHeaderValue reports whether v is made of strings, lists and objects alone.
func isHeaderValue(v any) bool {
	switch v := v.(type) {
	case string:
		return true
	case []any:
		return !slices.ContainsFunc(v, func(e any) bool { return !isHeaderValue(e) })
	case map[string]any:
		for _, e := range v {
			if !isHeaderValue(e) {
				return false
			}
		}
		return true
	}
	return false
}
