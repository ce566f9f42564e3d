package render

import (
	"bytes"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A publishedSource is a report, an earlier edition of one or a review, whose Markdown is shown.
type publishedSource struct {
	file    *corpus.File
	common  *corpus.Common
	title   string
	page    string // address of the text
	instead string // what else stands in the banner: that the text is superseded; empty if nothing does
}

// reportSources plans the Markdown of a report, of its earlier editions, and of its reviews in which somebody says something.
func (s *site) reportSources(r *corpus.Report) {
	for _, t := range r.Texts() {
		x := publishedSource{file: t.File, common: &t.Common, title: t.Title, page: editionAddress(r, t)}
		if t.Earlier != nil {
			x.title, x.instead = editionTitle(t.Earlier), supersededWords(t.Earlier)
		}
		s.publishedSource(x)
	}
	for _, w := range publishedReviews(r) {
		s.publishedSource(publishedSource{file: &w.File, common: &w.Common, title: w.Title, page: permalink.Review(r.Name, w.Name)})
	}
}

func (s *site) publishedSource(x publishedSource) {
	raw := permalink.TextSourceFile(x.page)
	s.addFile(raw, func() ([]byte, error) { return bytes.Clone(x.file.Raw), nil })
	s.add(permalink.TextSource(x.page), func(at *view) (string, any) {
		l := at.layout("Source of "+x.title, permalink.Reports)
		l.banner(x.common)
		if x.instead != "" {
			l.say("superseded", x.instead)
		}
		l.Description = join(" ", "The Markdown from which the page of "+x.title+" is made.", l.said())
		return "source-text", at.sourceOf(l, x.file, at.to(x.page, x.title), at.to(raw, "source.md"))
	})
}
