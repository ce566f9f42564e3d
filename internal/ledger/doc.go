// Package ledger is the append-only record of what was published.
//
// In: what a site makes public, with the digest of each clause. Out: a log that can only grow, signed checkpoints, and
// proofs that outsiders can check from static files. It knows nothing of how a page looks.
//
// The package holds no code yet: a site so far says what its texts rest on, and proves nothing.
package ledger
