// Package site writes pages into an output folder, and serves them while their sources are being edited.
//
// In: pages, each an output path and a function that renders it. Out: a folder that holds exactly these pages, or a
// preview on a local address. The package does not know what is inside a page.
//
// Guaranteed by [Build]:
//
//   - The output folder changes in one step. A build that fails, is cancelled or is killed leaves it as it was.
//   - Pages are rendered on all cores, and memory is bounded by the pages in flight and by what their functions keep.
//   - A file whose bytes did not change keeps its modification time; if nothing changed, nothing is touched. Files that
//     no page stands for are gone afterwards, whoever put them there; [Stats] names them.
//   - Nothing outside the output folder is touched, but for a hidden staging folder beside it, which the build makes and
//     removes. Page paths cannot leave the folder: all writing goes through [os.Root].
//   - A folder that rspsite did not make (see [Marker]) is refused unless it is empty.
//
// [Server] renders pages of the last good plan when they are asked for, watches the sources, and tells open browsers.
package site

import "fmt"

// A Page is one file of the site.
type Page struct {
	Path   string                 // slash-separated, from the output folder: "anthropic-rsp/v3.0/index.html"
	Render func() ([]byte, error) // called from several goroutines at once; the same bytes every time
}

// Options say how [Build] writes.
type Options struct {
	Source   string                // root of the project, which the output must not cover; empty if there is none
	Name     string                // what messages call the output folder; its path if empty
	Manifest string                // path of the file that holds the digest of every other one; empty for none
	Progress func(done, total int) // called after each page, by one goroutine at a time; may be nil
	Ready    func() error          // called when the next site stands beside the folder; after an error the folder stays as it was; may be nil
}

// Stats count what a build did.
type Stats struct {
	Pages   int      // HTML pages of the site
	Files   int      // all files of the site
	Written int      // files that are new or whose bytes changed
	Removed []string // files that the folder held before and that are gone, sorted
}

// A Blocked error says that the system does not let an output folder be written to.
type Blocked struct {
	Out  string // the folder, as messages call it
	Why  string
	Mend string // what to do about it
}

func (b *Blocked) Error() string { return fmt.Sprintf("writing to %s: %s", b.Out, b.Why) }

// Hint is the mend, to be shown on a line of its own.
func (b *Blocked) Hint() string { return b.Mend }

// A Refusal says why an output folder may not be written to.
type Refusal struct {
	Out  string // the folder, as messages call it
	Why  string
	Mend string // what to do about it
}

func (r *Refusal) Error() string { return fmt.Sprintf("output folder %q %s", r.Out, r.Why) }

// Hint is the mend, to be shown on a line of its own.
func (r *Refusal) Hint() string { return r.Mend }
