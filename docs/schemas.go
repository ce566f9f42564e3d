// Package docs holds documentation, the JSON Schemas of data, and the tests that hold the pages against the code.
package docs

import "embed"

// Schemas are the JSON Schemas of the data beside pages, and of what the verbs print for programs.
//
//go:embed *.schema.json
var Schemas embed.FS
