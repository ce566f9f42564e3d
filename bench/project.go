// Package bench makes synthetic projects to measure rspsite with.
//
// In: a size and a seed. Out: the files of a project with that many policies, versions and clauses: every clause with an
// ID and a source, each version a plausible revision of the one before, with clauses reworded, renamed, moved, added and
// taken out, every ID accounted for. Guaranteed: the same size and seed give the same bytes, on every machine, and the
// project passes check --strict.
package bench

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
)

// A Size says how much to make.
type Size struct {
	Policies int
	Versions int // of each policy
	Clauses  int // of each first version, headings included
	Seed     uint64
}

// A File is one source file.
type File struct {
	Path string // slash-separated, from the project's root
	Text string
}

const settings = `title: Synthetic policies
summary: Texts made by a generator, to measure rspsite with.
base-url: https://synthetic.example/
publisher: The rspsite project
default-policy: policy-001
as-of: 2026-01-01
contact:
  email: nobody@synthetic.example
data-licence:
  name: CC0 1.0
`

// Files yields the files of a project one after the other, so that a large one need not be held in memory.
func Files(s Size) iter.Seq[File] {
	return func(yield func(File) bool) {
		if !yield(File{"rspsite.yaml", settings}) {
			return
		}
		for i, title := range sourceTitles {
			text := fmt.Sprintf("---\ntitle: %s\nkind: generated\nconsulted: yes\n---\n", title)
			if !yield(File{fmt.Sprintf("content/sources/%s.md", sourceName(i)), text}) {
				return
			}
		}
		for n := range s.Policies {
			if !policyFiles(s, n, yield) {
				return
			}
		}
	}
}

// policyFiles yields the n-th policy. Its texts do not depend on how many policies there are.
func policyFiles(s Size, n int, yield func(File) bool) bool {
	name := fmt.Sprintf("policy-%03d", n+1)
	folder := "content/versions/" + name + "/"
	text := fmt.Sprintf("---\ntitle: Synthetic policy %d\npublisher: The generator\n---\n", n+1)
	if !yield(File{folder + "policy.md", text}) {
		return false
	}
	w := &writer{random: rand.New(rand.NewPCG(s.Seed, uint64(n)))}
	clauses := w.first(s.Clauses)
	var gone []string
	for v := range s.Versions {
		if v > 0 {
			clauses, gone = w.revise(clauses)
		}
		version := fmt.Sprintf("v%d.%d", 1+v/10, v%10)
		if !yield(File{folder + version + ".md", versionText(n, v, version, clauses, gone)}) {
			return false
		}
	}
	return true
}

func versionText(n, v int, version string, clauses []*passage, gone []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Synthetic policy %d, version %s\nversion: %s\n", n+1, version[1:], version)
	fmt.Fprintf(&b, "published: %04d-%02d-01\nbasis: reconstruction\nsource: %s\n", 2000+v/12, 1+v%12, sourceName(v))
	if len(gone) > 0 {
		b.WriteString("gone:\n")
	}
	for _, id := range gone {
		fmt.Fprintf(&b, "  - id: %s\n    why: The generator took it out.\n", id)
	}
	b.WriteString("---\n")
	for i, c := range clauses {
		if c.kind != item || i == 0 || clauses[i-1].kind != item {
			b.WriteByte('\n')
		}
		c.write(&b, v)
	}
	return b.String()
}
