package corpus

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// An Otherwise is what a source says of the time of a version besides that by which it is listed.
type Otherwise struct {
	Field   string // "version", "published" or "effective" of a claim; "recorded" of a record, or of a claim about the policy's records
	On      Date   // the date that it gives; zero if it gives none
	Value   Text   // its words; empty of a record
	Source  Sources
	Differs bool // both cannot be true; a date that is known better or less well does not differ
}

// denies reports whether the source knows no version of that name. One that gives it another number or date does know it.
func (o Otherwise) denies() bool {
	return o.Field == "version" && !strings.ContainsFunc(o.Value.Plain(), unicode.IsDigit)
}

// isBy reports whether a source says so.
func (o Otherwise) isBy(source string) bool {
	return isNamed(o.Source, source)
}

// Disputed reports whether one of those that say otherwise differs.
func Disputed(others []Otherwise) bool {
	return slices.ContainsFunc(others, func(o Otherwise) bool { return o.Differs })
}

// claimedDate reads the date that a claim gives, written as in a header or as for readers; it is zero if the claim is in other words.
func claimedDate(words string) Date {
	if d, err := ParseDate(words); err == nil {
		return d
	}
	for _, layout := range [...]struct{ long, short string }{{"2 January 2006", time.DateOnly}, {"January 2006", "2006-01"}} {
		if t, err := time.Parse(layout.long, words); err == nil {
			return dateOn(t, layout.short)
		}
	}
	return Date{}
}

// meets reports whether two dates can mean the same day.
func meets(a, b Date) bool { return !a.After(b) && !b.After(a) }

// claimed is what the claims of v say of its number and of the day on which it begins.
func (v *Version) claimed() []Otherwise {
	var others []Otherwise
	for _, c := range v.Claims {
		if !slices.Contains([]string{"version", "published", "effective"}, c.Field) {
			continue
		}
		isDate := c.Field == "effective" || c.Field == "published" && v.start() == v.Published
		o := Otherwise{Field: c.Field, Value: c.Value, Source: c.Source, Differs: c.Field == "version"}
		if isDate {
			o.On = claimedDate(c.Value.Plain())
			o.Differs = o.On.IsZero() || !meets(o.On, v.start())
		}
		others = append(others, o)
	}
	return others
}

// add adds what says otherwise than the term's first day, unless the same source is known to say that day already. Who gives that day
// too is one of those by whom it is known.
func (t *term) add(o Otherwise) {
	if o.On == t.since {
		t.by = t.by.with(o.Source)
		return
	}
	o.Differs = !meets(o.On, t.since)
	for _, had := range t.others {
		if had.On == o.On && slices.ContainsFunc(o.Source, func(r SourceRef) bool { return had.isBy(r.Name) }) {
			return
		}
	}
	t.others = append(t.others, o)
}

// tied are the recorded versions, by name, that a claim of a held one names as what it may be: one version by two names, which cannot
// have come one after the other. Names of versions whose texts are held are not among them.
func tied(v *Version, terms []term) []string {
	var names []string
	for _, o := range v.claimed() {
		words := strings.FieldsFunc(o.Value.Plain(), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:()“”\"", r) })
		for _, t := range terms {
			if t.held == nil && slices.Contains(words, t.version) && !slices.Contains(names, t.version) {
				names = append(names, t.version)
			}
		}
	}
	return names
}

// succession are the terms of which one follows the other. A held version that a claim ties to recorded ones is none of them: these
// stand for it, and their terms name it.
func (p *Policy) succession() []term {
	terms := p.terms()
	var list []term
	for _, t := range terms {
		if t.held == nil {
			list = append(list, t)
			continue
		}
		names := tied(t.held, terms)
		if len(names) == 0 {
			list = append(list, t)
		}
		for i := range terms {
			if slices.Contains(names, terms[i].version) {
				terms[i].maybe = append(terms[i].maybe, t.held)
			}
		}
	}
	for i := range list { // those that stand before the held one were taken before it was seen
		at := slices.IndexFunc(terms, func(t term) bool { return t.version == list[i].version })
		list[i].maybe = terms[at].maybe
		for _, v := range list[i].maybe {
			list[i].add(Otherwise{Field: "published", On: v.start(), Source: v.Source})
		}
		list[i] = list[i].closed()
	}
	return p.doubted(list)
}

// doubted adds to the terms of versions that are recorded alone what claims say of the records on which they bear.
func (p *Policy) doubted(terms []term) []term {
	for i, t := range terms {
		if t.held != nil {
			continue
		}
		for _, c := range p.RecordClaims(t.version) {
			terms[i].others = append(terms[i].others, Otherwise{Field: "recorded", Value: c.Value, Source: c.Source, Differs: true})
		}
	}
	return terms
}
