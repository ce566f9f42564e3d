package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"slices"
	"unicode"

	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/transcript"
)

// A comparisonFile writes one comparison of any two texts as a file that needs no other. It has the looks of a compare page
// without what only a site has: pages to lead to, records, an account.
type comparisonFile struct {
	*transcript.Guide
	redliner *redliner
	plain    *redliner // for differences that are no changes of a policy
	stops    []diff.Stop
	newIDs   map[string]bool // the fragments that the new side owns
	written  map[string]bool // the fragments that stand in the file
	level    int             // of the last heading
}

// ComparisonFile makes one HTML file of a comparison. The style sheet stands in it; it holds no script and asks nobody for
// anything. References within either text are text, since nothing stands beside the file that they could lead to.
func ComparisonFile(c *diff.Comparison, styleSheet string, r transcript.Remarks) []byte {
	at := &view{s: &site{corpus: &corpus.Corpus{}}, at: "/"}
	w := &writer{view: at, home: "/", noted: map[string]bool{}}
	f := &comparisonFile{
		Guide: transcript.NewGuide(c, r), redliner: &redliner{w, w, policyWords}, plain: &redliner{w, w, descriptionWords}, stops: placesToTell(c),
		newIDs: map[string]bool{}, written: map[string]bool{}, level: fileLevel - 1,
	}
	for _, n := range c.New.Clauses {
		f.newIDs[string(n.ID)] = true
	}
	var m markup
	m.add("<!doctype html>\n")
	m.start("html", "lang", "en")
	f.head(&m, styleSheet)
	f.body(&m)
	m.end()
	m.line()
	return bytes.Map(withoutControls, []byte(m.html()))
}

// withoutControls shows that a control character stood in a text that holds to no dialect. HTML allows none, a terminal
// would obey it, and one that turns the direction of text would make "old → new" read the other way round.
func withoutControls(r rune) rune {
	if unicode.IsControl(r) && r != '\n' && r != '\t' || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
		return unicode.ReplacementChar
	}
	return r
}

// placesToTell are the stops of a comparison but for the places that were left together with a section: its heading tells.
func placesToTell(c *diff.Comparison) []diff.Stop {
	return slices.DeleteFunc(c.Stops(), func(s diff.Stop) bool { return s.Role == diff.Origin && c.Changes[s.Change].With >= 0 })
}

// fileLevel is the level of the outermost headings of the text, below the file's own.
const fileLevel = 2

func (f *comparisonFile) title() string { return f.Old.Name + " → " + f.New.Name }

// head writes what browsers read. The policy lets the one style sheet through, by its digest, and nothing else.
func (f *comparisonFile) head(m *markup, styleSheet string) {
	digest := sha256.Sum256([]byte(styleSheet))
	m.start("head")
	m.void("meta", "charset", "utf-8")
	m.void("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	m.void("meta", "http-equiv", "Content-Security-Policy",
		"content", "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-"+base64.StdEncoding.EncodeToString(digest[:])+"'")
	m.void("meta", "name", "color-scheme", "content", "light dark")
	m.element("title", f.title())
	m.start("style")
	m.add(template.HTML(styleSheet)) // ours, from the binary
	m.end()
	m.end()
	m.line()
}

func (f *comparisonFile) body(m *markup) {
	m.start("body")
	m.start("main", "class", "wrap")
	m.element("h1", f.title())
	m.element("p", f.Summary(), "class", "lead")
	for _, n := range f.Notes() {
		m.element("p", n, "class", "caveat")
	}
	m.start("section", "class", "compare", "aria-label", "The text")
	f.controls(m)
	m.line()
	for i := 0; i < len(f.stops); {
		n := f.foldAt(i)
		if n == 0 {
			f.stop(m, f.stops[i])
			i++
			continue
		}
		f.fold(m, f.stops[i:i+n])
		i += n
	}
	m.end()
	m.end()
	m.end()
}

// controls choose what is shown, by the style sheet alone.
func (f *comparisonFile) controls(m *markup) {
	if !transcript.HasChanges(f.Comparison) {
		return
	}
	m.start("div", "class", "controls")
	m.start("fieldset")
	m.element("legend", "Show")
	for i, c := range [][2]string{{"changes", "Changes"}, {"whole", "Whole text"}, {"sides", "Side by side"}} {
		checked := ""
		if i == 0 {
			checked = "checked"
		}
		m.void("input", "type", "radio", "name", "_show", "id", "_show-"+c[0], "value", c[0], "checked", checked)
		m.element("label", c[1], "for", "_show-"+c[0])
	}
	m.end()
	m.end()
}
