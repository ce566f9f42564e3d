package dataset

import (
	"bytes"
	"encoding/json"
	"strings"

	"rspsite/internal/permalink"
)

// A File is a file of the site that a program reads.
type File struct {
	Address string
	Make    func() ([]byte, error) // pure, safe to call at the same time
}

// Files are all files below /api/v1/ but the page for readers.
func (s *Set) Files() []File {
	files := []File{
		{permalink.Data(permalink.API), func() ([]byte, error) { return Encode(s.index()) }},
		{permalink.APICorpus, s.whole},
		{permalink.APILines, s.lines},
	}
	for _, e := range s.entries {
		files = append(files, File{e.address(), func() ([]byte, error) { return Encode(e.make()) }})
	}
	for _, p := range s.corpus.Policies {
		files = append(files, File{permalink.APIMatrix(p.Name), func() ([]byte, error) { return s.matrix(p) }})
	}
	for _, x := range Schemas() {
		files = append(files, File{permalink.APISchema(x.Name), func() ([]byte, error) { return s.identified(x), nil }})
	}
	return files
}

// identified is a schema of records with its whole address as $id, where the site knows its own, so that whoever has the file alone finds
// what it refers to. The others have an $id of their own.
func (s *Set) identified(x JSONSchema) []byte {
	if s.base == "" || !strings.HasPrefix(x.Schema, "rspsite.api.") {
		return x.JSON
	}
	id, _ := json.Marshal(s.site.Whole(permalink.APISchema(x.Name))) // a string
	return bytes.Replace(x.JSON, []byte("{\n"), append(append([]byte("{\n  \"$id\": "), id...), ",\n"...), 1)
}
