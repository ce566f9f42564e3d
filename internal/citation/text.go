package citation

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Text is the reference as a reader writes it.
func Text(work Work) string {
	w := work.tidy()
	var s sentences
	head := w.marked()
	if len(w.Authors) > 0 {
		head = strings.Join(w.Authors, ", ") + ": " + head
	}
	s.add(head)
	if w.Of != "" {
		s.add("In: " + w.Of)
	}
	if edition := "dition " + w.Edition; w.Edition != "" && !strings.HasSuffix(w.Title, edition) && !strings.HasSuffix(w.Of, edition) {
		s.add("E" + edition)
	}
	if w.Issued != w.Site.AsOf {
		s.add(w.Issued.long())
	}
	s.add(w.heldBy())
	s.add(w.standsFor())
	return join(" ", s.String(), w.URL)
}

// heldBy says where the work stands, and on which day it stood there.
func (w *Work) heldBy() string {
	site := w.Site.Title
	if w.Site.Publisher != "" && !slices.Contains(w.Authors, w.Site.Publisher) {
		site += " (" + w.Site.Publisher + ")"
	}
	if w.Site.AsOf != "" {
		site += ", as of " + w.Site.AsOf.long()
	}
	return site
}

// standsFor says what somebody else published of which this gives an account in other words.
func (w *Work) standsFor() string {
	o := w.Original
	if o == nil || o.By == "" {
		return ""
	}
	said := "The " + cmp.Or(o.What, "text") + " itself "
	switch {
	case len(o.Told) > 0:
		said += "is recorded by " + strings.Join(o.Told, ", ") + " as "
	case o.Disputed:
		said += "is said to have been "
	default:
		said += "was "
	}
	return said + o.facts() + o.doubt()
}

// facts say by whom it was published, and when.
func (o *Original) facts() string {
	said := join(" ", "published by "+o.By, o.On.on())
	switch {
	case o.Effective == "":
		return said
	case o.On == "":
		return said + " and in effect from " + o.Effective.long()
	}
	return said + ", in effect from " + o.Effective.long()
}

// doubt is said behind what is disputed.
func (o *Original) doubt() string {
	if o.Disputed {
		return "; other sources differ"
	}
	return ""
}

// published says the same of a text that is named before.
func (o *Original) published() string {
	said := o.By + " published"
	switch {
	case len(o.Told) > 0:
		return strings.Join(o.Told, ", ") + " records as " + o.facts() + o.doubt()
	case o.Disputed:
		said = o.By + " is said to have published"
	}
	return join(" ", said, o.On.on()) + o.doubt()
}

// toQuote stands where the words of a quotation go that nobody quotes whole.
const toQuote = "[the words that you quote]"

// Quotation is a block to copy: the words, and below them all that tells which words they are.
func Quotation(work Work) string {
	w := work.tidy()
	where := w.marked()
	if w.Of != "" {
		where = w.Of + ", " + lowerFirst(where)
	}
	lines := []string{cmp.Or(w.Words, toQuote), "", where}
	say := func(name, value string) {
		if value != "" {
			lines = append(lines, name+": "+value)
		}
	}
	say("Words", cmp.Or(strings.Join(w.Authors, ", "), "whose they are is not stated"))
	say("Version", w.Version)
	say("Edition", w.Edition)
	if w.Issued != w.Site.AsOf {
		say("Published", w.Issued.long())
	}
	if o := w.Original; o != nil && o.By != "" {
		say("Stands for", "the "+cmp.Or(o.What, "text")+" that "+o.published())
	}
	say("Basis", strings.Join(w.Notes, " "))
	say("Permalink", w.URL)
	for _, d := range w.Digests {
		name := "Digest"
		if d.Of != "" {
			name += " of " + d.Of
		}
		say(name, d.Value+" ("+d.Form+")")
	}
	say("Read on", join(", as of ", w.Site.Title, w.Site.AsOf.long()))
	for i, line := range lines {
		lines[i] = strings.TrimRight("> "+line, " ")
	}
	return strings.Join(lines, "\n")
}

// lowerFirst writes a title on inside a sentence: "Clause" and "Section" are words, all else may be a name.
func lowerFirst(s string) string {
	for _, word := range []string{"Clause ", "Section "} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			return strings.ToLower(word) + rest
		}
	}
	return s
}

// sentences are set one behind the other, each with a stop of its own.
type sentences struct{ list []string }

func (s *sentences) add(sentence string) {
	if sentence != "" {
		s.list = append(s.list, sentence)
	}
}

// String ends each sentence that has no end yet.
func (s *sentences) String() string {
	var b strings.Builder
	for i, one := range s.list {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(one)
		if end, _ := utf8.DecodeLastRuneInString(one); !strings.ContainsRune(".?!…", end) {
			b.WriteByte('.')
		}
	}
	return b.String()
}

// join sets what is not empty side by side.
func join(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), between)
}
