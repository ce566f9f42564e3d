package ledger

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// tileHeight is that of C2SP tlog-tiles: 256 hashes at the bottom of a tile.
const tileHeight = 8

// maxEntry is how many bytes an entry of a bundle has at most: its length stands in two bytes.
const maxEntry = 1<<16 - 1

// A StaticFile is a file of the published log: its path below the folder of the log, and its bytes.
type StaticFile struct {
	Path         string
	Data         []byte
	First, Lines int // of a bundle of entries: number of its first line, and how many it has
}

// Tiles are the tiles of the log and the bundles of its entries, as C2SP tlog-tiles lays them out. Sizes are those that the log had
// after each publication: the partial tiles of earlier ones stay, so that nobody who holds an older checkpoint finds them gone.
func (t *Tree) Tiles(sizes []int) []StaticFile {
	var files []StaticFile
	seen := map[string]bool{}
	add := func(f StaticFile) {
		if !seen[f.Path] {
			seen[f.Path] = true
			files = append(files, f)
		}
	}
	before := 0
	for _, size := range sizes {
		for _, tile := range tlog.NewTiles(tileHeight, int64(before), int64(size)) {
			data, err := tlog.ReadTileData(tile, t)
			if err != nil {
				panic(fmt.Sprintf("tile %v of a log of %d: %v", tile, t.Size(), err)) // the tree holds all of it
			}
			add(StaticFile{Path: tilePath(tile), Data: data})
			if tile.L == 0 {
				add(StaticFile{entriesPath(tile), t.bundle(tile), int(tile.N) << tileHeight, tile.W})
			}
		}
		before = size
	}
	return files
}

// tilePath is the path of a tile: tile/0/x001/234.p/5. Package tlog has the height in it too.
func tilePath(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight), "tile/", 1)
}

// entriesPath is the path of the bundle of entries below a tile of level 0.
func entriesPath(tile tlog.Tile) string {
	return strings.Replace(tilePath(tile), "tile/0/", "tile/entries/", 1)
}

// bundle is the entries below a tile of level 0: each its length in two bytes, then itself.
func (t *Tree) bundle(tile tlog.Tile) []byte {
	var b bytes.Buffer
	first := int(tile.N) << tileHeight
	for _, line := range t.lines[first : first+tile.W] {
		if len(line) > maxEntry {
			panic(fmt.Sprintf("an entry of %d bytes in a bundle, which takes %d at most", len(line), maxEntry)) // Read and Append let none pass
		}
		b.Write(binary.BigEndian.AppendUint16(nil, uint16(len(line))))
		b.Write(line)
	}
	return b.Bytes()
}

// Sizes are the numbers of lines after each publication.
func (l *Log) Sizes() []int {
	var sizes []int
	for i, e := range l.Events {
		if i+1 == len(l.Events) || l.Events[i+1].Publication != e.Publication {
			sizes = append(sizes, i+1)
		}
	}
	return sizes
}

// ReadBundle takes a bundle of entries apart, by the lengths that it gives.
func ReadBundle(data []byte) ([][]byte, error) {
	var entries [][]byte
	for len(data) > 0 {
		if len(data) < 2 {
			return entries, fmt.Errorf("the length of entry %d is cut off", len(entries))
		}
		n := int(binary.BigEndian.Uint16(data))
		if data = data[2:]; len(data) < n {
			return entries, fmt.Errorf("entry %d is cut off (found %d bytes, want %d)", len(entries), len(data), n)
		}
		entries, data = append(entries, data[:n]), data[n:]
	}
	return entries, nil
}
