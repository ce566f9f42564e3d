package frontmatter_test

import (
	"strings"
	"testing"

	"rspsite/internal/frontmatter"
)

// mark is a line that git leaves; no file of this repository may hold one.
func mark(c, branch string) string { return strings.TrimSpace(strings.Repeat(c, 7)+" "+branch) + "\n" }

func TestMergeMarks(t *testing.T) {
	both := func(ours, theirs string) string {
		return mark("<", "HEAD") + ours + mark("=", "") + theirs + mark(">", "other")
	}
	tests := []struct{ name, text, want string }{
		{"one", "a\n" + both("b\n", "c\n") + "d\n", "f:2:1: two branches were merged here, and both changed this (keep one side, or what holds of both, and take out the lines of <<<<<<<, ======= and >>>>>>>)"},
		{"as-of", both("as-of: 2026-01-01\n", "as-of: 2026-02-01\n"), "f:1:1: two branches were merged here, and both changed this (keep one side, or what holds of both, of as-of the later day, and take out the lines of <<<<<<<, ======= and >>>>>>>)"},
		{"two", both("a\n", "b\n") + "c\n" + both("", "d\n"), "f:1:1:|f:7:1:"},
		{"with the text before", mark("<", "HEAD") + "a\n" + mark("|", "base") + "b\n" + mark("=", "") + "c\n" + mark(">", "x"), "f:1:1:"},
		{"CRLF", strings.ReplaceAll("a\n"+both("b\n", "c\n"), "\n", "\r\n"), "f:2:1:"},
		{"a heading underlined", "Title\n" + mark("=", "") + "\nText\n", ""},
		{"a beginning alone", mark("<", "HEAD"), ""},
		{"an end alone", mark(">", "HEAD"), ""},
		{"quotation marks", strings.Repeat("> ", 7) + "a\n\n" + strings.Repeat("<", 9) + " b\n" + strings.Repeat(">", 9) + " c\n", ""},
		{"shown in a text", " " + strings.ReplaceAll(both("a\n", "b\n"), "\n", "\n "), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range frontmatter.MergeMarks("f", []byte(test.text)) {
				got = append(got, p.String())
			}
			want := strings.Split(test.want, "|")
			if test.want == "" {
				want = nil
			}
			if len(got) != len(want) {
				t.Fatalf("got %q, want %q", got, want)
			}
			for i := range got {
				if !strings.HasPrefix(got[i], want[i]) || len(want) == 1 && strings.HasSuffix(want[i], ")") && got[i] != want[i] {
					t.Errorf("got  %s\nwant %s", got[i], want[i])
				}
			}
		})
	}
	var m struct {
		Title string `yaml:"title"`
	}
	_, problems := frontmatter.Decode("f", []byte("title: "+"\n"+both("a: b\n", "c: d\n")), 5, &m)
	if len(problems) != 1 || problems[0].Rule != "merge-marks" || problems[0].Line != 6 {
		t.Errorf("a header with marks: got %v", problems)
	}
}
