// Package succession says what became of one Risk Report in a later one.
//
// In: two reports of a checked corpus, and the revisions of its policies. Out: a [Succession]: their comparison, clause by clause;
// ratings, thresholds and standards then and now; dates of goals that were set anew, or passed, between the two; redactions gone
// and new; models and their determinations; what changed in the policy meanwhile. Also the pairs of reports that have a page
// ([Pairs]), and the comparison of two editions of one report ([Set.Editions]). Guaranteed: it depends on the corpus alone; of a report and itself nothing is said to have changed. It knows no HTML.
//
// The way through the package: succession.go puts the parts together, each of which has a file of its own: identity.go (which
// clause is which), risk.go, slip.go, redaction.go, model.go, policy.go; edition.go compares editions of one report; set.go keeps what
// was made; pairs.go chooses.
package succession
