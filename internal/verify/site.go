package verify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// A Site is where the files of a site are read. Paths have slashes and start at the site's root: "ledger/checkpoint".
type Site interface {
	// Name is the site as messages call it.
	Name() string
	// Open opens a file. The error is [fs.ErrNotExist] where there is none.
	Open(ctx context.Context, path string) (io.ReadCloser, error)
	// Files lists all files, or tells that they cannot be listed, as those of a host cannot.
	Files(ctx context.Context) (files []string, listed bool, err error)
}

// Limits bound what is read of a site.
type Limits struct {
	Files    int   // files of the manifest
	File     int64 // bytes of any one file
	Page     int64 // bytes of a file that is taken apart: a page, a canonical text, a header, a proof
	Record   int64 // bytes of the ledger, and of the manifest
	Total    int64 // bytes of all files
	Parallel int   // files that are read at the same time
}

// DefaultLimits are far above what sites of policies need.
var DefaultLimits = Limits{Files: 200_000, File: 256 << 20, Page: 8 << 20, Record: 64 << 20, Total: 4 << 30, Parallel: 4}

// errTooLarge is the error of a file beyond its limit.
var errTooLarge = errors.New("the file is larger than is read")

// errBudget ends a verification: the files together are beyond the limit.
var errBudget = errors.New("the site's files together are larger than is read")

// limited reads all of a file of at most limit bytes.
func limited(r io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("%w (more than %d bytes)", errTooLarge, limit)
	}
	return data, nil
}

func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
