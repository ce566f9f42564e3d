package main

import (
	"cmp"
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
		Short: "begin the correction of a published report or version",
		Long: `Adds an entry to the errata of a published document, dated as-of, that names what is still to be written. REF is
report:NAME, a VERSION of the default policy, or POLICY/VERSION; NAME alone will do for a report if no version is called so. Run
it before you correct the text.

A report keeps its text: it is copied byte for byte to content/reports/NAME/editions/, and the report gets the next edition.
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
	j.options.Drafts = true
	c, problems := j.load()
	if c == nil {
		p.terminal.problems(problems)
		return errContent
	}
	edit, err := beginErratum(c, ref, scaffold.Correction{On: c.AsOf, Kind: corpus.ErratumKind(kind), Clauses: clauses})
	if err == nil {
		err = p.mustBePublic(j, c, edit)
	}
	if err == nil {
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
	if redaction.HasForms(edit.Change.Text) {
		p.terminal.infof("it holds redactions: write the same errata%s and the correction into its private source, and run rspsite redact again",
			editionWords(edit))
	}
	return nil
}

// editionWords name the edition that the header has now, if the correction gave it one.
func editionWords(edit scaffold.Edit) string {
	if len(edit.New) == 0 {
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
	if name, ok := reportOf(c, ref); ok {
		r, err := findReport(c, name)
		if err == nil {
			err = correctable("the report "+r.Name, r.Path, &r.Common, r.Published, c.AsOf)
		}
		if err == nil {
			err = haveClauses(&r.File, e.Clauses)
		}
		if err != nil {
			return scaffold.Edit{}, err
		}
		return scaffold.ReportErratum(r, e)
	}
	v, err := versionOf(c, ref)
	if err == nil {
		err = correctable(v.Policy.Name+"/"+v.Name, v.Path, &v.Common, v.Published, c.AsOf)
	}
	if err == nil {
		err = haveClauses(&v.File, e.Clauses)
	}
	if err != nil {
		return scaffold.Edit{}, err
	}
	return scaffold.VersionErratum(v, e)
}

// reportOf is the name of the report that an argument means, if it does not mean a version.
func reportOf(c *corpus.Corpus, ref string) (string, bool) {
	if name, ok := strings.CutPrefix(ref, reportPrefix); ok {
		return name, true
	}
	p := c.PolicyOr("")
	isVersion := p != nil && p.Named(ref) != nil
	return ref, !isVersion && c.Report(ref) != nil
}

// versionOf finds VERSION of the default policy, or POLICY/VERSION.
func versionOf(c *corpus.Corpus, ref string) (*corpus.Version, error) {
	name, version, isWhole := strings.Cut(ref, "/")
	if !isWhole {
		p := c.PolicyOr("")
		if p == nil {
			return nil, usagef("write report:NAME, or POLICY/VERSION", "%q does not say of which policy: %s sets no default-policy", ref, corpus.ConfigFile)
		}
		if names := versionNames(p); p.Named(ref) == nil && len(c.Reports) > 0 {
			reports := reportNames(c)
			return nil, usagef(fmt.Sprintf("%s has %s; the reports are %s", p.Name, strings.Join(names, ", "), strings.Join(reports, ", ")),
				"no version or report %q%s", ref, cmp.Or(didYouMean(ref, names), didYouMean(reportPrefix+ref, reports)))
		}
		return findVersion(p, ref)
	}
	p, err := findPolicy(c, name)
	if err != nil {
		return nil, err
	}
	return findVersion(p, version)
}

// correctable refuses what was not published, no longer stands, or is being corrected already.
func correctable(what, path string, common *corpus.Common, published, today corpus.Date) error {
	switch {
	case common.Draft:
		return usagef("correct its text: only what was published needs an erratum", "%s is a draft", what)
	case published.After(today):
		return usagef("correct its text: only what was published needs an erratum", "%s is not published before %s", what, published)
	case common.Withdrawn != nil:
		return usagef("it stays as it stood; correct what stands in its place", "%s was withdrawn on %s", what, common.Withdrawn.On)
	case scaffold.IsOpen(common.Errata):
		return usagef("finish it first: "+path, "%s has an erratum that is still to be written", what)
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
