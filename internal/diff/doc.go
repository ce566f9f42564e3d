// Package diff compares two texts, clause by clause.
//
// In: two clause trees. Out: which clause became which, and what changed in each: alignment, redline, wording signals. It is
// a pure function of the two trees, without files, HTML or policies.
//
// The package holds no code yet: the site does not compare versions so far, it only says which clauses read alike
// ([rspsite/internal/clause.Same]) and follows written IDs through the versions of a policy.
package diff
