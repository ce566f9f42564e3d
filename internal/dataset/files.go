package dataset

import (
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
		files = append(files, File{permalink.APISchema(x.Name), func() ([]byte, error) { return x.JSON, nil }})
	}
	return files
}
