package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"

	"rspsite/internal/clause"
)

// Pictures are the files that a document shows, in its text and its header, by their paths from the site's root, each with the digest of
// its bytes; empty of a file that is not there.
func (c *Corpus) Pictures(d Document) map[string]string {
	shown := map[string]string{}
	d.pictureFiles(func(file string) { shown[file] = c.files[file] })
	return shown
}

// picturesIn reads the digests of all pictures that the corpus shows.
func (c *Corpus) picturesIn(project fs.FS) map[string]string {
	files := map[string]string{}
	for d := range c.Documents() {
		d.pictureFiles(func(file string) {
			if _, ok := files[file]; ok {
				return
			}
			files[file] = digestOfFile(project, file)
		})
	}
	return files
}

// digestOfFile is the digest of a file's bytes, empty if it is none that can be read.
func digestOfFile(project fs.FS, file string) string {
	if info, err := fs.Stat(project, file); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	f, err := project.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close() // opened for reading: nothing to lose
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return ""
	}
	return "sha256:" + hex.EncodeToString(sum.Sum(nil))
}

// pictureFiles yields the file of each picture in a document's texts, as often as it is shown.
func (d Document) pictureFiles(yield func(file string)) {
	show := func(in clause.Inline) {
		for _, r := range in {
			if file := clause.PictureFile(r.Image); file != "" {
				yield(file)
			}
		}
	}
	for c := range d.Doc.All() {
		for text := range inlines(c) {
			show(text)
		}
	}
	fieldsOf(d.Meta, func(_ string, t Text) { show(t.Inline) })
}
