package site

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// maxSegment is the longest name of one file or folder, in bytes, that the usual file systems take.
const maxSegment = 255

// ErrPlan is wrapped by every error that says which pages cannot stand in one folder.
var ErrPlan = errors.New("pages that cannot be written")

// checkPlan reports all pages whose paths are not safe, not portable or in each other's way, in one error.
func checkPlan(pages []Page) error {
	var faults []string
	seen := newNames()
	for _, p := range pages {
		if fault := pathFault(p.Path); fault != "" {
			faults = append(faults, fmt.Sprintf("page path %q %s", p.Path, fault))
			continue
		}
		if fault := seen.add(p.Path); fault != "" {
			faults = append(faults, fault)
		}
	}
	if len(faults) == 0 {
		return nil
	}
	slices.Sort(faults) // pages may come in any order
	return fmt.Errorf("%w: %s", ErrPlan, strings.Join(slices.Compact(faults), "; "))
}

// pathFault says what is wrong with a path taken by itself.
func pathFault(path string) string {
	switch {
	case !fs.ValidPath(path) || path == ".":
		return "is not a plain relative path"
	case path == Marker || strings.HasPrefix(path, Marker+"/"):
		return "is reserved for rspsite's own mark"
	case strings.ContainsFunc(path, isUnsafe):
		return "contains a control, invisible or reserved character"
	}
	for segment := range strings.SplitSeq(path, "/") {
		if len(segment) > maxSegment {
			return fmt.Sprintf("has a name of %d bytes (at most %d)", len(segment), maxSegment)
		}
	}
	return ""
}

// isUnsafe reports characters that some file system refuses or that readers cannot see.
func isUnsafe(r rune) bool {
	return strings.ContainsRune(`\:*?"<>|`, r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar
}

// names are the paths of a plan so far, by how a file system that ignores case and composition sees them.
type names struct {
	fold  cases.Caser
	files map[string]string // folded path → path
	dirs  map[string]string // folded folder → folder as first written
	below map[string]string // folded folder → a file in it
}

func newNames() *names {
	return &names{cases.Fold(), map[string]string{}, map[string]string{}, map[string]string{}}
}

// add takes in a path, or says which earlier one is in its way.
func (n *names) add(path string) string {
	key := n.key(path)
	switch other, taken := n.files[key]; {
	case taken && other == path:
		return fmt.Sprintf("two pages at %q", path)
	case taken:
		return inOrder("pages %q and %q differ only in case, which not every file system tells apart", other, path)
	}
	if file, taken := n.below[key]; taken {
		return fmt.Sprintf("page %q is in the way of %q, which needs a folder of that name", path, file)
	}
	n.files[key] = path
	for i, r := range path {
		if r != '/' {
			continue
		}
		dir := path[:i]
		key := n.key(dir)
		if file, taken := n.files[key]; taken {
			return fmt.Sprintf("page %q is in the way of %q, which needs a folder of that name", file, path)
		}
		if other, taken := n.dirs[key]; taken && other != dir {
			return inOrder("folders %q and %q differ only in case, which not every file system tells apart", other, dir)
		}
		n.dirs[key], n.below[key] = dir, path
	}
	return ""
}

// key is the path as the least discerning file system sees it.
func (n *names) key(path string) string { return norm.NFC.String(n.fold.String(path)) }

func inOrder(format, a, b string) string { return fmt.Sprintf(format, min(a, b), max(a, b)) }
