package verify

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// A reference is what a citation says of one work, in whichever form.
type reference struct {
	key, title, url  string
	of               string // what it stands in: of a clause the text, of a text the site
	number           string // version and edition
	issued, original string // dates
}

// readReferences reads the files that lie beside a page for reference managers, each as rspsite writes it and in no other way.
var readReferences = map[string]func([]byte) ([]reference, error){"cite.json": readCSL, "cite.ris": readRIS, "cite.bib": readBibTeX}

// A cslItem is a work in CSL-JSON, with all that rspsite writes of one.
type cslItem struct {
	ID, Type, Title, Publisher, Genre, Version, Edition, Language, Note string

	Author            []struct{ Literal string }
	Issued            cslDate
	OriginalDate      cslDate `json:"original-date"`
	OriginalPublisher string  `json:"original-publisher"`
	Container         string  `json:"container-title"`
	Collection        string  `json:"collection-title"`
	URL               string  `json:"URL"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

var cslForm = jsonFormOf(cslItem{})

func readCSL(data []byte) ([]reference, error) {
	var items []cslItem
	if err := cslForm.read(data, &items); err != nil {
		return nil, err
	}
	strict := json.NewDecoder(bytes.NewReader(data))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&items); err != nil {
		return nil, err
	}
	var refs []reference
	for _, x := range items {
		refs = append(refs, reference{key: x.ID, title: x.Title, url: x.URL, of: x.Container, number: numberOf(x.Version, x.Edition), issued: x.Issued.written(), original: x.OriginalDate.written()})
	}
	return refs, nil
}

// written is the date as headers have it.
func (d cslDate) written() string {
	var all []string
	for _, parts := range d.Parts {
		for i, n := range parts {
			all = append(all, fmt.Sprintf("%0*d", []int{4, 2}[min(i, 1)], n))
		}
	}
	return strings.Join(all, "-")
}

// numberOf is a version, an edition or both.
func numberOf(version, edition string) string {
	return strings.Join(slices.DeleteFunc([]string{version, edition}, func(s string) bool { return s == "" }), ", ")
}

// readFields are the fields of a work, by their names.
type readFields map[string]string

func (f readFields) add(name, value string) error {
	if _, twice := f[name]; twice {
		return fmt.Errorf("a work has %q twice", name)
	}
	f[name] = value
	return nil
}

var (
	risLine     = regexp.MustCompile(`^(TY|ID|AU|TI|T2|T3|M3|ET|PY|DA|OP|PB|LA|N1|UR|ER)  - ([^\x00-\x1f\x7f\x{85}\x{2028}\x{2029}]*)$`)
	risOriginal = regexp.MustCompile(`(?:^|, )((?:(?:\d{1,2} )?[A-Z][a-z]+ )?\d{4})$`)
)

func readRIS(data []byte) (refs []reference, err error) {
	f := readFields{}
	for l := range strings.SplitSeq(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
		m := risLine.FindStringSubmatch(l)
		switch {
		case l == "" && len(f) == 0:
		case m == nil || (m[1] == "TY") != (len(f) == 0):
			return nil, fmt.Errorf("it has a line that rspsite does not write: “%s”", shorten(l))
		case m[1] == "AU":
		case m[1] != "ER":
			err = f.add(m[1], m[2])
		default:
			r := reference{key: f["ID"], title: f["TI"], url: f["UR"], of: f["T2"], number: f["ET"], issued: strings.ReplaceAll(strings.TrimRight(f["DA"], "/"), "/", "-")}
			if m := risOriginal.FindStringSubmatch(f["OP"]); m != nil {
				r.original = m[1]
			}
			if year, _, _ := strings.Cut(r.issued, "-"); year != f["PY"] {
				err = fmt.Errorf("its year is another than that of its date: %q", shorten(f["PY"]))
			}
			refs, f = append(refs, r), readFields{}
		}
		if err != nil {
			return nil, err
		}
	}
	if len(f) > 0 {
		return nil, fmt.Errorf("its last work does not end")
	}
	return refs, nil
}

var (
	bibHead  = regexp.MustCompile(`^@(?:techreport|incollection|misc)\{([^{},\s]+),$`)
	bibField = regexp.MustCompile(`^  ([a-z]+) += (\{.*\}|[a-z]{3}),$`)
	// bibWords are the characters that stand for what means something to BibTeX or TeX.
	bibWords = strings.NewReplacer(`\textbackslash{}`, `\`, `\textbraceleft{}`, "{", `\textbraceright{}`, "}", `\$`, "$", `\&`, "&", `\%`, "%", `\#`, "#", `\_`, "_",
		`\textasciitilde{}`, "~", `\textasciicircum{}`, "^")
)

func readBibTeX(data []byte) (refs []reference, err error) {
	var f readFields // nil between two works
	for l := range strings.SplitSeq(strings.TrimSuffix(string(data), "\n"), "\n") {
		head, field := bibHead.FindStringSubmatch(l), bibField.FindStringSubmatch(l)
		switch {
		case f == nil && l == "":
		case f == nil && head != nil:
			f = readFields{"@": head[1]}
		case f != nil && field != nil && isOneGroup(field[2]):
			err = f.add(field[1], field[2])
		case f != nil && l == "}":
			day := f.words("date")
			if month, _ := time.Parse("2006-01", day[:min(len(day), 7)]); f.words("year") != day[:min(len(day), 4)] || len(day) > 4 && f["month"] != strings.ToLower(month.Format("Jan")) {
				return nil, fmt.Errorf("year or month are others than those of its date: %q", shorten(day))
			}
			refs = append(refs, reference{key: f["@"], title: f.words("title"), url: strings.Trim(f["url"], "{}"), of: f.words("booktitle"),
				number: numberOf(f.words("version"), f.words("edition")), issued: day, original: f.words("origdate")})
			f = nil
		default:
			return nil, fmt.Errorf("it has a line that rspsite does not write: “%s”", shorten(l))
		}
		if err != nil {
			return nil, err
		}
	}
	if f != nil {
		return nil, fmt.Errorf("its last work does not end")
	}
	return refs, nil
}

// isOneGroup reports whether the brace that opens a value is closed by its last alone.
func isOneGroup(value string) bool {
	depth := 0
	for i, r := range value {
		depth += map[rune]int{'{': 1, '}': -1}[r]
		if depth == 0 && i < len(value)-1 && value[0] == '{' {
			return false
		}
	}
	return depth == 0
}

// words are what a field reads as. Braces around all of it stand twice at most: a file with more says something else.
func (f readFields) words(name string) string {
	value := f[name]
	for range 2 {
		if strings.HasPrefix(value, "{") && strings.HasSuffix(value, "}") && isOneGroup(value) {
			value = value[1 : len(value)-1]
		}
	}
	return bibWords.Replace(value)
}
