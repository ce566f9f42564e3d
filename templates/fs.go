// Package templates carries the page templates inside the binary. A project's own file of the same name under its
// templates folder takes the place of the one here.
package templates

import "embed"

// FS holds the templates, by file name.
//
//go:embed *.html
var FS embed.FS
