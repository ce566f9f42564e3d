package render

import (
	"strings"
	"testing"

	"rspsite/internal/corpus"
)

func TestDrawing(t *testing.T) {
	for _, tt := range []struct {
		name, source string
		want, never  []string
	}{
		{"box and words", "+-----+\n| a b |\n+--+--+\n   v  o *", []string{`class="stroke"`, ">a b</text>", `textLength="24"`, `aria-label="Gate. The same as text follows."`}, []string{"style", "<script"}},
		{"dots", " o  *\n", []string{`class="hollow"`, `class="fill"`}, nil},
		{"markup in the text", "<b>&\"x\n", []string{"&lt;b", "&amp;"}, []string{"<b>"}},
		{"nothing", "", []string{"<svg"}, nil},
		{"letters of any script", "第一条 Ω\n", []string{"第"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			svg, err := drawSVG(tt.source, "Gate")
			if err != nil {
				t.Fatal(err)
			}
			got := string(svg)
			checkNesting(t, tt.name, got)
			for _, w := range tt.want {
				if !strings.Contains(got, w) {
					t.Errorf("there is no %s in\n%s", w, got)
				}
			}
			for _, n := range tt.never {
				if strings.Contains(got, n) {
					t.Errorf("there is %s in\n%s", n, got)
				}
			}
		})
	}
}

// FuzzDrawing checks that any text becomes a well-nested picture, or an error.
func FuzzDrawing(f *testing.F) {
	f.Add("+--+\n|a |\n+--+\n")
	f.Add("\t\\/|_.-'`<>v^o*()")
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 4<<10 {
			t.Skip("large drawings only take longer")
		}
		if svg, err := drawSVG(source, "x"); err == nil {
			checkNesting(t, source, string(svg))
		}
	})
}

func TestSourceLines(t *testing.T) {
	got := string(markdownLines([]byte("\uFEFF---\r\ntitle: <A>\r\n# note\r\n---\r\n# H {#h}\r\n\r\nsee [[v1#x]] and `c` {#p source=\"w\"}\r\n```go\r\n{#no}\r\n```\r\nend { [\r\n")))
	for _, want := range []string{
		`<div class="ln" id="_L1"><a href="#_L1">1</a><span><span class="tc">---</span></span></div>`,
		`<span class="tk">title:</span> &lt;A&gt;`,
		`<span class="tc"># note</span>`,
		`<span class="th"># H <span class="ta">{#h}</span></span>`,
		`<span class="tk">[[v1#x]]</span> and <span class="ts">` + "`c`" + `</span> <span class="ta">{#p source="w"}</span>`,
		`<span class="ts">{#no}</span>`,
		`id="_L11"><a href="#_L11">11</a><span>end { [</span>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %s in\n%s", want, got)
		}
	}
	if strings.Contains(got, "_L12") || strings.Contains(got, "\r") {
		t.Errorf("there are more lines than the source has:\n%s", got)
	}
}

// TestTimelineLabels checks that no two labels of a line touch and that the order is that of time.
func TestTimelineLabels(t *testing.T) {
	var marks []*timeMark
	for _, d := range []string{"2023-09-19", "2026-02-24", "2026-02-25", "2026-03", "2026", "2026-02-26"} {
		date, err := corpus.ParseDate(d)
		if err != nil {
			t.Fatal(err)
		}
		marks = append(marks, &timeMark{name: d, first: date.First(), last: date.Last()})
	}
	axis := newTimeAxis(marks)
	lowest := axis.place(marks)
	for i, m := range marks {
		if i > 0 && m.label-marks[i-1].label < labelHeight {
			t.Errorf("the labels of %s and %s touch", marks[i-1].name, m.name)
		}
		if m.label > lowest || m.top > m.bottom || m.top < timelineTop {
			t.Errorf("%s stands outside the picture: %+v", m.name, m)
		}
	}
	if got := marks[len(marks)-1].name; got != "2023-09-19" {
		t.Errorf("the lowest is %s, want the oldest", got)
	}
}

// TestALongHistoryIsSqueezed checks that the picture of a hundred years is no longer than a page or two.
func TestALongHistoryIsSqueezed(t *testing.T) {
	marks := []*timeMark{{first: "1926-01-01", last: "1926-01-01"}, {first: "2026-01-01", last: "2026-12-31"}}
	axis := newTimeAxis(marks)
	if got := axis.y(axis.from); got > maxAxis+timelineTop {
		t.Errorf("the axis is %d pixels long, want at most %d", got, maxAxis+timelineTop)
	}
}
