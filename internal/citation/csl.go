package citation

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// A cslItem is a reference in CSL-JSON.
type cslItem struct {
	ID                string    `json:"id"`
	Type              string    `json:"type"`
	Title             string    `json:"title"`
	Author            []cslName `json:"author,omitempty"`
	Issued            *cslDate  `json:"issued,omitempty"`
	OriginalDate      *cslDate  `json:"original-date,omitempty"`
	OriginalPublisher string    `json:"original-publisher,omitempty"`
	Container         string    `json:"container-title,omitempty"`
	Collection        string    `json:"collection-title,omitempty"`
	Publisher         string    `json:"publisher,omitempty"`
	Genre             string    `json:"genre,omitempty"`
	Version           string    `json:"version,omitempty"`
	Edition           string    `json:"edition,omitempty"`
	Language          string    `json:"language,omitempty"`
	URL               string    `json:"URL,omitempty"`
	Note              string    `json:"note,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"` // an institution: styles do not take it apart
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// CSL is the reference as a list in CSL-JSON, an item a work.
func CSL(works ...Work) (string, error) {
	items := []cslItem{}
	for _, w := range works {
		items = append(items, cslOf(w.tidy()))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(items); err != nil {
		return "", fmt.Errorf("encoding CSL-JSON: %v", err)
	}
	text := brokenDate.ReplaceAllStringFunc(b.String(), func(date string) string { return strings.ReplaceAll(strings.Join(strings.Fields(date), ""), ",", ", ") })
	return strings.ReplaceAll(text, "<", `\u003c`), nil // stands in strings alone; a browser that shows the file as HTML finds no tag
}

// brokenDate is a date over many lines, a number each. It stands outside of strings alone: a string has no line breaks.
var brokenDate = regexp.MustCompile(`\[\n *\[\n[0-9, \n]*\n *\]\n *\]`)

func cslOf(w *Work) cslItem {
	item := cslItem{ID: w.Key, Type: w.sort().csl, Title: w.marked(), Issued: cslDay(w.Issued), Container: w.Site.Title, Publisher: w.by(),
		Genre: w.sort().genre, Version: w.Version, Edition: w.Edition, Language: w.Language, Note: w.remarks()}
	for _, a := range w.Authors {
		item.Author = append(item.Author, cslName{a})
	}
	if w.Of != "" {
		item.Container, item.Collection = w.Of, w.Site.Title
		if w.Version != "" { // styles that leave out full stops in the title of a container make v25 of v2.5
			cited := *w
			if !strings.HasSuffix(w.Title, " "+w.Version) {
				cited.Title += ", of " + w.Version
			}
			item.Title, item.Container = cited.marked(), strings.TrimSuffix(w.Of, " "+w.Version)
		}
	}
	if o := w.Original; o != nil {
		item.OriginalDate, item.OriginalPublisher = cslDay(o.undisputed()), o.By
	}
	if w.isWhole() {
		item.URL = w.URL
	}
	return item
}

func cslDay(d Date) *cslDate {
	if parts := d.parts(); len(parts) > 0 {
		return &cslDate{[][]int{parts}}
	}
	return nil
}
