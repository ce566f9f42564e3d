package verify

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"sync"
	"sync/atomic"
)

// A reader reads each file of a site once, and keeps its digest for the manifest.
type reader struct {
	ctx    context.Context // of the one run that the reader lives for
	site   Site
	limits Limits
	total  atomic.Int64 // bytes so far

	mu      sync.Mutex
	digests map[string]string // path → "sha256:…"
	failed  map[string]error  // path → why it could not be read
}

func newReader(ctx context.Context, s Site, l Limits) *reader {
	return &reader{ctx: ctx, site: s, limits: l, digests: map[string]string{}, failed: map[string]error{}}
}

// read is the whole of a file.
func (r *reader) read(path string, limit int64) ([]byte, error) {
	var data []byte
	err := r.through(path, func(from io.Reader) (err error) {
		data, err = limited(from, limit)
		return err
	})
	return data, err
}

// hash reads a file without keeping it.
func (r *reader) hash(path string) error {
	return r.through(path, func(from io.Reader) error {
		n, err := io.Copy(io.Discard, io.LimitReader(from, r.limits.File+1))
		if err == nil && n > r.limits.File {
			err = fmt.Errorf("%w (more than %d bytes)", errTooLarge, r.limits.File)
		}
		return err
	})
}

// through reads a file and notes its digest, or why there is none.
func (r *reader) through(path string, take func(io.Reader) error) error {
	f, err := r.site.Open(r.ctx, path)
	if err == nil {
		counted := &counter{from: f, reader: r, sum: sha256.New()}
		if err = take(counted); err == nil {
			r.noteDigest(path, "sha256:"+hex.EncodeToString(counted.sum.Sum(nil)))
		}
		f.Close() // opened for reading: nothing to lose
	}
	if err != nil {
		r.mu.Lock()
		r.failed[path] = err
		r.mu.Unlock()
	}
	return err
}

func (r *reader) noteDigest(path, digest string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.digests[path] = digest
}

// known is the digest of a file that was read, or why it could not be.
func (r *reader) known(path string) (digest string, err error, known bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	digest, ok := r.digests[path]
	err = r.failed[path]
	return digest, err, ok || err != nil
}

// A counter hashes what is read, and stops at the limit of all files.
type counter struct {
	from   io.Reader
	reader *reader
	sum    hash.Hash
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.sum.Write(p[:n])
	if c.reader.total.Add(int64(n)) > c.reader.limits.Total {
		return n, errBudget
	}
	return n, err
}

// inParallel calls do for each item, some at the same time. It stops when the context ends or the site is found too large.
func inParallel[T any](r *reader, items []T, do func(T)) error {
	next := make(chan T)
	var workers sync.WaitGroup
	for range min(r.limits.Parallel, len(items)) {
		workers.Go(func() {
			for item := range next {
				do(item)
			}
		})
	}
	for _, item := range items {
		if r.stopped() != nil {
			break
		}
		next <- item
	}
	close(next)
	workers.Wait()
	return r.stopped()
}

// stopped is why nothing more is read, or nil.
func (r *reader) stopped() error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if r.total.Load() > r.limits.Total {
		return fmt.Errorf("%w (%d bytes)", errBudget, r.limits.Total)
	}
	return nil
}
