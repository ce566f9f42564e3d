package judge

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strings"
)

// The signs that tools are told to set around deleted and inserted words. No text holds them: a source with control
// characters is refused.
const (
	DeleteStart = "\x01"
	DeleteEnd   = "\x02"
	InsertStart = "\x03"
	InsertEnd   = "\x04"
)

// ReadMarks reads text with deleted and inserted words between the signs above (wdiff, dwdiff).
func ReadMarks(old, new *Text, output string) (*Reading, error) {
	s := newScribe(old, new)
	op := Keep
	for output != "" {
		at := strings.IndexAny(output, DeleteStart+DeleteEnd+InsertStart+InsertEnd)
		if at < 0 {
			at = len(output)
		}
		if err := s.write(op, output[:at]); err != nil {
			return nil, err
		}
		if at == len(output) {
			break
		}
		op = map[string]Op{DeleteStart: Delete, InsertStart: Insert}[output[at:at+1]]
		output = output[at+1:]
	}
	return s.finish()
}

// ReadPieces reads a JSON array of [operation, text] with operation -1 for deleted, 0 for kept and 1 for inserted text
// (jsdiff, go-diff).
func ReadPieces(old, new *Text, output string) (*Reading, error) {
	var pieces [][2]any
	if err := json.Unmarshal([]byte(output), &pieces); err != nil {
		return nil, fmt.Errorf("reading pieces: %v", err)
	}
	s := newScribe(old, new)
	for i, p := range pieces {
		n, isNumber := p[0].(float64)
		text, isText := p[1].(string)
		if !isNumber || !isText || n < -1 || n > 1 {
			return nil, fmt.Errorf("piece %d is no pair of -1, 0 or 1 and a text (found %v)", i, p)
		}
		if err := s.write(map[float64]Op{-1: Delete, 0: Keep, 1: Insert}[n], text); err != nil {
			return nil, err
		}
	}
	return s.finish()
}

// ReadWordDiff reads the output of git diff --word-diff=porcelain with all context.
func ReadWordDiff(old, new *Text, output string) (*Reading, error) {
	s := newScribe(old, new)
	err := eachLine(inHunks(output), func(line string) error {
		switch line[0] {
		case ' ':
			return s.write(Keep, line[1:])
		case '+':
			return s.write(Insert, line[1:])
		case '-':
			return s.write(Delete, line[1:])
		}
		return nil // the end of a line, or a remark
	})
	if err != nil {
		return nil, err
	}
	return s.finish()
}

// inHunks is what stands behind the head of the only file and its only hunk.
func inHunks(output string) string {
	for output != "" {
		var line string
		line, output, _ = strings.Cut(output, "\n")
		if strings.HasPrefix(stripEscapes(line), "@@ ") {
			return output
		}
	}
	return ""
}

// The colours that git is told to use, each as the parameter of an escape sequence.
const (
	ColourDeleted  = "31" // red
	ColourInserted = "32" // green
	ColourMovedOld = "35" // magenta
	ColourMovedNew = "36" // cyan
)

// ReadColours reads the output of git diff --color-moved with all context, in the colours above.
func ReadColours(old, new *Text, output string) (*Reading, error) {
	s := newScribe(old, new)
	err := eachLine(inHunks(output), func(line string) error {
		colour := ""
		if rest, ok := strings.CutPrefix(line, "\x1b["); ok {
			colour, line, _ = strings.Cut(rest, "m")
		}
		text := stripEscapes(line)
		s.moved = colour == ColourMovedOld || colour == ColourMovedNew
		switch {
		case text == "":
			return nil
		case colour == ColourDeleted || colour == ColourMovedOld:
			return s.write(Delete, strings.TrimPrefix(text, "-"))
		case colour == ColourInserted || colour == ColourMovedNew:
			return s.write(Insert, strings.TrimPrefix(text, "+"))
		case text[0] == ' ':
			return s.write(Keep, text[1:])
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return s.finish()
}

// stripEscapes is a line without sequences that set colours.
func stripEscapes(line string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(line, "\x1b[")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		_, line, _ = strings.Cut(rest, "m")
	}
}

// eachLine calls do for each line that is not empty.
func eachLine(text string, do func(line string) error) error {
	lines := bufio.NewScanner(strings.NewReader(text))
	lines.Buffer(nil, len(text)+1)
	for lines.Scan() {
		if lines.Text() == "" {
			continue
		}
		if err := do(lines.Text()); err != nil {
			return err
		}
	}
	return lines.Err()
}
