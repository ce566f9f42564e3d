package site

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Build makes the folder out hold exactly the given pages. Its errors name the operation and the path; a [Refusal] means
// that the folder may not be written to, an error that wraps [ErrPlan] that the pages do not fit together.
func Build(ctx context.Context, pages []Page, out string, o Options) (Stats, error) {
	m := newManifest(o.Manifest)
	if err := checkPlan(m.pages(pages)); err != nil {
		return Stats{}, err
	}
	t, err := openTarget(out, o)
	if err != nil {
		return Stats{}, err
	}
	defer t.close()

	b := &build{target: t, pages: pages, manifest: m, total: len(m.pages(pages)), progress: o.Progress, ready: o.Ready}
	b.stage, err = openStage(t)
	if err != nil {
		return Stats{}, err
	}
	if err := b.run(ctx); err != nil {
		if undo := b.stage.discard(); undo != nil {
			return Stats{}, fmt.Errorf("%w; then %v", err, undo)
		}
		return Stats{}, err
	}
	return b.stats, nil
}

// Check renders every page, on all cores, and keeps none. It finds what would stop Build but for the disk.
func Check(ctx context.Context, pages []Page) error {
	if err := checkPlan(pages); err != nil {
		return err
	}
	return inParallel(ctx, pages, func(p Page) error {
		_, err := p.render()
		return err
	})
}

// render renders one page, naming it in the error.
func (p Page) render() ([]byte, error) {
	data, err := p.Render()
	if err != nil {
		return nil, fmt.Errorf("rendering %s: %w", p.Path, err)
	}
	return data, nil
}

// build is one run of Build.
type build struct {
	*target
	stage    *stage
	pages    []Page // but for the manifest
	manifest *manifest
	total    int // number of files
	progress func(done, total int)
	ready    func() error

	mu    sync.Mutex
	done  int
	kept  []string // paths of unchanged files, linked only if something else changed
	stats Stats
}

func (b *build) run(ctx context.Context) error {
	if err := inParallel(ctx, b.pages, b.page); err != nil {
		return err
	}
	if b.manifest.path != "" { // of the bytes of all others
		if err := b.page(b.manifest.page()); err != nil {
			return err
		}
	}
	left, err := b.leftovers(b.manifest.pages(b.pages))
	if err != nil {
		return err
	}
	b.stats.Files, b.stats.Removed = b.total, left.files
	b.stats.Written = b.total - len(b.kept)
	if b.stats.Written == 0 && left.isEmpty() && b.old != nil && isMade(b.old) {
		return b.isReady()
	}
	if err := b.stage.open(); err != nil { // only files went, or there are no pages at all
		return err
	}
	if err := inParallel(ctx, b.kept, b.stage.keep); err != nil {
		return err
	}
	if err := b.isReady(); err != nil {
		return err
	}
	return b.stage.swap()
}

// isReady tells the caller of Build that nothing is left to do but the swap.
func (b *build) isReady() error {
	if b.ready == nil {
		return nil
	}
	return b.ready()
}

// page renders one page and stages it unless the folder already has the same bytes.
func (b *build) page(p Page) error {
	data, err := p.render()
	if err != nil {
		return err
	}
	b.manifest.add(p.Path, data)
	same := b.old != nil && sameFile(b.old, p.Path, data)
	if !same {
		if err := b.stage.write(p.Path, data); err != nil {
			return err
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if same {
		b.kept = append(b.kept, p.Path)
	}
	if isHTML(p.Path) {
		b.stats.Pages++
	}
	b.done++
	if b.progress != nil {
		b.progress(b.done, b.total)
	}
	return nil
}

// isHTML tells the pages from the other files of a site.
func isHTML(path string) bool { return strings.HasSuffix(path, ".html") }

// inParallel calls do for every item on all cores. After an error or a cancelled context it starts no further item; of
// several errors it returns the one that sorts first, so that the same fault gives the same message.
func inParallel[T any](ctx context.Context, items []T, do func(T) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	work := make(chan T)
	go func() {
		defer close(work)
		for _, item := range items {
			select {
			case work <- item:
			case <-ctx.Done():
				return
			}
		}
	}()
	var (
		mu   sync.Mutex
		errs []error
		wg   sync.WaitGroup
	)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for item := range work {
				if err := do(item); err != nil {
					cancel(err)
					mu.Lock()
					errs = append(errs, err)
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	if len(errs) > 0 {
		return slices.MinFunc(errs, func(a, b error) int { return cmp.Compare(a.Error(), b.Error()) })
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("building: %w", err)
	}
	return nil
}
