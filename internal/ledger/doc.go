// Package ledger is the append-only record of what was published.
//
// In: the lines of content/ledger.jsonl, one event each, and of content/ledger.checkpoint. Out: the events, what stands of each
// document, the Merkle tree over the lines (RFC 6962), its checkpoint, its tiles as static files (C2SP tlog-tiles), and a proof for
// each line (C2SP tlog-proof). Guaranteed: a ledger that was read without problems holds its lines as they were appended, in their
// order, none changed, and none says what no publication may, such as another text without an erratum; the same lines give the same
// bytes of every file. What was taken away from its end shows only against a checkpoint, and who wrote it only by a signature. It
// knows no sources and nothing of how a page looks.
package ledger
