package markdown

import (
	"fmt"
	"strings"
	"testing"
)

func TestParseMarks(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"(a) text", "(a): lower 1"},
		{"(i) text", "(i): lower 9, roman 1"},
		{"(iv) text", "(iv): roman 4"},
		{"(aa) text", "(aa): lower 27"},
		{"(ii) text", "(ii): lower 35, roman 2"},
		{"(A)\ttext", "(A): upper 1"},
		{"(IX) text", "(IX): ROMAN 9"},
		{"(12) text", "(12): decimal 12"},
		{"a) text", "a): lower 1"},
		{"A. text", "A.: upper 1"},
		{"1. text", "1.: decimal 1"},
		{"1) text", "1): decimal 1"},
		{"1.2. text", "1.2.: decimal 1.2"},
		{"1.2 text", "1.2: decimal 1.2"},
		{"1.2.3 text", "1.2.3: decimal 1.2.3"},
		{"(a)", "(a): lower 1"},
		{"(a)\n", "(a): lower 1"},
		{"(a)(1) text", "(a): lower 1; (1): decimal 1"},
		{"(a) (i) text", "(a): lower 1; (i): lower 9, roman 1"},
		{"(a) (b) and (c)", "(a): lower 1"},
		{"(a)(b)", ""},
		{"(a)text", ""},
		{"a text", ""},
		{"(aB) text", ""},
		{"(mix) text", ""},
		{"(xl) text", ""},
		{"(ab) text", ""},
		{"e.g. text", ""},
		{"1 text", ""},
		{"(1.2) text", ""},
		{"01.2. text", ""},
		{"12345.1 text", ""},
		{"1..2 text", ""},
		{"(", ""},
		{"()", ""},
		{"", ""},
		{"第1 text", ""},
	} {
		marks, size := parseMarks([]byte(c.line), 0)
		if got := describe(marks); got != c.want {
			t.Errorf("%q: got %q, want %q", c.line, got, c.want)
		}
		if rest := c.line[size:]; len(marks) > 0 && strings.TrimLeft(rest, " \t") != rest {
			t.Errorf("%q: white space is left before %q", c.line, rest)
		}
	}
}

func describe(marks []mark) string {
	names := [...]string{"decimal", "lower", "upper", "roman", "ROMAN"}
	var all []string
	for _, m := range marks {
		var readings []string
		for _, r := range m.readings {
			number := strings.Trim(strings.ReplaceAll(fmt.Sprint(r.number), " ", "."), "[]")
			readings = append(readings, names[r.style.alphabet]+" "+number)
		}
		all = append(all, m.text+": "+strings.Join(readings, ", "))
	}
	return strings.Join(all, "; ")
}

// The mark after a mark follows it.
func TestNextFollows(t *testing.T) {
	for _, line := range []string{"(a) ", "(i) ", "(1) ", "a. ", "A. ", "I. ", "1.1. ", "1.1 ", "9) ", "(ix) "} {
		marks, _ := parseMarks([]byte(line), 0)
		for _, r := range marks[0].readings {
			next := r.beside(1)
			if line[len(line)-2] == '.' && !strings.HasSuffix(next, ".") {
				next += "."
			}
			after, _ := parseMarks([]byte(next+" "), 0)
			if len(after) == 0 || !after[0].follows(numbers{r.style: r.number}) {
				t.Errorf("%q does not follow %q", next, line)
			}
		}
	}
}
