package redaction

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"

	"rspsite/internal/redaction/layout"
)

// An opening keeps its ID where its redaction stands, and nowhere else: if it went along with its text, readers would see which
// hidden texts are equal, and which were swapped. The place is told by the public text around it.

var writtenID = regexp.MustCompile(`\{#([^\s{}]+)`)

// places are digests of where marks stand, each once: the ID of the clause, or its words; or the field of the header.
func (s *source) places(marks []mark) []string {
	_, to := s.headerOf(marks)
	forms := make([]string, len(marks))
	starts := make([]int, len(marks)) // of the forms in the assembled source
	var b bytes.Buffer
	at := 0
	for k, m := range marks {
		forms[k] = opening + "}"
		b.Write(s.src[at:m.start])
		starts[k] = b.Len()
		b.WriteString(forms[k])
		at = m.end
	}
	b.Write(s.src[at:])
	lines := strings.Split(strings.ReplaceAll(b.String(), "\r", ""), "\n")
	at, k, field := 0, 0, ""
	all := newSource("", b.Bytes())
	keys := make([]string, len(marks))
	inBlock := map[string]int{}
	for ; k < len(marks); k++ {
		line := min(all.line(starts[k]), len(lines)-1)
		if marks[k].start < to {
			for ; at <= line; at++ {
				if m := fieldLine.FindStringSubmatch(lines[at]); m != nil {
					field = m[1]
				}
			}
			keys[k] = "field " + field
		} else {
			keys[k] = blockKey(lines, line)
		}
		inBlock[keys[k]]++
	}
	seen := map[string]int{}
	for k, key := range keys {
		seen[key]++
		sum := sha256.Sum256(fmt.Appendf(nil, "rspsite.place/1\n%d of %d\n%s", seen[key], inBlock[key], key))
		keys[k] = hex.EncodeToString(sum[:16])
	}
	return keys
}

// blockKey says in which block the i-th line stands: its ID, or its words, with the lines around it where it has none.
func blockKey(lines []string, i int) string {
	from, to := i, i+1
	for from > 0 && !layout.IsBlank(lines[from-1]) && !layout.BeginsBlock(lines[from]) {
		from--
	}
	for to < len(lines) && !layout.IsBlank(lines[to]) && !layout.BeginsBlock(lines[to]) {
		to++
	}
	block := strings.Join(lines[from:to], "\n")
	if ids := writtenID.FindAllStringSubmatch(block, -1); ids != nil {
		return "id " + ids[len(ids)-1][1]
	}
	words := alike(anyMargin.ReplaceAllString(strings.ReplaceAll(block, opening+"}", "{redacted}"), " "))
	if strings.Trim(strings.ReplaceAll(words, "{redacted}", ""), " |.#*-") != "" {
		return "words " + words
	}
	return "between " + neighbour(lines, from-1, -1) + "\n" + words + "\n" + neighbour(lines, to, 1)
}

var anyMargin = regexp.MustCompile(`(?m)^[ \t>]*`)

// neighbour is the nearest line that is not blank.
func neighbour(lines []string, i, step int) string {
	for ; i >= 0 && i < len(lines); i += step {
		if !layout.IsBlank(lines[i]) {
			return alike(lines[i])
		}
	}
	return ""
}

// settle gives marks without an ID those of the openings before that stood at the same place with the same text. Where the words of
// a place changed, what stands between two places that did not is taken in order, if there are as many on both sides, and if
// no other redaction has or had the text.
func (d *identifier) settle(marks []mark, places, ids []string) {
	list := d.before.List
	pairs := map[string]int{}
	for i, o := range list {
		if o.Place != "" {
			pairs[o.Place] = i
		}
	}
	take := func(k, i int) {
		if o := list[i]; ids[k] == "" && o.Text == marks[k].text && !d.used[o.ID] {
			ids[k], d.used[o.ID] = o.ID, true
		}
	}
	texts := map[string]int{}
	for _, m := range marks {
		texts[m.text]++
	}
	had := map[string]int{}
	for _, o := range list {
		had[o.Text]++
	}
	fromMark, fromOpening := 0, 0 // where the gap begins
	gap := func(toMark, toOpening int) {
		same := toMark-fromMark == toOpening-fromOpening
		old := same
		for n := 0; same && n < toMark-fromMark; n++ {
			old = old && list[fromOpening+n].Place == "" && list[fromOpening+n].Text == marks[fromMark+n].text
		}
		for n := 0; same && n < toMark-fromMark; n++ {
			if text := marks[fromMark+n].text; old || texts[text] == 1 && had[text] == 1 {
				take(fromMark+n, fromOpening+n)
			}
		}
	}
	for k := range marks {
		i, is := pairs[places[k]]
		if !is {
			continue
		}
		take(k, i)
		if i >= fromOpening {
			gap(k, i)
			fromMark, fromOpening = k+1, i+1
		}
	}
	gap(len(marks), len(list))
}
