package wording

import (
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/redline"
)

// What a text says in place of hidden words is not its own, and of words that are hidden now nobody can say that they were dropped.

// A hunk is a stretch of a redline between two that read alike.
type hunk struct {
	old, new hunkSide
}

// A hunkSide is what a hunk takes from one text.
type hunkSide struct {
	from, to int    // bytes of the text
	hidden   []span // what stands there for hidden words
	text     string
}

// A span is a stretch of bytes.
type span struct{ from, to int }

// hunksOf are the hunks of a redline in which either text hides something.
func hunksOf(edits []redline.Edit) []hunk {
	var hunks []hunk
	var at hunk
	end := func() {
		if len(at.old.hidden)+len(at.new.hidden) > 0 {
			hunks = append(hunks, at)
		}
		at = hunk{old: hunkSide{from: at.old.to, to: at.old.to}, new: hunkSide{from: at.new.to, to: at.new.to}}
	}
	for _, e := range edits {
		if e.Op == redline.Equal {
			end()
			at.old.to, at.new.to = at.old.to+len(e.OldText), at.new.to+len(e.NewText)
			at.old.from, at.new.from = at.old.to, at.new.to
			continue
		}
		at.old.add(e.OldText, e.Old)
		at.new.add(e.NewText, e.New)
	}
	end()
	return hunks
}

func (h *hunkSide) add(text string, in clause.Inline) {
	at := 0
	for _, run := range in {
		if run.Redaction == nil {
			continue
		}
		if i := strings.Index(text[at:], run.Redaction.Words()); i >= 0 {
			from := at + i
			at = from + len(run.Redaction.Words())
			h.hidden = append(h.hidden, span{h.to + from, h.to + at})
		}
	}
	h.to += len(text)
	h.text += text
}

// holds reports whether a byte is one of what the text takes part in the hunk with.
func (h *hunkSide) holds(at int) bool { return at >= h.from && at < h.to }

// veils reports whether a byte is one of what stands there for hidden words.
func (h *hunkSide) veils(at int) bool {
	return slices.ContainsFunc(h.hidden, func(s span) bool { return at >= s.from && at < s.to })
}

// unveil leaves out the signals of what stands for hidden words, and says of words that one text alone has whether the other hides
// them. Such a signal names the words as the redline has them: how many of them the number or the condition was, the other text hides.
func unveil(found []foundSignal, hunks []hunk) []foundSignal {
	if len(hunks) == 0 {
		return found
	}
	for i := range found {
		s := &found[i]
		for _, h := range hunks {
			switch {
			case s.Direction == Lost && s.New == "" && h.old.holds(s.at) && len(h.new.hidden) > 0 && !h.old.veils(s.at):
				s.Redacted, s.Old = true, strings.TrimSpace(h.old.text)
			case s.Direction == Gained && s.Old == "" && h.new.holds(s.at) && len(h.old.hidden) > 0 && !h.new.veils(s.at):
				s.Redacted, s.New = true, strings.TrimSpace(h.new.text)
			}
		}
	}
	return slices.DeleteFunc(found, func(s foundSignal) bool {
		return slices.ContainsFunc(hunks, func(h hunk) bool {
			return s.New != "" && h.new.veils(s.at) || s.New == "" && h.old.veils(s.at)
		})
	})
}
