// Package rspsite carries this repository's own corpus, so that `rspsite init --example` can write it into a new project.
package rspsite

import "embed"

// Example holds rspsite.yaml and content/ as they stand in this repository.
//
//go:embed rspsite.yaml content
var Example embed.FS
