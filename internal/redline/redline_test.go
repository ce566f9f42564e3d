package redline

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rspsite/internal/clause"
	"rspsite/internal/markdown"
)

var update = flag.Bool("update", false, "rewrite the expected redlines in testdata")

// TestRedlines runs every case of testdata: two texts that are taken as the two sides of one change, and the
// redline between them in the notation of [written].
func TestRedlines(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files)%3 != 0 || len(archive.Files) == 0 {
				t.Fatalf("the case has %d files, want old.md, new.md and redline, once or several times", len(archive.Files))
			}
			for i := 0; i < len(archive.Files); i += 3 {
				redlineCase(t, archive.Files[i:i+3])
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func redlineCase(t *testing.T, files []txtar.File) {
	t.Helper()
	if files[0].Name != "old.md" || files[1].Name != "new.md" || files[2].Name != "redline" {
		t.Fatalf("got the files %s, %s and %s, want old.md, new.md and redline", files[0].Name, files[1].Name, files[2].Name)
	}
	old, new := allClauses(t, files[0].Data), allClauses(t, files[1].Data)
	edits, marks := Between(old, new)
	checkRedline(t, old, new, edits, marks)
	got := written(edits) + "\n" + writtenMarks(marks)
	if *update {
		files[2].Data = []byte(got)
		return
	}
	if diff := cmp.Diff(string(files[2].Data), got); diff != "" {
		t.Errorf("redline (-want +got):\n%s", diff)
	}
}

func allClauses(t *testing.T, src []byte) []*clause.Clause {
	t.Helper()
	source, _ := markdown.Parse("case.md", src)
	if source == nil {
		t.Fatal("the text cannot be read")
	}
	return textsOf(&source.Document)
}

// textsOf are the clauses of a document that have a text, in its order.
func textsOf(d *clause.Document) []*clause.Clause {
	var cs []*clause.Clause
	for c := range d.All() {
		if !c.Kind.IsGroup() && c.Kind != clause.Rule {
			cs = append(cs, c)
		}
	}
	return cs
}

// written shows edits as a text: [-what went-]{+what came+}, and <before=after> where a stretch is unchanged but is written
// otherwise. Marks are those of Markdown. Breaks are ¦ and ¶, and a line's end in code is ⏎.
func written(edits []Edit) string {
	var b strings.Builder
	for _, e := range edits {
		old, new := plainEdit(e.Break, writtenRuns(e.Old)), plainEdit(e.Break, writtenRuns(e.New))
		switch {
		case e.Op == Delete:
			b.WriteString("[-" + old + "-]")
		case e.Op == Insert:
			b.WriteString("{+" + new + "+}")
		case old == new:
			b.WriteString(old)
		default:
			b.WriteString("<" + old + "=" + new + ">")
		}
	}
	return b.String()
}

func writtenRuns(in clause.Inline) string {
	var b strings.Builder
	for _, r := range in {
		text := strings.ReplaceAll(r.Text, "\n", "⏎")
		switch {
		case r.Break:
			text = "⏎"
		case r.Note != "":
			text = "[^" + r.Note + "]"
		case r.Image != "":
			text = "![" + text + "](" + r.Image + ")"
		case r.Redaction != nil:
			text = "█" + text + "█"
		case r.Ref != "":
			text = "[[" + r.Ref + "|" + text + "]]"
		}
		for _, mark := range []struct {
			bit  clause.Marks
			sign string
		}{{clause.Monospace, "`"}, {clause.Emphasis, "*"}, {clause.Strong, "**"}, {clause.Strike, "~~"}} {
			if r.Marks&mark.bit != 0 {
				text = mark.sign + text + mark.sign
			}
		}
		if r.Link != "" {
			text = "[" + text + "](" + r.Link + ")"
		}
		b.WriteString(text)
	}
	return b.String()
}

func writtenMarks(marks []MarkChange) string {
	var b strings.Builder
	for _, m := range marks {
		b.WriteString(m.What + ": \"" + m.Old + "\" -> \"" + m.New + "\"")
		if m.Text != "" {
			b.WriteString(" on \"" + m.Text + "\"")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
