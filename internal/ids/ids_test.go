package ids

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rspsite/internal/markdown"
)

var update = flag.Bool("update", false, "rewrite the diff of each case in testdata")

// TestAdd holds in.md of each case against diff, the change as a unified diff.
func TestAdd(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			src, want := archive.Files[0].Data, string(archive.Files[1].Data)
			result, problems := Add("in.md", src)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			got := result.Unified("in.md", src)
			for _, at := range result.Skipped {
				got += "skipped " + at.String() + "\n"
			}
			if *update {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("diff (-want +got):\n%s", diff)
			}
			checkAdded(t, src, result)
		})
	}
}

// checkAdded holds what Add guarantees of any text.
func checkAdded(t *testing.T, src []byte, r Result) {
	t.Helper()
	if !isSubsequence(src, r.Text) {
		t.Error("a byte of the source was changed or taken away")
	}
	before, _ := markdown.Parse("in.md", src)
	after, problems := markdown.Parse("in.md", r.Text)
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	derived := 0
	for c := range after.All() {
		if lacksID(c) {
			derived++
		}
	}
	if derived != len(r.Skipped) {
		t.Errorf("%d clauses have no ID, want the %d that were skipped", derived, len(r.Skipped))
	}
	for c := range before.All() {
		if c.ID != "" && !c.Derived && after.Find(c.ID) == nil {
			t.Errorf("the ID %q is lost", c.ID)
		}
	}
	again, _ := Add("in.md", r.Text)
	if !bytes.Equal(again.Text, r.Text) {
		t.Error("a second run changes the text again")
	}
}

// isSubsequence reports whether long is short with bytes added.
func isSubsequence(short, long []byte) bool {
	for _, b := range long {
		if len(short) > 0 && short[0] == b {
			short = short[1:]
		}
	}
	return len(short) == 0
}

func TestLineEndsAndMarkStay(t *testing.T) {
	src := []byte("\xEF\xBB\xBF---\r\ntitle: x\r\n---\r\n\r\n## Scope\r\n\r\n    code\r\n\r\nLast")
	want := "\xEF\xBB\xBF---\r\ntitle: x\r\n---\r\n\r\n## Scope {#scope}\r\n\r\n    code\r\n\r\n{#code}\r\n\r\nLast {#last}"
	got, problems := Add("in.md", src)
	if len(problems) > 0 || string(got.Text) != want {
		t.Errorf("got %q, %v, want %q", got.Text, problems, want)
	}
}

func TestErrorsLeaveTheTextAlone(t *testing.T) {
	src := []byte("One {#a}\n\nTwo {#a}\n\nThree\n")
	got, problems := Add("in.md", src)
	if problems.Errors() != 1 || string(got.Text) != string(src) || got.Given != 0 {
		t.Errorf("got %+v, %v", got, problems)
	}
	if got.Unified("in.md", src) != "" {
		t.Error("a change is shown")
	}
}

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"Weights of an ASL-4 model are protected": "weights-asl-4-model",
		"3.2 Security of weights":                 "security-weights",
		"v2.2 of the policy":                      "v2.2-policy",
		"2026":                                    "2026",
		"We won’t train":                          "wont-train",
		"第一条":                                     "第一条",
		"Ümlaute und Straße":                      "ümlaute-und-straße",
		"e\u0301te\u0301":                         "été",
		"— ! —":                                   "",
		"a\u3164b c\ufe0fd":                       "ab-cd",
		"the of and":                              "",
		strings.Repeat("长", 100):                  strings.Repeat("长", maxRunes),
		"a very-long-word-" + strings.Repeat("x", 60): "very-long-word",
	} {
		if got := slug(text, false); got != want {
			t.Errorf("slug(%q): got %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"This is not a legal commitment.":                         "not-legal-commitment",
		"No model is exempt":                                      "no-model-exempt",
		"We never sell it, nor lend it":                           "never-sell-nor-lend",
		"None of these are public":                                "none-public",
		"Open to auditors only":                                   "open-auditors-only",
		"Nothing ships without review":                            "nothing-ships-without-review",
		"We cannot promise it":                                    "cannot-promise",
		"It doesn’t bind, isn't law":                              "doesnt-bind-isnt-law",
		"Weights and code of models do not leave":                 "weights-code-models-do-not",
		"Released model weights stay public unless it is illegal": "released-model-weights-stay",
		"Released model weights stay unless it is illegal":        "released-model-weights-stay-unless",
		"All, except tests":                                       "all-except-tests",
	} {
		if got := slug(text, false); got != want {
			t.Errorf("slug(%q): got %q, want %q", text, got, want)
		}
	}
	for w := range negations {
		if filler[w] || slug("Models "+w+" end", false) != "models-"+w+"-end" {
			t.Errorf("a name leaves %q out, and says the opposite", w)
		}
	}
	if got, want := slug("The scope of this policy", true), "the-scope-of-this"; got != want {
		t.Errorf("slug of a heading: got %q, want %q", got, want)
	}
}

// TestManyAlikeAndManyWithoutAPlace: what was quadratic took minutes.
func TestManyAlikeAndManyWithoutAPlace(t *testing.T) {
	for _, test := range []struct {
		name, text     string
		given, skipped int
	}{
		{"the same text", strings.Repeat("The same text again.\n\n", 3000), 3000, 0},
		{"no words", strings.Repeat("— !\n\n", 3000), 3000, 0},
		{"rows that no bar closes", "| a |\n|---|\n" + strings.Repeat("| b\n", 3000), 0, 3000},
		{"some of each", "| a |\n|---|\n" + strings.Repeat("| b\n| b |\n", 1500), 1500, 1500},
		{"names as long as they can be", strings.Repeat(strings.Repeat("𐐨", 40)+"\n\n", 500), 500, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			src := []byte(test.text)
			got, problems := Add("in.md", src)
			if got.Given != test.given || len(got.Skipped) != test.skipped || problems.Errors() > 0 {
				t.Errorf("%d given, %d skipped, want %d and %d; %d errors", got.Given, len(got.Skipped), test.given, test.skipped, problems.Errors())
			}
			checkAdded(t, src, got)
		})
	}
}

func FuzzAdd(f *testing.F) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		f.Fatalf("no seeds in testdata: %v", err)
	}
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 4<<10 {
			t.Skip("long texts find nothing that short ones do not")
		}
		result, problems := Add("in.md", src)
		if problems.Errors() > 0 {
			return
		}
		checkAdded(t, src, result)
		result.Unified("in.md", src)
	})
}
