// Package succession says what became of one Risk Report in the next.
//
// In: two reports, or two editions of one, of a checked corpus. Out: their comparison, clause by clause; ratings, thresholds and
// standards then and now; dates of goals that slipped between the two; redactions gone and new; what changed in the policy
// meanwhile. A pure function of the corpus. It knows no HTML.
package succession
