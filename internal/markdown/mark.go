package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// An alphabet is what an enumeration counts with.
type alphabet uint8

const (
	decimal alphabet = iota
	lowerLetter
	upperLetter
	lowerRoman
	upperRoman
)

// A style is what the marks of one level of an enumeration have in common. "1.1." and "1.1" are of one style.
type style struct {
	alphabet alphabet
	open     bool // an opening parenthesis
	close    byte // ')', '.', or 0 for numbers of several parts
	parts    int  // 2 for "1.1.", else 1
}

// A reading is one way to understand a mark: "(i)" is the ninth letter or the first Roman number.
type reading struct {
	style  style
	number []int // one for each part
}

// last is the part that counts up.
func (r reading) last() int { return r.number[len(r.number)-1] }

// follows reports whether r comes right after the number n of the same style.
func (r reading) follows(n []int) bool {
	last := len(r.number) - 1
	if len(n) != len(r.number) {
		return false
	}
	if slices.Equal(r.number[:last], n[:last]) {
		return r.number[last] == n[last]+1
	}
	// "2.1." after "1.9."
	return last > 0 && r.number[last] == 1 && r.number[last-1] == n[last-1]+1 && slices.Equal(r.number[:last-1], n[:last-1])
}

// A mark is what an item of an enumeration begins with.
type mark struct {
	text     string
	at       int // place in the body
	readings []reading
}

// isFirst reports whether m can begin an enumeration.
func (m mark) isFirst() bool {
	return slices.ContainsFunc(m.readings, func(r reading) bool { return r.last() == 1 })
}

// follows reports whether m comes right after one of the last numbers.
func (m mark) follows(last numbers) bool {
	return slices.ContainsFunc(m.readings, func(r reading) bool { return r.follows(last[r.style]) })
}

// numbers are the last ones of each style.
type numbers map[style][]int

// count takes what a mark can mean: where it goes on or begins to count, not the ninth letter for an "(i)" behind "(c)".
func (n numbers) count(m mark) {
	counted := false
	for _, r := range m.readings {
		if r.last() == 1 || r.follows(n[r.style]) {
			n[r.style], counted = r.number, true
		}
	}
	for _, r := range m.readings {
		if !counted {
			n[r.style] = r.number
		}
	}
}

// extends reports whether m is "1.2.1" behind "1.2".
func (m mark) extends(last numbers) bool {
	r := m.readings[0]
	if r.style.parts < 2 || r.last() != 1 {
		return false
	}
	above := style{alphabet: decimal, parts: r.style.parts - 1}
	if above.parts == 1 {
		above.close = '.'
	}
	return slices.Equal(last[above], r.number[:above.parts])
}

const (
	maxParts  = 8
	maxDigits = 4
	maxRoman  = 39 // written with i, v and x alone: "(mix)" and "(civil)" are words
)

// parseMarks reads the marks at the start of a line, such as "(a)", "1.1." or "(a)(1)", and the white space behind them.
// It returns none if no white space follows.
func parseMarks(line []byte, at int) (marks []mark, size int) {
	var read []mark
	for end := 0; len(read) < maxParts; {
		m, n := parseMark(line[end:], at+end)
		if n == 0 || len(read) > 0 && (!m.isFirst() || m.text[0] != '(') { // "(a) (b) and (c) hold"
			break
		}
		read = append(read, m)
		end += n
		space := len(line[end:]) - len(bytes.TrimLeft(line[end:], " \t"))
		end += space
		if space > 0 || end == len(line) || line[end] == '\n' {
			marks, size = read, end
		}
		if m.text[0] != '(' || end == len(line) {
			break
		}
	}
	return marks, size
}

// parseMark reads one mark, without what must follow it.
func parseMark(line []byte, at int) (mark, int) {
	i, open := 0, false
	if len(line) > 0 && line[0] == '(' {
		i, open = 1, true
	}
	from := i
	for i < len(line) && (isDigit(line[i]) || !open && line[i] == '.' && i > from && isDigit(line[i-1])) {
		i++
	}
	if i > from {
		return numberMark(line, from, i, open, at)
	}
	for i < len(line) && isLetter(line[i]) && i-from < 8 {
		i++
	}
	if i == from || i == len(line) || line[i] != ')' && (open || line[i] != '.') {
		return mark{}, 0
	}
	m := mark{text: string(line[:i+1]), at: at, readings: wordReadings(string(line[from:i]), open, line[i])}
	if len(m.readings) == 0 {
		return mark{}, 0
	}
	return m, i + 1
}

// numberMark reads "(1)", "1.", "1)", "1.1" and "1.1.".
func numberMark(line []byte, from, to int, open bool, at int) (mark, int) {
	word := strings.TrimSuffix(string(line[from:to]), ".")
	r := reading{style: style{alphabet: decimal, open: open}}
	for part := range strings.SplitSeq(word, ".") {
		n, err := strconv.Atoi(part)
		if err != nil || len(part) > maxDigits || len(part) > 1 && part[0] == '0' || len(r.number) == maxParts {
			return mark{}, 0
		}
		r.number = append(r.number, n)
	}
	r.style.parts = len(r.number)
	dotted := from+len(word) < to
	switch {
	case dotted && r.style.parts == 1:
		r.style.close = '.'
	case !dotted && r.style.parts == 1:
		if to == len(line) || line[to] != ')' {
			return mark{}, 0
		}
		r.style.close = ')'
		to++
	case open:
		return mark{}, 0
	}
	return mark{text: string(line[:to]), at: at, readings: []reading{r}}, to
}

// wordReadings gives what letters can mean: themselves, doubled behind z, or a Roman number.
func wordReadings(word string, open bool, close byte) []reading {
	lower := strings.ToLower(word)
	letters, romans := lowerLetter, lowerRoman
	switch word {
	case lower:
	case strings.ToUpper(word):
		letters, romans = upperLetter, upperRoman
	default:
		return nil
	}
	var readings []reading
	add := func(a alphabet, n int) {
		readings = append(readings, reading{style: style{alphabet: a, open: open, close: close, parts: 1}, number: []int{n}})
	}
	if len(lower) == 1 || len(lower) == 2 && lower[0] == lower[1] {
		add(letters, int(lower[0]-'a')+1+26*(len(lower)-1))
	}
	if n := fromRoman(lower); n > 0 {
		add(romans, n)
	}
	return readings
}

// fromRoman gives the value of a Roman number up to maxRoman as it is commonly written, or 0.
func fromRoman(s string) int {
	for n := 1; n <= maxRoman; n++ {
		if s == toRoman(n) {
			return n
		}
	}
	return 0
}

func toRoman(n int) string {
	ones := [...]string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}
	return strings.Repeat("x", n/10) + ones[n%10]
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
