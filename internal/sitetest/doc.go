// Package sitetest looks at the site as its readers get it.
//
// In: this repository's own content, built into a temporary folder by the same packages as `rspsite build`. Out: test
// results alone; the package exports nothing. Guaranteed when it passes: every link and every fragment of every page,
// feed and map leads somewhere, the clauses that readers were promised are where they were promised, two builds are the
// same bytes, every page kind works in a browser on a phone and on a desk, in light and dark, by keyboard and on paper,
// without a fault that axe-core knows of, and every page is valid HTML.
//
// What needs a browser, Java or the npm modules is left out where they are missing, with a message that says so; where
// the environment variable CI is set, it fails instead. `make deps` installs them.
package sitetest
