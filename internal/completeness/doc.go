// Package completeness says what a Risk Report still lacks.
//
// In: a report of a checked corpus. Out: its [Checklist]: each part that a report must have, met or missing; what is still to be
// written or to be confirmed; each clause of the policy that promises something of reports, and where the report answers it. The
// same as problems, for check ([Problems]). It knows no HTML.
//
// Use [Of] for one report. docs/reports.md says what the rules are; rspsite.yaml may set others ([corpus.Rules]).
package completeness
