package clause

import (
	"slices"
	"testing"
)

func TestWordsKnowWhereTheyStand(t *testing.T) {
	at := func(offset, column int) Position { return Position{Offset: offset, Line: 3, Column: column} }
	tests := []struct {
		name, value string
		want        Attrs
	}{
		{"one", "wiki", Attrs{{"source", "wiki", at(20, 7)}}},
		{"several, with white space at the ends", "  wiki#a \tessay ", Attrs{{"source", "wiki#a", at(22, 9)}, {"source", "essay", at(30, 17)}}},
		{"columns count characters, offsets bytes", "第一条 b", Attrs{{"source", "第一条", at(20, 7)}, {"source", "b", at(30, 11)}}},
		{"a space that does not break", "a\u00a0b", Attrs{{"source", "a", at(20, 7)}, {"source", "b", at(23, 9)}}},
		{"white space alone", " \t", nil},
		{"nothing", "", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			as := Attrs{{Key: "page", Value: "3"}, {Key: "source", Value: test.value, Pos: at(20, 7)}}
			if got := as.Words("source"); !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
	if got := (Attrs{{Key: "page", Value: "3"}}).Words("source"); got != nil {
		t.Errorf("of a key that is not there: got %v", got)
	}
}

func TestGetAndLookup(t *testing.T) {
	as := Attrs{{Key: "page", Value: "3"}, {Key: "basis", Value: ""}}
	if got := as.Get("page"); got != "3" {
		t.Errorf("got %q", got)
	}
	if _, ok := as.Lookup("basis"); !ok {
		t.Error("an empty value is a value")
	}
	if _, ok := as.Lookup("source"); ok || as.Get("source") != "" {
		t.Error("found a key that is not there")
	}
}

func TestClosedSetsKnowTheirWords(t *testing.T) {
	for _, c := range []Commitment{Unilateral, Industry} {
		if !c.IsValid() {
			t.Errorf("%q is refused", c)
		}
	}
	for _, b := range []Basis{Official, Reconstruction, Excerpt, Carried} {
		if !b.IsValid() {
			t.Errorf("%q is refused", b)
		}
	}
	if Commitment("").IsValid() || Commitment("Industry").IsValid() || Basis("").IsValid() || Basis("official ").IsValid() {
		t.Error("a word outside its set passes")
	}
}
