// Package templates carries the page templates inside the binary. A project's own file of the same name under its
// templates folder takes the place of the one here.
package templates

import "embed"

// FS holds the templates, by file name. This Go file lies among them and is no template.
//
//go:embed *
var FS embed.FS
