package site

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// leftovers are what the folder holds and the new site does not.
type leftovers struct {
	files   []string // sorted
	folders int      // that no file of the new site lies in
}

func (l leftovers) isEmpty() bool { return len(l.files) == 0 && l.folders == 0 }

// Leaving lists the files that out holds and that are gone once Build has put the given pages there, sorted. It writes nothing,
// and its errors are those of Build.
func Leaving(pages []Page, out string, o Options) ([]string, error) {
	t, err := openTarget(out, o)
	if err != nil {
		return nil, err
	}
	defer t.close()
	left, err := t.leftovers(newManifest(o.Manifest).pages(pages))
	return left.files, err
}

// leftovers looks through the site before for what the pages do not replace.
func (t *target) leftovers(pages []Page) (left leftovers, err error) {
	if t.old == nil {
		return left, nil
	}
	planned := map[string]bool{Marker: true, ".": true}
	for _, p := range pages {
		for name := p.Path; !planned[name]; name = path.Dir(name) {
			planned[name] = true
		}
	}
	err = fs.WalkDir(t.old.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("reading %s: %w", path.Join(t.name, name), reason(err))
		case planned[name]:
		case d.IsDir():
			left.folders++
		default:
			left.files = append(left.files, name)
		}
		return nil
	})
	return left, err
}

// sameFile reports whether dir has a regular file of that name with exactly these bytes.
func sameFile(dir *os.Root, name string, data []byte) bool {
	info, err := dir.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	f, err := dir.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	buf := make([]byte, min(len(data), 64<<10))
	for len(data) > 0 {
		n, err := f.Read(buf)
		if n > len(data) || !bytes.Equal(buf[:n], data[:n]) {
			return false
		}
		data = data[n:]
		if err != nil && len(data) > 0 {
			return false
		}
	}
	return true
}
