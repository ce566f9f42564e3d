// Chardiff compares two files with go-diff as it comes, by character or by word: a yardstick, to see what the alignment of
// clauses and the tokens of rspsite are worth. It prints a JSON array of [operation, text].
//
//	go run ./bench/chardiff [-words] OLD NEW
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "chardiff:", err)
		}
		os.Exit(1)
	}
}

func run(args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("chardiff", flag.ContinueOnError)
	flags.SetOutput(stderr)
	words := flags.Bool("words", false, "compare words rather than characters, without a time-out")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 2 {
		return errors.New("want two files")
	}
	var texts [2]string
	for i, name := range flags.Args() {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		texts[i] = string(data)
	}
	compare := byCharacter
	if *words {
		compare = byWord
	}
	var pieces [][2]any
	for _, d := range compare(texts[0], texts[1]) {
		pieces = append(pieces, [2]any{int(d.Type), d.Text})
	}
	return json.NewEncoder(stdout).Encode(pieces)
}

// byCharacter is what the module's own documentation shows: its settings, its time-out of a second, its clean-up for
// people.
func byCharacter(old, new string) []diffmatchpatch.Diff {
	engine := diffmatchpatch.New()
	return engine.DiffCleanupSemantic(engine.DiffMain(old, new, true))
}

var token = regexp.MustCompile(`[\p{L}\p{N}]+|\s+|.`)

// byWord makes each word one character and compares those.
func byWord(old, new string) []diffmatchpatch.Diff {
	names, ids := []string{""}, map[string]rune{}
	encode := func(text string) []rune {
		var runes []rune
		for _, word := range token.FindAllString(text, -1) {
			if ids[word] == 0 {
				ids[word] = rune(len(names))
				names = append(names, word)
			}
			runes = append(runes, ids[word])
		}
		return beyondSurrogates(runes)
	}
	engine := diffmatchpatch.New()
	engine.DiffTimeout = 0
	diffs := engine.DiffMainRunes(encode(old), encode(new), false)
	for i, d := range diffs {
		var b strings.Builder
		for _, r := range d.Text {
			b.WriteString(names[number(r)])
		}
		diffs[i].Text = b.String()
	}
	return diffs
}

// The characters from 0xD800 to 0xDFFF stand for nothing alone, and a string cannot hold them.
const firstSurrogate, surrogates = 0xD800, 0x800

func beyondSurrogates(runes []rune) []rune {
	for i, r := range runes {
		if r >= firstSurrogate {
			runes[i] = r + surrogates
		}
	}
	return runes
}

func number(r rune) rune {
	if r >= firstSurrogate+surrogates {
		return r - surrogates
	}
	return r
}
