package judge

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The forms of output below were written down from what the tools print for these texts.
var (
	oldText = NewText([]string{"Scope", "The board must review the plan.", "It goes."})
	newText = NewText([]string{"Scope", "The board should review the whole plan.", "New."})
)

// asRuns writes a reading as text: [-deleted-], {+inserted+}, <moved>.
func asRuns(r *Reading) string {
	var b strings.Builder
	for _, run := range r.Runs {
		open, end := "", ""
		text := r.New.letters[run.New.Start:run.New.End]
		switch run.Op {
		case Insert:
			open, end = "{+", "+}"
		case Delete:
			open, end = "[-", "-]"
			text = r.Old.letters[run.Old.Start:run.Old.End]
		}
		if run.Moved {
			open, end = "<"+open, end+">"
		}
		b.WriteString(open + text + end)
	}
	return b.String()
}

func TestReadersAgree(t *testing.T) {
	const want = "ScopeTheboard[-must-]{+should+}reviewthe{+whole+}plan.[-Itgoes.-]{+New.+}"
	for name, test := range map[string]struct {
		read   func(old, new *Text, output string) (*Reading, error)
		output string
	}{
		"marks": {ReadMarks, "Scope\n\nThe board \x01must\x02 \x03should\x04 review the \x03whole\x04 plan.\n\n\x01It goes.\x02\x03New.\x04\n"},
		"pieces": {ReadPieces, `[[0,"Scope\n\nThe board "],[-1,"must"],[1,"should"],[0," review the "],[1,"whole "],[0,"plan.\n\n"],
			[-1,"It goes."],[1,"New."],[0,"\n"]]`},
		"word diff": {ReadWordDiff, "diff --git a/old b/new\nindex 1..2 100644\n--- a/old\n+++ b/new\n@@ -1,5 +1,5 @@\n Scope\n~\n~\n The board \n-must\n+should\n  review the \n" +
			"+whole \n plan.\n~\n~\n-It goes.\n+New.\n~\n"},
		"HTML": {ReadHTML, `<h2>Scope</h2><p>The board <del>must</del><ins class="x">should</ins> review the <ins>whole </ins>plan.</p><p><del>It goes.</del><ins>New.</ins></p>`},
		"wikidiff2": {ReadWikidiff, `{"diff":[{"type":0,"text":"Scope"},{"type":0,"text":""},{"type":3,"text":"The board mustshould review the whole plan.",
			"highlightRanges":[{"start":10,"length":4,"type":1},{"start":14,"length":6,"type":0},{"start":31,"length":6,"type":0}]},
			{"type":2,"text":"It goes."},{"type":1,"text":"New."}]}`},
		"JSON": {ReadJSON, `{"old":{"clauses":[{"id":"a","text":"Scope"},{"id":"b","text":"The board must review the plan."},{"id":"c","text":"It goes."}]},
			"new":{"clauses":[{"id":"a","text":"Scope"},{"id":"b","text":"The board should review the whole plan."},{"id":"d","text":"New."}]},
			"changes":[{"kind":"unchanged","old":["a"],"new":["a"],"redline":[{"op":"equal","text":"Scope"}]},
			{"kind":"changed","old":["b"],"new":["b"],"redline":[{"op":"equal","text":"The board "},{"op":"delete","text":"must"},{"op":"insert","text":"should"},
			{"op":"equal","text":" review the "},{"op":"insert","text":"whole "},{"op":"equal","text":"plan."}]},
			{"kind":"removed","old":["c"],"new":[],"redline":[{"op":"delete","text":"It goes."}]},
			{"kind":"added","old":[],"new":["d"],"redline":[{"op":"insert","text":"New."}]}]}`},
	} {
		r, err := test.read(oldText, newText, test.output)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := asRuns(r); got != want {
			t.Errorf("%s: got  %s\nwant %s", name, got, want)
		}
	}
}

func TestOutputThatIsNotTheTextIsRefused(t *testing.T) {
	for name, test := range map[string]struct{ output, want string }{
		"another word":   {`[[0,"Scope The team"]]`, `the old text goes astray at letter 8 (found "team", want "board`},
		"not new":        {`[[0,"Scope The board must"]]`, `the new text goes astray at letter 13 (found "must", want "should`},
		"ends too early": {`[[0,"Scope"]]`, "the output is not the whole text (found 5 and 5 letters, want 38 and 42)"},
		"no pair":        {`[["x","y"]]`, "piece 0 is no pair"},
	} {
		if _, err := ReadPieces(oldText, newText, test.output); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got error %v, want %s", name, err, test.want)
		}
	}
}

func TestColours(t *testing.T) {
	old := NewText([]string{"Keep me.", "I move along.", "Gone."})
	new := NewText([]string{"I move along.", "Keep me.", "Came."})
	output := "\x1b[1mdiff --git a/old b/new\x1b[m\n@@ -1,5 +1,5 @@\n\x1b[36m+\x1b[m\x1b[36mI move along.\x1b[m\n Keep me.\n\n" +
		"\x1b[35m-I move along.\x1b[m\n\x1b[31m-Gone.\x1b[m\n\x1b[32m+\x1b[m\x1b[32mCame.\x1b[m\n"
	r, err := ReadColours(old, new, output)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := asRuns(r), "<{+Imovealong.+}>Keepme.<[-Imovealong.-]>[-Gone.-]{+Came.+}"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if shown, wrong := r.MovesShown([]Move{{1, 0}}); shown != 1 || wrong != 0 {
		t.Errorf("got %d moves shown and %d wrong, want 1 and 0", shown, wrong)
	}
	if shown, wrong := r.MovesShown([]Move{{0, 1}}); shown != 0 || wrong != 1 {
		t.Errorf("of another move: got %d shown and %d wrong, want 0 and 1", shown, wrong)
	}
}

// TestMovedText reads moves that are shown with what changed in them.
func TestMovedText(t *testing.T) {
	old := NewText([]string{"I move along.", "Keep me."})
	new := NewText([]string{"Keep me.", "I move far along."})
	const want = "Keepme.<Imove><{+far+}><along.>"
	wiki := `{"diff":[{"type":4,"text":"I move along.","moveInfo":{"id":"a","linkId":"b"}},{"type":0,"text":"Keep me."},
		{"type":5,"text":"I move far along.","moveInfo":{"id":"b","linkId":"a"},"highlightRanges":[{"start":7,"length":4,"type":0}]}]}`
	ours := `{"old":{"clauses":[{"id":"a","text":"I move along."},{"id":"b","text":"Keep me."}]},
		"new":{"clauses":[{"id":"b","text":"Keep me."},{"id":"a","text":"I move far along."}]},
		"changes":[{"kind":"unchanged","old":["b"],"new":["b"],"redline":[{"op":"equal","text":"Keep me."}]},
		{"kind":"changed","moved":true,"old":["a"],"new":["a"],"redline":[{"op":"equal","text":"I move "},{"op":"insert","text":"far "},{"op":"equal","text":"along."}]}]}`
	for name, read := range map[string]func() (*Reading, error){
		"wikidiff2": func() (*Reading, error) { return ReadWikidiff(old, new, wiki) },
		"JSON":      func() (*Reading, error) { return ReadJSON(old, new, ours) },
	} {
		r, err := read()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := asRuns(r); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
		if shown, wrong := r.MovesShown([]Move{{0, 1}}); shown != 1 || wrong != 0 {
			t.Errorf("%s: got %d moves shown and %d wrong, want 1 and 0", name, shown, wrong)
		}
		want := Figures{Common: 3, Kept: 5, InOrder: 3, Clauses: 1, Hunks: 1}
		if got := r.Measure(); got != want {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}

// TestOddHTML reads what single tools do in their own way.
func TestOddHTML(t *testing.T) {
	old, new := NewText([]string{"See the Terms here."}), NewText([]string{"See the terms there."})
	for name, test := range map[string]struct {
		read         func(old, new *Text, output string) (*Reading, error)
		output, want string
	}{
		"tags that cross":     {ReadHTML, `<p>See the <del>Terms<ins>terms</del></ins> <del>here.</del><ins>there.</ins></p>`, "Seethe[-Terms-]{+terms+}[-here.-]{+there.+}"},
		"words that look new": {ReadHTML, `<p>See <ins class="mod">the <del>Terms</del></ins><ins>terms</ins> <del>here.</del><ins>there.</ins></p>`, "Seethe[-Terms-]{+terms+}[-here.-]{+there.+}"},
		"another case kept":   {ReadHTML, `<p>See the terms <del>here.</del><ins>there.</ins></p>`, "Seetheterms[-here.-]{+there.+}"},
		"targets of links":    {ReadLXML, `<p>See the <del><a href="/a">Terms</a> Link: /a</del> <ins><a href="/b">terms</a> Link: /b</ins> <del>here.</del><ins>there.</ins></p>`, "Seethe[-Terms-]{+terms+}[-here.-]{+there.+}"},
	} {
		r, err := test.read(old, new, test.output)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := asRuns(r); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
		if f := r.Measure(); f.Kept != 2 {
			t.Errorf("%s: got %d words kept, want 2", name, f.Kept)
		}
	}
}

func TestSays(t *testing.T) {
	const html = `<p title="there">See <b>https://a.example/b</b>.</p>`
	if !Says(html, "a.example/b") || Says(html, "there") || Says(html, "<b>") {
		t.Error("got words that are not in the text, or not those that are")
	}
}

// TestGroups reads a change whose clauses do not stand side by side.
func TestGroups(t *testing.T) {
	old := NewText([]string{"One two.", "Apart.", "Three."})
	new := NewText([]string{"One two. Three.", "Apart."})
	r, err := ReadJSON(old, new, `{"old":{"clauses":[{"id":"a","text":"One two."},{"id":"b","text":"Apart."},{"id":"c","text":"Three."}]},
		"new":{"clauses":[{"id":"a","text":"One two. Three."},{"id":"b","text":"Apart."}]},
		"changes":[{"kind":"changed","old":["a","c"],"new":["a"],"redline":[{"op":"equal","text":"One two."},{"op":"delete","text":"\n"},{"op":"insert","text":" "},{"op":"equal","text":"Three."}]},
		{"kind":"unchanged","old":["b"],"new":["b"],"redline":[{"op":"equal","text":"Apart."}]}]}`)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := asRuns(r), "Onetwo.Three.Apart."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := r.Measure(); got.Kept != 4 || got.Hunks != 0 {
		t.Errorf("got %+v, want 4 words kept and no hunk", got)
	}
}

func TestFigures(t *testing.T) {
	for name, test := range map[string]struct {
		old, new, pieces string // clauses end with |
		want             Figures
	}{
		"nothing changed": {"a b c|", "a b c|", `[[0,"a b c"]]`, Figures{Common: 3, Kept: 3, InOrder: 3}},
		"one word":        {"a b c|", "a x c|", `[[0,"a"],[-1,"b"],[1,"x"],[0,"c"]]`, Figures{2, 2, 2, 1, 1, 0}},
		"an island": {"a b c d e|", "a x c y e|", `[[0,"a"],[-1,"b"],[1,"x"],[0,"c"],[-1,"d"],[1,"y"],[0,"e"]]`,
			Figures{3, 3, 3, 1, 2, 1}},
		"three words are no island": {"a b c d e f|", "x b c d y f|", `[[-1,"a"],[1,"x"],[0,"bcd"],[-1,"e"],[1,"y"],[0,"f"]]`,
			Figures{4, 4, 4, 1, 2, 0}},
		"parts of words are not kept": {"must|", "may|", `[[0,"m"],[-1,"ust"],[1,"ay"]]`, Figures{0, 0, 0, 1, 1, 0}},
		"a clause that came and one that went": {"a b|c d|", "e f|a b|", `[[1,"ef"],[0,"ab"],[-1,"cd"]]`,
			Figures{Common: 2, Kept: 2, InOrder: 2}},
		"no hunk for a clause replaced whole": {"a b|c d|e f|", "a b|x y|e f|", `[[0,"ab"],[-1,"cd"],[1,"xy"],[0,"ef"]]`,
			Figures{Common: 4, Kept: 4, InOrder: 4}},
		"a short clause between two that changed is no island": {"a b|c|d e|", "a x|c|y e|",
			`[[0,"a"],[-1,"b"],[1,"x"],[0,"c"],[-1,"d"],[1,"y"],[0,"e"]]`, Figures{3, 3, 3, 2, 2, 0}},
		"one stretch over two clauses": {"a b|c d|", "a x|y d|", `[[0,"a"],[-1,"bc"],[1,"xy"],[0,"d"]]`, Figures{2, 2, 2, 2, 2, 0}},
		"a deletion at the end":        {"a b|c|", "a|c|", `[[0,"a"],[-1,"b"],[0,"c"]]`, Figures{2, 2, 2, 1, 1, 0}},
		"a deletion at the start":      {"c|b a|", "c|a|", `[[0,"c"],[-1,"b"],[0,"a"]]`, Figures{2, 2, 2, 1, 1, 0}},
		"all shown as new":             {"a b|", "a c|", `[[-1,"ab"],[1,"ac"]]`, Figures{Common: 1}},
		"words run together":           {"a b|", "ab|", `[[0,"ab"]]`, Figures{}},
	} {
		clauses := func(s string) *Text { return NewText(strings.Split(s, "|")) }
		r, err := ReadPieces(clauses(test.old), clauses(test.new), test.pieces)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := r.Measure(); got != test.want {
			t.Errorf("%s: got %+v, want %+v", name, got, test.want)
		}
	}
}

// TestCommon holds the bit vectors against the table that everybody knows.
func TestCommon(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"a", "b", "c", "d"})
		a, b := rapid.SliceOfN(word, 0, 150).Draw(t, "a"), rapid.SliceOfN(word, 0, 150).Draw(t, "b")
		row := make([]int, len(b)+1)
		for i := range a {
			before := 0
			for j := range b {
				up := row[j+1]
				if a[i] == b[j] {
					row[j+1] = before + 1
				} else {
					row[j+1] = max(up, row[j])
				}
				before = up
			}
		}
		if got := common(a, b); got != row[len(b)] {
			t.Errorf("got %d, want %d", got, row[len(b)])
		}
	})
}

func TestNesting(t *testing.T) {
	for html, want := range map[string]Nesting{
		`<p>a <ins>b</ins> <del>c</del></p>`:                                      {},
		`<p>a<br>b <img src="x"> <ins><strong>c</strong></ins></p>`:               {},
		`<ins><p>a</p></ins>`:                                                     {},
		`<div><del><ul><li>a</li></ul></del></div>`:                               {},
		`<ul><li><ins>a</ins></li></ul>`:                                          {},
		`<table><tbody><tr><td><del>a</del></td></tr></tbody></table>`:            {},
		`<p><ins>a <strong>b</ins> c</strong></p>`:                                {Crossed: 1},
		`<p>a <ins>b</p><p>c</ins> d</p>`:                                         {Crossed: 2},
		`<p>a</p></ins>`:                                                          {Crossed: 1},
		`<p>a <ins>b`:                                                             {Crossed: 2},
		`<ul><ins><li>a</li></ins></ul>`:                                          {Misplaced: 1},
		`<ol><li>a</li><del>b</del></ol>`:                                         {Misplaced: 1},
		`<tr><ins><td>a</td><td>b</td></ins></tr>`:                                {Misplaced: 1},
		`<div><ins><li>a</li></ins></div>`:                                        {Misplaced: 1},
		`<p>a <del><p>b</p></del></p>`:                                            {Misplaced: 1},
		`<p><em><ins><div>b</div></ins></em></p>`:                                 {Misplaced: 1},
		`<div><a href="x"><ins><p>b</p></ins></a></div>`:                          {},
		`<details><summary>a <ins>b</ins></summary><ins><p>c</p></ins></details>`: {},
	} {
		if got := Check(html); got != want {
			t.Errorf("%s: got %+v, want %+v", html, got, want)
		}
	}
}

func TestMarksAChange(t *testing.T) {
	for html, want := range map[string]bool{
		`<p>a</p>`:                        false,
		`<p>a <ins> </ins><del></del>`:    false,
		`<p>a <ins><b>c</b></ins>`:        true,
		`<p><del><img src="x"></del>`:     true,
		`<p><ins></ins><img src="x"></p>`: false,
	} {
		if got := MarksAChange(html); got != want {
			t.Errorf("%s: got %v, want %v", html, got, want)
		}
	}
}

func TestJSONShowsAChange(t *testing.T) {
	for json, want := range map[string]bool{
		`{"changes":[{"kind":"unchanged","marks":[]}]}`:                       false,
		`{"changes":[{"kind":"unchanged"},{"kind":"added"}]}`:                 true,
		`{"changes":[{"kind":"unchanged","moved":true}]}`:                     true,
		`{"changes":[{"kind":"unchanged","marks":[{"what":"link target"}]}]}`: true,
		`not json`: false,
	} {
		if got := JSONShowsAChange(json); got != want {
			t.Errorf("%s: got %v, want %v", json, got, want)
		}
	}
}
