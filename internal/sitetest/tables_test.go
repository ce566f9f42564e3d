package sitetest

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"path"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// TestEveryCellOfATableHasASource: each row names its sources or has them from around it, and the data say the same.
func TestEveryCellOfATableHasASource(t *testing.T) {
	s := ownSite(t)
	rows, cells := 0, 0
	for _, table := range s.corpus.Tables {
		for around, c := range table.Doc.WithPath() {
			if c.Kind != clause.Row || c.Header {
				continue
			}
			rows++
			if corpus.SourcesOf(around, c) == nil {
				for i, cell := range c.Cells {
					if cell.Attrs.Get(clause.AttrSource) == "" {
						t.Errorf("%s, row %s, cell %d: no source", table.Path, c.ID, i+1)
					}
				}
			}
		}
		var d struct {
			Tables []struct {
				CSV  string
				Rows []struct {
					ID    string
					Cells []struct {
						SourcesFrom string
						Sources     []struct{ Source, URL string }
						Links       []struct{ URL string }
					}
				}
			}
		}
		if err := json.Unmarshal(s.read(t, "tables/"+table.Name+"/index.json"), &d); err != nil {
			t.Fatal(err)
		}
		for _, one := range d.Tables {
			for _, row := range one.Rows {
				for i, cell := range row.Cells {
					cells++
					if len(cell.Sources) == 0 {
						t.Errorf("%s, row %s, cell %d: the data name no source", table.Name, row.ID, i+1)
					}
					for _, l := range cell.Links {
						if address, ok := strings.CutPrefix(l.URL, baseURL); ok && !s.has("/"+strings.Split(address, "#")[0]) {
							t.Errorf("%s, row %s, cell %d: the data lead to %s, which is not there", table.Name, row.ID, i+1, l.URL)
						}
					}
				}
			}
			name := "tables/" + table.Name + "/" + path.Base(one.CSV)
			records, err := csv.NewReader(bytes.NewReader(s.read(t, name))).ReadAll()
			if err != nil || len(records) != len(one.Rows)+1 {
				t.Errorf("%s: %d records for %d rows and a head: %v", name, len(records), len(one.Rows), err)
			}
		}
	}
	if rows == 0 || cells < rows {
		t.Fatalf("%d rows, %d cells: nothing was looked at", rows, cells)
	}
}

// scrolled scrolls the frame of the widest table of a page by the keyboard and to its far corner, and measures where head and
// first column stand against the frame. Chromium counts in fractions of a pixel.
const scrolled = `(() => {
	const frame = [...document.querySelectorAll('.clause.table > .frame')].sort((a, b) => b.scrollWidth - a.scrollWidth)[0];
	frame.scrollIntoView();
	frame.scrollTo(frame.scrollWidth, frame.scrollHeight);
	const box = frame.getBoundingClientRect(), at = e => e.getBoundingClientRect();
	const head = [...frame.querySelectorAll('thead th')], last = frame.querySelector('tbody tr:last-child');
	const first = last.querySelector('th'), corner = head[0];
	const above = Math.max(0, frame.querySelector('caption').offsetHeight - frame.scrollTop); // what is left of the caption
	return {
		right: frame.scrollLeft, down: frame.scrollTop, sideways: document.documentElement.scrollWidth - innerWidth,
		tall: frame.scrollHeight - frame.clientHeight, high: box.height - innerHeight,
		head: Math.max(...head.map(h => Math.abs(at(h).top - box.top - frame.clientTop - above))),
		first: at(first).left - box.left, corner: at(corner).left - box.left,
		room: box.right - at(first).right, hidden: at(last.querySelector('td:last-child')).right - box.right,
		shown: document.elementFromPoint(at(corner).left + 5, at(corner).bottom - 5) === corner,
	};
})()`

// A measured table is what scrolled gives: pixels.
type measured struct {
	Right, Down, Sideways, Tall, High, Head, First, Corner, Room, Hidden float64
	Shown                                                                bool
}

// TestHeadAndFirstColumnStay scrolls the widest table of each page and looks whether its head and first column are in view.
func TestHeadAndFirstColumnStay(t *testing.T) {
	s := servedSite(t)
	tb := newTab(t)
	looked := 0
	for _, size := range [][2]int64{{390, 700}, {1280, 600}} {
		tb.show(size[0], size[1], "light", "")
		for _, table := range s.corpus.Tables {
			tb.open(s.base + "tables/" + table.Name + "/")
			m := eval[measured](tb, scrolled)
			where := table.Name
			switch {
			case m.Sideways > 0:
				t.Errorf("%s at %d: the page scrolls sideways by %v", where, size[0], m.Sideways)
			case m.High > 0:
				t.Errorf("%s at %d: the frame is higher than the window by %v", where, size[0], m.High)
			case m.First < -1 || m.First > 2 || m.Corner < -1 || m.Corner > 2:
				t.Errorf("%s at %d: the first column stands at %v, its head at %v", where, size[0], m.First, m.Corner)
			case m.Head > 2:
				t.Errorf("%s at %d: the head went out of view by %v after scrolling %v", where, size[0], m.Head, m.Down)
			case m.Room < 120:
				t.Errorf("%s at %d: the first column leaves %v of the frame", where, size[0], m.Room)
			case m.Hidden > 2:
				t.Errorf("%s at %d: the last column cannot be reached, %v are left", where, size[0], m.Hidden)
			case !m.Shown:
				t.Errorf("%s at %d: something covers the corner", where, size[0])
			}
			if m.Right > 0 && m.Down > 0 {
				looked++
			}
		}
	}
	if looked < 5 {
		t.Errorf("only %d tables could be scrolled both ways", looked)
	}
}

// TestTablesScrollByKeyboard: who has no pointer reaches the frame by Tab and moves it by the arrow keys.
func TestTablesScrollByKeyboard(t *testing.T) {
	s := servedSite(t)
	tb := newTab(t)
	tb.show(390, 700, "light", "")
	tb.open(s.base + "tables/labs-compared/")
	const frame = `document.querySelector('.clause.table > .frame')`
	eval[bool](tb, frame+`.previousElementSibling.querySelector('a').focus(), true`)
	tb.do(chromedp.KeyEvent(kb.Tab))
	if !eval[bool](tb, `document.activeElement === `+frame) {
		t.Fatal("Tab does not reach the frame of the table")
	}
	if name := eval[string](tb, frame+`.getAttribute('aria-label')`); name == "" {
		t.Error("the frame has no name")
	}
	for range 3 {
		tb.do(chromedp.KeyEvent(kb.ArrowRight))
	}
	// the browser scrolls when it draws the next frames
	const moved = `new Promise(r => { const look = n => ` + frame + `.scrollLeft > 0 || n == 0 ? r(` + frame + `.scrollLeft) : requestAnimationFrame(() => look(n - 1)); look(300); })`
	if x := eval[float64](tb, moved); x <= 0 {
		t.Errorf("the arrow key scrolled by %v", x)
	}
}
