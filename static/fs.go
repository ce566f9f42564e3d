// Package static carries the style sheets, scripts and pictures of the site inside the binary. A project's own file of
// the same name under its static folder takes the place of the one here.
package static

import "embed"

// FS holds the files, by path. This Go file lies among them and is not published.
//
//go:embed *
var FS embed.FS
