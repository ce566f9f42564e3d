package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/redaction"
	"rspsite/internal/scaffold"
)

func (p *Program) newErratumVerb(j *project) *cobra.Command {
	var kind string
	var clauses []string
	c := &cobra.Command{
		Use:   "erratum REF",
		Short: "begin the correction of what is published",
		Long: `Adds an entry to the errata of a published document, dated today, that names what is still to be written. Run it before you correct
the text, and publish on the same day: if that is later, write the later day into the entry.

REF is a VERSION of the default policy, POLICY/VERSION, or report:NAME; NAME alone will do for a report if no version is called so. The
others are model:NAME, goal:NAME, review:REPORT/REVIEWER and change:POLICY/VERSION, and table:NAME, source:NAME, page:NAME and policy:NAME,
which may be revised without an erratum too.

A report keeps its text: it is copied byte for byte to content/reports/NAME/editions/, and the report gets the next edition. Of a version, review,
model or goal that is in the public record, what it says until now is kept in content/superseded/.
Until the entry says what was corrected, rspsite check refuses the document. No byte of the header changes but these.`,
		Example: `  rspsite new erratum report:2026-q4 --kind substantive --clause residual-cyber
  rspsite new erratum our-policy/v1.1 --kind typo`,
		Args: takes("REF"),
		RunE: func(_ *cobra.Command, args []string) error { return p.newErratum(j, args[0], kind, clauses) },
	}
	c.Flags().StringVar(&kind, "kind", "", "what sort of correction: "+strings.Join(corpus.ErratumKinds, ", "))
	c.Flags().StringSliceVar(&clauses, "clause", nil, "ID of a clause concerned; may be given more than once")
	return c
}

func (p *Program) newErratum(j *project, ref, kind string, clauses []string) error {
	if !slices.Contains(corpus.ErratumKinds, kind) {
		hint := "typo: a slip of the pen; conversion: a fault of converting the original; substantive: a change of what the text says"
		if kind == "" {
			return usagef(hint, "new erratum needs --kind")
		}
		return usagef(hint, "unknown kind %q%s", kind, didYouMean(kind, corpus.ErratumKinds))
	}
	if err := p.openProject(j); err != nil {
		return err
	}
	defer j.close()
	c, err := p.loadToWrite(j)
	if err != nil {
		return err
	}
	edit, err := beginErratum(c, ref, scaffold.Correction{On: c.AsOf, Kind: corpus.ErratumKind(kind), Clauses: clauses})
	if err == nil {
		err = p.mustBePublic(j, c, edit)
	}
	isReport := len(edit.New) > 0 // with the edition until now
	if err == nil {
		j.keepText(c, &edit)
		err = scaffold.Apply(j.root, edit)
	}
	if err != nil {
		return j.refused(err)
	}
	for _, f := range append(edit.New, edit.Change) {
		if _, err := fmt.Fprintln(p.Stdout, j.place(f.Path)); err != nil {
			return err
		}
	}
	kept := ""
	if len(edit.New) > 0 {
		kept = ", whose text until now is kept in " + j.place(edit.New[0].Path)
	}
	p.terminal.infof("now correct %s%s, and say in its errata what was corrected and why: check refuses it until then", j.place(edit.Change.Path), kept)
	if asOf := c.Config.AsOf; c.AsOf.After(asOf) {
		p.terminal.infof("it is dated %s, and as-of is still %s: rspsite publish moves it; until then look with rspsite check --today %[1]s", c.AsOf, asOf)
	}
	if redaction.HasForms(edit.Change.Text) {
		p.terminal.infof("it holds redactions: write the same errata%s and the correction into its private source, and run rspsite redact again",
			editionWords(isReport))
	}
	return nil
}

// editionWords name the edition that the header has now, if the correction gave it one.
func editionWords(isReport bool) string {
	if !isReport {
		return ""
	}
	return ", the same edition"
}

// refused words an error of a correction, with what to do.
func (j *project) refused(err error) error {
	var refused *scaffold.RefusedError
	if errors.As(err, &refused) {
		return failf(refused.Mend, "%v", refused)
	}
	return j.placedError(err)
}

// beginErratum finds what a correction is of and begins it.
func beginErratum(c *corpus.Corpus, ref string, e scaffold.Correction) (scaffold.Edit, error) {
	d, err := findCorrectable(c, ref)
	if err == nil {
		err = mayCorrect(d, c.Config.AsOf)
	}
	if err == nil {
		err = haveClauses(d.File, e.Clauses)
	}
	if err != nil {
		return scaffold.Edit{}, err
	}
	return scaffold.Erratum(d.Document, e)
}

// mayCorrect refuses what was not published, no longer stands, or is being corrected already.
func mayCorrect(d correctable, asOf corpus.Date) error {
	const onlyPublic = "correct its text: only what was published needs an erratum"
	switch common := d.Common; {
	case common.Draft:
		return usagef(onlyPublic, "%s is a draft", d.what)
	case d.Date().After(asOf):
		return usagef(onlyPublic, "%s is not published before %s", d.what, d.Date())
	case common.Withdrawn != nil:
		return usagef("its text stays as it stood: correct what stands in its place; to say more, such as of the day or the reason, write an entry into its errata by hand", "%s was withdrawn on %s", d.what, common.Withdrawn.On)
	case scaffold.IsOpen(common.Errata):
		return usagef("finish it first: "+d.Path, "%s has an erratum that is still to be written", d.what)
	}
	return nil
}

// haveClauses refuses IDs that the text does not have.
func haveClauses(f *corpus.File, ids []string) error {
	var known []string
	for c := range f.Doc.All() {
		if c.ID != "" && !c.Derived {
			known = append(known, string(c.ID))
		}
	}
	for _, id := range ids {
		if f.Doc.Find(clause.ID(id)) == nil || !slices.Contains(known, id) {
			return usagef("IDs stand in braces behind the clauses", "no clause %q in %s%s", id, f.Path, didYouMean(id, known))
		}
	}
	return nil
}
