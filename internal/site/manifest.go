package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
)

// ManifestSchema names the form of the manifest.
const ManifestSchema = "rspsite.manifest/1"

// A manifest holds the digest of every file of a site but itself, by which anyone can tell whether a copy is whole and as it was
// built. [Marker] is no file of the site.
type manifest struct {
	path string // of the file; empty if there shall be none

	mu    sync.Mutex
	files map[string]string // path → "sha256:…"
}

func newManifest(path string) *manifest { return &manifest{path: path, files: map[string]string{}} }

// pages are the given ones, and that of the manifest behind them if there shall be one.
func (m *manifest) pages(pages []Page) []Page {
	if m.path == "" {
		return pages
	}
	return append(slices.Clip(pages), m.page())
}

func (m *manifest) page() Page { return Page{Path: m.path, Render: m.render} }

// add takes in a file.
func (m *manifest) add(path string, data []byte) {
	if m.path == "" || path == m.path {
		return
	}
	sum := sha256.Sum256(data)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[path] = "sha256:" + hex.EncodeToString(sum[:])
}

// render makes the file, once all others were added.
func (m *manifest) render() ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(struct {
		Schema string            `json:"schema"`
		Files  map[string]string `json:"files"` // encoding/json sorts the paths
	}{ManifestSchema, m.files})
	if err != nil {
		return nil, fmt.Errorf("encoding JSON: %v", err)
	}
	return b.Bytes(), nil
}
