package main

import (
	"bytes"
	"io/fs"
	"path"
	"time"
)

// comingFiles are what publish is about to write, by name: the site that shows it is made before it is written.
type comingFiles map[string][]byte

// over are the files of a project with these in their place. Folders list what is there already.
func (c comingFiles) over(project fs.FS) fs.FS {
	if len(c) == 0 {
		return project
	}
	return withComing{project, c}
}

type withComing struct {
	fs.FS
	coming comingFiles
}

// Open opens a file that is about to be written, or else the project's.
func (w withComing) Open(name string) (fs.File, error) {
	if data, ok := w.coming[name]; ok {
		return comingFile{bytes.NewReader(data), comingInfo{path.Base(name), int64(len(data))}}, nil
	}
	return w.FS.Open(name)
}

// A comingFile is one of them, open.
type comingFile struct {
	*bytes.Reader
	info comingInfo
}

func (f comingFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f comingFile) Close() error               { return nil }

// A comingInfo is what is known of a file before it is written.
type comingInfo struct {
	name string
	size int64
}

func (i comingInfo) Name() string       { return i.name }
func (i comingInfo) Size() int64        { return i.size }
func (i comingInfo) Mode() fs.FileMode  { return 0o444 }
func (i comingInfo) ModTime() time.Time { return time.Time{} }
func (i comingInfo) IsDir() bool        { return false }
func (i comingInfo) Sys() any           { return nil }
