package verify_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/corpus"
	"rspsite/internal/verify"
)

// A field is one of a document's header.
type field struct{ file, name, text string }

var headerField = regexp.MustCompile(`(?m)^[a-z-]+:.*\n(?:[ -].*\n)*`)

// fieldsOf are the fields of a document's header, or of the settings.
func fieldsOf(file, text string) []field {
	_, rest, _ := strings.Cut(text, "---\n")
	header, _, _ := strings.Cut(rest, "\n---\n")
	if file == corpus.ConfigFile {
		header = text
	}
	var all []field
	for _, f := range headerField.FindAllString(header+"\n", -1) {
		name, _, _ := strings.Cut(f, ":")
		all = append(all, field{file, name, f})
	}
	return all
}

// without are the files of a project without some fields.
func (p *publisher) without(fields ...field) *publisher {
	less := *p
	less.files = cloneFiles(p.files)
	for _, f := range fields {
		less.write(f.file, strings.Replace(string(less.files[f.file].Data), f.text, "", 1))
	}
	return &less
}

func (p *publisher) isSound() bool {
	_, problems := corpus.Load(p.files, corpus.Options{})
	return problems.Errors() == 0
}

// TestSitesWithoutOptionalFieldsPass takes each field out of each header, one of each document at a time, wherever the project is
// sound without it.
func TestSitesWithoutOptionalFieldsPass(t *testing.T) {
	p := newPublisher(t)
	optional := map[string][]field{}
	var files []string
	for name := range p.files {
		for _, f := range fieldsOf(name, string(p.files[name].Data)) {
			if p.without(f).isSound() {
				optional[name] = append(optional[name], f)
			}
		}
		if optional[name] != nil {
			files = append(files, name)
		}
	}
	slices.Sort(files)
	for len(files) > 0 {
		var out []field
		for _, name := range files {
			if f := optional[name][0]; len(out) == 0 || p.without(append(slices.Clone(out), f)...).isSound() {
				out, optional[name] = append(out, f), optional[name][1:]
			}
		}
		less := p.without(out...)
		less.publish("2026-06-01")
		if r := verifyFolder(t, less.build(), verify.Options{}); !r.Holds {
			t.Errorf("without %v:\n%s", names(out), problems(r))
		}
		files = slices.DeleteFunc(files, func(name string) bool { return len(optional[name]) == 0 })
	}
}

func names(fields []field) (all []string) {
	for _, f := range fields {
		all = append(all, f.file+" "+f.name)
	}
	return all
}
