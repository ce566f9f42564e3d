package gate

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"io"
	"slices"
)

// The most that is unpacked of one file.
const (
	maxUnpacked = 1 << 30  // bytes in all
	maxNested   = 64 << 20 // bytes of a packed file within another
	maxPacked   = 3        // packed files within each other
)

// An unpacking searches what is packed in one file. Word processors and spreadsheets pack their texts too.
type unpacking struct {
	left int64 // bytes that may still be unpacked
	keys Key
}

// file searches a file of which the bytes are known. It finds nothing in one that is not packed, or broken: no reader opens that.
func (u *unpacking) file(r io.ReaderAt, size int64, depth int) finding {
	head := make([]byte, 4)
	if n, _ := r.ReadAt(head, 0); n < len(head) || !isPacked(head) {
		return finding{}
	}
	if head[0] == 'B' {
		return u.member(bzip2.NewReader(io.NewSectionReader(r, 0, size)), "", depth)
	}
	if head[0] != 'P' {
		unpacked, err := gzip.NewReader(io.NewSectionReader(r, 0, size))
		if err != nil {
			return finding{}
		}
		return u.member(unpacked, "", depth)
	}
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return finding{}
	}
	for _, f := range archive.File {
		unpacked, err := f.Open()
		if err != nil {
			continue
		}
		found := u.member(unpacked, f.Name, depth)
		unpacked.Close()
		if found.what != nothing {
			return found
		}
	}
	return finding{}
}

// isPacked reports whether a file that begins so is a zip archive, or of gzip or bzip2.
func isPacked(head []byte) bool {
	return slices.ContainsFunc([]string{"PK\x03\x04", "\x1F\x8B", "BZh"}, func(begin string) bool { return bytes.HasPrefix(head, []byte(begin)) })
}

// member searches what was packed, and what is packed in it.
func (u *unpacking) member(r io.Reader, name string, depth int) finding {
	counted := &io.LimitedReader{R: r, N: u.left}
	b := bufio.NewReader(counted)
	head, _ := b.Peek(4)
	var found finding
	if isPacked(head) && depth < maxPacked {
		data, err := io.ReadAll(io.LimitReader(b, maxNested+1))
		if len(data) > maxNested {
			return finding{what: tooMuch, packed: true}
		}
		if err == nil {
			found = u.file(bytes.NewReader(data), int64(len(data)), depth+1)
		}
	} else {
		found, _ = search(b, sought{isText: isText(name), published: true, keys: u.keys})
	}
	if u.left = min(u.left, counted.N); u.left <= 0 && found.what == nothing {
		found.what = tooMuch
	}
	found.packed = true
	return found
}
