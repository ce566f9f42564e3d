package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"rspsite/bench"
)

// published are pairs of real policies, each at two dates.
func (s settings) published() ([]bench.Pair, error) {
	files, err := filepath.Glob(filepath.Join(s.shared, "foreign", "*", "*.md"))
	if err != nil || s.shared == "" {
		return nil, err
	}
	var pairs []bench.Pair
	for i := 0; i+1 < len(files); i++ {
		if filepath.Dir(files[i]) != filepath.Dir(files[i+1]) {
			continue
		}
		p, err := read(filepath.Base(filepath.Dir(files[i])), files[i], files[i+1])
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, p)
	}
	if len(pairs) == 0 {
		return nil, fmt.Errorf("%s holds no two foreign/*/*.md in a folder", s.shared)
	}
	return pairs, nil
}

// rewrite is a standard that was rewritten from end to end.
func (s settings) rewrite() ([]bench.Pair, error) {
	if s.shared == "" {
		return nil, nil
	}
	dir := filepath.Join(s.shared, "alignment", "asvs")
	p, err := read("asvs", filepath.Join(dir, "old.md"), filepath.Join(dir, "new.md"))
	return []bench.Pair{p}, err
}

func read(name, old, new string) (bench.Pair, error) {
	before, err1 := os.ReadFile(old)
	after, err2 := os.ReadFile(new)
	return bench.Pair{Name: name, Old: string(before), New: string(after)}, errors.Join(err1, err2)
}

// redone are the published policies with nothing changed but their line breaks and one word in two hundred.
func redone(pairs []bench.Pair) []bench.Pair {
	var list []bench.Pair
	for _, p := range pairs {
		list = append(list, bench.Rewrapped(strings.TrimSuffix(p.Name, "-terms")+" redone", p.Old, 200))
	}
	return list
}
