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

// A StaticFile is a file of the published log: its path below the folder of the log, and its bytes.
type StaticFile struct {
	Path string
	Data []byte
}

// Tiles are the tiles of the log and the bundles of its entries, as C2SP tlog-tiles lays them out. Sizes are those that the log had
// after each publication: the partial tiles of earlier ones stay, so that nobody who holds an older checkpoint finds them gone.
func (t *Tree) Tiles(sizes []int) []StaticFile {
	var files []StaticFile
	seen := map[string]bool{}
	add := func(path string, data []byte) {
		if !seen[path] {
			seen[path] = true
			files = append(files, StaticFile{path, data})
		}
	}
	before := 0
	for _, size := range sizes {
		for _, tile := range tlog.NewTiles(tileHeight, int64(before), int64(size)) {
			data, err := tlog.ReadTileData(tile, t)
			if err != nil {
				panic(fmt.Sprintf("tile %v of a log of %d: %v", tile, t.Size(), err)) // the tree holds all of it
			}
			add(tilePath(tile), data)
			if tile.L == 0 {
				add(entriesPath(tile), t.bundle(tile))
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
