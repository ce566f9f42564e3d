package main

import (
	"net/url"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/render"
)

// originOf is the name that the settings give to a project's log; empty if they give none that can be one.
func originOf(c corpus.Config) string {
	name := c.Ledger.Origin
	if u, err := url.Parse(c.BaseURL); name == "" && err == nil && u.Host != "" {
		name = strings.TrimSuffix(u.Host+u.Path, "/")
	}
	if ledger.CheckOrigin(name) != nil {
		return ""
	}
	return name
}

// mustHaveName refuses to open a public record that has no name yet. Nobody guesses it: it stands in every checkpoint, for good.
func (f *publishFlags) mustHaveName(c *corpus.Corpus, record *render.PublicRecord) error {
	if record.All.Len() > 0 || len(record.Steps) == 0 || originOf(c.Config) != "" {
		return nil
	}
	return usagef("set base-url there, whose host and path are the name, or ledger: with origin: (no white space and no +); it never changes afterwards",
		"the public record has no name yet: %s has neither a base-url nor a ledger.origin that can be one", f.place(corpus.ConfigFile))
}
