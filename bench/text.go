package bench

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// A passage is a clause of a synthetic text.
type passage struct {
	kind  kind
	id    string
	was   string // its ID in the version before, if another
	words string
}

type kind int

const (
	heading kind = iota
	paragraph
	item
)

// write writes the passage as it stands in version v.
func (p *passage) write(b *strings.Builder, v int) {
	switch p.kind {
	case heading:
		b.WriteString("## ")
	case item:
		b.WriteString("- ")
	}
	fmt.Fprintf(b, "%s {#%s", p.words, p.id)
	if p.was != "" {
		fmt.Fprintf(b, ` was="%s"`, p.was)
	}
	if p.kind != heading {
		fmt.Fprintf(b, ` source="%s"`, sourceName(len(p.words)+v))
	}
	b.WriteString("}\n")
}

// A writer makes and revises texts.
type writer struct {
	random *rand.Rand
	made   int // passages so far: their IDs are numbered
}

// perSection is how many clauses a section has, its heading included.
const perSection = 10

// first is the text of a first version.
func (w *writer) first(clauses int) []*passage {
	var text []*passage
	for i := range clauses {
		switch {
		case i%perSection == 0:
			text = append(text, w.passage(heading))
		case i%perSection > 6:
			text = append(text, w.passage(item))
		default:
			text = append(text, w.passage(paragraph))
		}
	}
	return text
}

func (w *writer) passage(k kind) *passage {
	w.made++
	p := &passage{kind: k}
	switch k {
	case heading:
		p.words = w.capital(w.pick(nouns)) + " and " + w.pick(nouns)
	case item:
		p.words = w.sentences(2 + w.random.IntN(3))
	default:
		p.words = w.sentences(4 + w.random.IntN(4))
	}
	p.id = fmt.Sprintf("%s-%d", w.pick(nouns), w.made)
	return p
}

// revise makes the next version of a text. Most clauses stay; some are reworded, renamed, moved, taken out or new. The first
// passage, a heading, stays where it is. It returns the IDs that were taken out.
func (w *writer) revise(text []*passage) (next []*passage, gone []string) {
	for i, p := range text {
		c := &passage{kind: p.kind, id: p.id, words: p.words}
		switch chance := w.random.IntN(100); {
		case i == 0 || chance < 76:
		case chance < 90:
			c.words = w.reword(p.words)
		case chance < 91:
			c.id, c.was = c.id+"-renamed", p.id
		case chance < 94 && p.kind != heading:
			at := 1 + w.random.IntN(len(next))
			next = slices.Insert(next, at, c)
			continue
		case chance < 97 && p.kind != heading:
			gone = append(gone, p.id)
			continue
		default:
			next = append(next, w.passage(paragraph))
		}
		next = append(next, c)
	}
	return next, gone
}

// reword changes what a revision of a policy changes: how strong a duty is, a number, a word here and there.
func (w *writer) reword(text string) string {
	words := strings.Fields(text)
	for i, word := range words {
		switch {
		case slices.Contains(modals, word) && w.random.IntN(2) == 0:
			words[i] = w.pick(modals)
		case slices.Contains(nouns, word) && w.random.IntN(12) == 0:
			words[i] = w.pick(nouns)
		case strings.Trim(word, "0123456789") == "":
			words[i] = fmt.Sprint(1 + w.random.IntN(90))
		}
	}
	if w.random.IntN(3) == 0 {
		return strings.Join(words, " ") + " " + w.sentence()
	}
	return strings.Join(words, " ")
}

func (w *writer) sentences(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = w.sentence()
	}
	return strings.Join(list, " ")
}

func (w *writer) sentence() string {
	s := fmt.Sprintf("%s %s %s %s the %s of the %s", w.capital(w.pick(actors)), w.pick(modals), w.pick(adverbs), w.pick(verbs), w.pick(nouns), w.pick(nouns))
	switch w.random.IntN(3) {
	case 0:
		s += fmt.Sprintf(" within %d days", 1+w.random.IntN(90))
	case 1:
		s += fmt.Sprintf(" before each %s, unless the %s of the %s says otherwise", w.pick(nouns), w.pick(nouns), w.pick(nouns))
	}
	return s + "."
}

func (w *writer) pick(list []string) string { return list[w.random.IntN(len(list))] }

func (w *writer) capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// The vocabulary.
var (
	actors  = strings.Split("the developer|the board|a reviewer|the security team|each operator|the safety officer|an auditor|the publisher", "|")
	modals  = strings.Fields("must will should may shall can")
	adverbs = strings.Fields("always fully promptly regularly openly carefully independently jointly")
	verbs   = strings.Fields("review record publish test report limit protect assess monitor approve confirm describe delay explain")
	nouns   = strings.Fields(`access agreement assessment audit boundary capability change commitment control cost decision delay deployment
evaluation evidence exception failure finding framework goal guideline harm incident interval level limit log measure method
milestone misuse mitigation model notice objection operation outcome oversight plan practice procedure process promise
protection question reason record release report requirement response result review risk role rule safeguard schedule
scope security signal source standard statement summary system target team test threat threshold tool training update use
version warning weight`)
	sourceTitles = []string{"First generated source", "Second generated source", "Third generated source"}
)

func sourceName(i int) string { return fmt.Sprintf("source-%d", 1+i%len(sourceTitles)) }
