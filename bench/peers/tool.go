package main

import (
	"path/filepath"

	"rspsite/bench/judge"
)

// A tool is a program that compares two files, with the setting that suits prose best.
type tool struct {
	name    string
	install string // what brings it: of Debian, npm or the Go toolchain
	probe   []string
	input   string // ending of the files that it reads: "txt", "html" or "md"
	command func(old, new string) []string
	read    func(old, new *judge.Text, output string) (*judge.Reading, error) // nil: the output is only checked as HTML
	html    bool                                                              // the output is HTML
	lines   bool                                                              // it compares lines, not words
}

// tools are all tools, rspsite first.
func tools(s settings) []tool {
	rspsite := filepath.Join(s.bin, "rspsite")
	return append([]tool{{
		name: "rspsite", probe: []string{rspsite, "--version"}, input: "md", read: judge.ReadJSON,
		command: with(rspsite, "diff", "--format", "json"),
	}, {
		name: "rspsite, HTML", probe: []string{rspsite, "--version"}, input: "md", html: true,
		command: with(rspsite, "diff", "--format", "html"),
	}}, append(programs(s), libraries(s)...)...)
}

// A word for git: letters and digits together, any other sign alone.
const gitWord = `[[:alnum:]]+|[^[:space:]]`

func programs(s settings) []tool {
	marks := []string{"-w", judge.DeleteStart, "-x", judge.DeleteEnd, "-y", judge.InsertStart, "-z", judge.InsertEnd}
	git := []string{"-c", "color.diff.old=red", "-c", "color.diff.new=green", "-c", "color.diff.oldMoved=magenta", "-c", "color.diff.newMoved=cyan",
		"-c", "color.diff.oldMovedAlternative=magenta", "-c", "color.diff.newMovedAlternative=cyan", "-c", "color.diff.context=normal",
		"-c", "color.diff.whitespace=normal", "diff", "--no-index", "--no-ext-diff", "-U1000000", "--patience"}
	return []tool{{
		name: "git --word-diff", install: "git", probe: []string{"git", "--version"}, input: "txt", read: judge.ReadWordDiff,
		command: with("git", append(git, "--no-color", "--word-diff=porcelain", "--word-diff-regex="+gitWord)...),
	}, {
		name: "git --color-moved", install: "git", probe: []string{"git", "--version"}, input: "txt", read: judge.ReadColours, lines: true,
		command: with("git", append(git, "--color=always", "--color-moved=zebra", "--color-moved-ws=ignore-all-space")...),
	}, {
		name: "wdiff", install: "wdiff", probe: []string{"wdiff", "--version"}, input: "txt", read: judge.ReadMarks,
		command: with("wdiff", marks...),
	}, {
		name: "dwdiff", install: "dwdiff", probe: []string{"dwdiff", "--version"}, input: "txt", read: judge.ReadMarks,
		command: with("dwdiff", append([]string{"--no-profile", "-P", "-A", "best"}, marks...)...),
	}}
}

func libraries(s settings) []tool {
	node := func(what string) []string { return []string{"node", filepath.Join(s.drivers, "node.cjs"), what} }
	php := func(what string) []string { return []string{"php", filepath.Join(s.drivers, "wikidiff.php"), what} }
	chardiff := filepath.Join(s.bin, "chardiff")
	lxml := []string{s.python, filepath.Join(s.drivers, "lxml_diff.py")}
	return []tool{{
		name: "jsdiff, by words", install: "npm diff", probe: []string{"node", "-e", "require('diff')"}, input: "txt", read: judge.ReadPieces,
		command: with(node("jsdiff")[0], node("jsdiff")[1:]...),
	}, {
		name: "go-diff, by characters", install: "go build", probe: []string{chardiff, "-h"}, input: "txt", read: judge.ReadPieces,
		command: with(chardiff),
	}, {
		name: "go-diff, by words", install: "go build", probe: []string{chardiff, "-h"}, input: "txt", read: judge.ReadPieces,
		command: with(chardiff, "-words"),
	}, {
		name: "wikidiff2", install: "php-cli php-wikidiff2", probe: []string{"php", "-r", "wikidiff2_version();"}, input: "txt", read: judge.ReadWikidiff,
		command: with(php("json")[0], php("json")[1:]...),
	}, {
		name: "wikidiff2, table", install: "php-cli php-wikidiff2", probe: []string{"php", "-r", "wikidiff2_version();"}, input: "txt", html: true,
		command: with(php("html")[0], php("html")[1:]...),
	}, {
		name: "node-htmldiff", install: "npm node-htmldiff", probe: []string{"node", "-e", "require('node-htmldiff')"}, input: "html", read: judge.ReadHTML, html: true,
		command: with(node("node-htmldiff")[0], node("node-htmldiff")[1:]...),
	}, {
		name: "htmldiff-js", install: "npm htmldiff-js", probe: []string{"node", "-e", "require('htmldiff-js')"}, input: "html", read: judge.ReadHTML, html: true,
		command: with(node("htmldiff-js")[0], node("htmldiff-js")[1:]...),
	}, {
		name: "lxml.html.diff", install: "python3-lxml", probe: []string{s.python, "-c", "import lxml.html.diff"}, input: "html", read: judge.ReadLXML, html: true,
		command: with(lxml[0], lxml[1:]...),
	}}
}

// with makes a command of which the two files are the last arguments.
func with(program string, args ...string) func(old, new string) []string {
	return func(old, new string) []string {
		return append(append([]string{program}, args...), old, new)
	}
}
