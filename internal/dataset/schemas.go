package dataset

import (
	"embed"
	"path"
	"slices"
	"strings"
	"sync"

	"rspsite/docs"
)

//go:embed schema/*.json
var own embed.FS

// A JSONSchema describes one form of data (JSON Schema, draft 2020-12).
type JSONSchema struct {
	Name   string // in addresses
	Schema string // the form that it describes, as records name it
	JSON   []byte
}

// Schemas are the JSON Schemas that the site publishes, by name: those of the records, and those of the data beside pages, which records
// of some kinds hold as their facts.
var Schemas = sync.OnceValue(func() []JSONSchema {
	var list []JSONSchema
	for _, name := range files(own, "schema") {
		data, _ := own.ReadFile(name) // embedded
		short := strings.TrimSuffix(path.Base(name), ".json")
		list = append(list, JSONSchema{short, SchemaOf(short), data})
	}
	for _, name := range files(docs.Schemas, ".") {
		data, _ := docs.Schemas.ReadFile(name)
		short := strings.TrimSuffix(name, ".schema.json")
		if short == "problems" {
			continue // what check prints: no site has it
		}
		list = append(list, JSONSchema{"rspsite." + short, "rspsite." + short + "/1", bundled(data)})
	}
	return list
})

func files(fsys embed.FS, dir string) []string {
	entries, _ := fsys.ReadDir(dir) // embedded
	var names []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".json") {
			names = append(names, path.Join(dir, e.Name()))
		}
	}
	slices.Sort(names)
	return names
}
