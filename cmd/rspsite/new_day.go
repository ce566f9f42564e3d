package main

import (
	"rspsite/internal/corpus"
)

// loadToWrite reads the project, drafts included, as of the day that is filled into what is written: the one that --today names or the
// computer's, and as-of where that lies later.
func (p *Program) loadToWrite(j *project) (*corpus.Corpus, error) {
	j.options.Drafts, j.options.Cache = true, &corpus.Cache{}
	if j.options.Today.IsZero() {
		today, err := p.today()
		if err != nil {
			return nil, err
		}
		j.options.Today = today
	}
	c, problems := j.load()
	if c == nil {
		p.terminal.problems(problems)
		return nil, errContent
	}
	if asOf := c.Config.AsOf; asOf.After(j.options.Today) {
		if !j.today.IsZero() {
			return nil, usagef("what was shown stays shown: name a day from "+asOf.String()+" on",
				"--today %s lies before as-of in %s, %s", j.today, j.place(corpus.ConfigFile), asOf)
		}
		j.options.Today = asOf
		c, _ = j.load()
	}
	return c, nil
}
