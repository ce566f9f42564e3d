package ids

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rspsite/internal/clause"
	"rspsite/internal/markdown"
	"rspsite/internal/permalink"
)

// The length of a name: people type it, and an ID has at most 128 bytes, with a number behind its words.
const (
	maxWords = 4
	maxRunes = 32
	maxBytes = 110
)

// names are the IDs of a document, written and new.
type names struct {
	taken map[string]bool              // in lower case: addresses should not differ in case alone
	new   map[*clause.Clause]clause.ID // those given here
	last  map[string]int               // the number last put behind a name that others have
}

func newNames(s *markdown.Source) *names {
	n := &names{map[string]bool{}, map[*clause.Clause]clause.ID{}, map[string]int{}}
	for c := range s.All() {
		if c.ID != "" && !c.Derived {
			n.taken[strings.ToLower(string(c.ID))] = true
		}
	}
	return n
}

// take records an ID, and reports whether it is a good one.
func (n *names) take(c *clause.Clause, id string) bool {
	if !permalink.IsID(id) || !n.isFree(id) {
		return false
	}
	n.taken[strings.ToLower(id)] = true
	n.new[c] = clause.ID(id)
	return true
}

// name makes an ID of the first words of a clause that carry meaning. If another clause has it, the ID of the section goes
// before it, and at last a number behind it.
func (n *names) name(path []*clause.Clause, c *clause.Clause) string {
	above := n.above(path)
	base := slug(c.PlainText(), c.Kind == clause.Heading)
	if base == "" {
		base = join(above, c.Kind.String())
	}
	if n.isFree(base) {
		return base
	}
	longer := join(above, base)
	if !strings.HasPrefix(base, above+"-") && n.isFree(longer) && len([]rune(above)) <= maxRunes {
		return longer
	}
	for i := max(2, n.last[base]+1); ; i++ {
		if numbered := fmt.Sprintf("%s-%d", base, i); n.isFree(numbered) {
			n.last[base] = i
			return numbered
		}
	}
}

func (n *names) isFree(id string) bool { return !n.taken[strings.ToLower(id)] }

// above is the ID of the nearest section or clause around, new or written.
func (n *names) above(path []*clause.Clause) string {
	for i := len(path) - 1; i >= 0; i-- {
		if id := n.new[path[i]]; id != "" {
			return string(id)
		}
		if id := path[i].ID; id != "" && !path[i].Derived {
			return string(id)
		}
	}
	return ""
}

func join(a, b string) string { return strings.TrimPrefix(a+"-"+b, "-") }

// slug makes a name of text: lower case, letters and digits of any script, the rest hyphens. A heading keeps all words;
// elsewhere words that only hold a sentence together are left out. A word that turns the sense round stays, also where the
// name is full and it comes next: a name should not say the opposite of its clause.
func slug(text string, heading bool) string {
	var kept []string
	runes, bytes := 0, 0
	for _, w := range unnumbered(words(text)) {
		if !heading && filler[w] {
			continue
		}
		w := clip(w)
		runes += utf8.RuneCountInString(w) + 1
		bytes += len(w) + 1
		full := len(kept) == maxWords || len(kept) > 0 && runes > maxRunes
		if full && !negations[w] || bytes > maxBytes {
			break
		}
		kept = append(kept, w)
		if full {
			break
		}
	}
	return strings.Join(kept, "-")
}

// unnumbered leaves out the numbers at the front: another version numbers its sections otherwise.
func unnumbered(list []string) []string {
	for i, w := range list {
		if strings.Trim(w, "0123456789.") != "" {
			return list[i:]
		}
	}
	return list
}

// words splits text into words that may stand in an ID. A dot between digits belongs to its word: "v2.2", "1.5".
func words(text string) []string {
	runes := []rune(norm.NFC.String(strings.ToLower(norm.NFC.String(text)))) // lower case may compose anew
	var list []string
	var w strings.Builder
	end := func() {
		if w.Len() > 0 {
			list = append(list, w.String())
		}
		w.Reset()
	}
	for i, r := range runes {
		switch {
		case unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector): // nobody sees it
		case unicode.IsLetter(r), unicode.IsDigit(r):
			w.WriteRune(r)
		case w.Len() > 0 && (unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r)):
			w.WriteRune(r)
		case r == '.' && w.Len() > 0 && unicode.IsDigit(runes[i-1]) && i+1 < len(runes) && unicode.IsDigit(runes[i+1]):
			w.WriteRune(r)
		case r == '\'' || r == '’':
		default:
			end()
		}
	}
	end()
	return list
}

// clip shortens a word that is longer than a name may be, as where a script writes no spaces. A mark stays with its letter.
func clip(w string) string {
	runes := []rune(w)
	if len(runes) <= maxRunes && len(w) <= maxBytes-1 {
		return w
	}
	end := min(len(runes)-1, maxRunes)
	for len(string(runes[:end])) > maxBytes-1 {
		end--
	}
	for end > 0 && (unicode.Is(unicode.Mn, runes[end]) || unicode.Is(unicode.Mc, runes[end])) {
		end--
	}
	return strings.TrimRight(string(runes[:end]), ".")
}

// filler are words that tell clauses apart badly. None of them turns the sense of a clause round.
var filler = setOf(`a an and any are as at be been by each for from has have if in into is it its may must of on or our shall
	should such that the their them these they this those to was we were when where which who will with you your`)

// negations turn the sense of a clause round, as [words] gives them. What ends with n't loses its apostrophe there.
var negations = setOf(`not no never none only unless without except nor neither nobody nothing cannot arent cant couldnt didnt
	doesnt dont hadnt hasnt havent isnt maynt mightnt mustnt neednt shant shouldnt wasnt werent wont wouldnt`)

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}
