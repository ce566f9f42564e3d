// Package verify checks a finished site against its own public record, without its sources.
//
// In: the files of a site, from a folder or over HTTP; perhaps the publisher's key, and a checkpoint that a reader kept. Out: what
// holds and what does not, in words for a reader. Guaranteed: an honest site passes; a site is never trusted, so that no file of
// it, however made, ends the program, takes more memory than [Limits] allow, or makes it ask another host. It knows the ledger,
// the canonical form, the addresses of the site and what counts as a difference of two texts, and nothing of sources or of how pages are
// made but the few classes that docs/verifying.md names.
//
// Read verify.go first, which has the steps of a verification in their order. Each step gathers findings (report.go), of which verdict.go
// makes a sentence. Then, in the order in which one rests on the other:
//
//   - site.go, reader.go, folder.go, remote.go, hostanswer.go: files are read once, within limits
//   - exactjson.go: JSON is refused that two programs could read as two things
//   - manifest.go, required.go, ownlist.go: which files there are, which there must be, and which nothing but their own list holds
//   - record.go, proof.go, signature.go, since.go, came.go, ahead.go: the ledger, and what a reader brings
//   - document.go, documenttext.go, header.go, headerline.go, pictures.go, superseded.go: files beside a page, by the digests of the record
//   - line.go, text.go, words.go: a canonical text, as words that a page can be held against
//   - sourcefile.go: its Markdown, read anew
//   - element.go, allowed.go, shown.go, links.go, body.go, drawing.go: what a page shows, as the same words
//   - page.go, pagehead.go, match.go, facts.go, erratashown.go, gone.go, shell.go: the one held against the other
//   - clausepage.go, clauserun.go, latest.go, otherpage.go, recorded.go, supersededpage.go: pages that show parts of texts, or none
//   - comparison.go and what begins like it, comparedtext.go: pages, data and Markdown that compare two texts
//   - data.go and what begins like it, linkeddata.go, citation.go, citationfile.go: what stands beside pages for programs
//   - address.go, answer.go, hostfile.go: what must answer, and where it leads
package verify
