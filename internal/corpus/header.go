package corpus

import (
	"rspsite/internal/frontmatter"
	"rspsite/internal/problem"
)

// Header is the front matter of the file as it was written, as package frontmatter reads its values, without the entries that the
// corpus leaves out of lists.
func (f *File) Header() map[string]any {
	if f.Doc == nil || f.broken {
		return nil
	}
	values, err := frontmatter.Values(f.Doc.Header)
	if err != nil {
		return nil // it was refused when it was read
	}
	for field, numbers := range f.hidden {
		all, ok := values[field].([]any)
		if !ok {
			continue
		}
		var kept []any
		for _, n := range numbers {
			if n < len(all) {
				kept = append(kept, all[n])
			}
		}
		if values[field] = kept; kept == nil {
			delete(values, field)
		}
	}
	return values
}

// At is the position of an offset in the text of the file, which must have been read from a source.
func (f *File) At(offset int) problem.Position { return f.at(offset) }
