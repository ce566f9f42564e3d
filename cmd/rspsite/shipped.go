package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"

	"rspsite/static"
)

// shipped are the digests of the style sheets and scripts that this program writes into a site, by their paths there.
func shipped() map[string][]string {
	known := map[string][]string{}
	err := fs.WalkDir(static.FS, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".css" && path.Ext(name) != ".js" {
			return err
		}
		data, err := fs.ReadFile(static.FS, name)
		sum := sha256.Sum256(data)
		known["static/"+name] = []string{"sha256:" + hex.EncodeToString(sum[:])}
		return err
	})
	if err != nil {
		panic(err) // the files are in the program
	}
	return known
}
