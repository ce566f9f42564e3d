package corpus

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func spanDate(t *testing.T, s string) Date {
	t.Helper()
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestSpans makes a policy of versions "name from [withdrawn]", and "~name from" of recorded ones.
func TestSpans(t *testing.T) {
	for _, c := range []struct{ name, versions, want string }{
		{"one after the other", "v1 2023-09-19; v2 2024-10-15", "v1 2023-09-19–2024-10-15 superseded; v2 2024-10-15–"},
		{"months", "v1 2024-12; v2 2025-03", "v1 2024-12–2025-03 superseded; v2 2025-03–"},
		{"two in a month", "v1 2024-01-01; v2 2025-03; v3 2025-03; v4 2025-05-01",
			"v1 2024-01-01–2025-03 superseded; v2 2025-03–2025-03 superseded-within; v3 2025-03–2025-05-01 superseded; v4 2025-05-01–"},
		{"withdrawn, and the one before counts again", "v1 2024-01-01; v2 2024-06-01 2024-07-01; v3 2025-01-01",
			"v1 2024-01-01–2024-06-01 superseded; v2 2024-06-01–2024-07-01 withdrawn; v1 2024-07-01–2025-01-01 superseded again; v3 2025-01-01–"},
		{"withdrawn, and nothing counts", "v1 2024-01-01 2024-02-01; v2 2025-01-01", "v1 2024-01-01–2024-02-01 withdrawn; v2 2025-01-01–"},
		{"recorded alone", "v1 2024-01-01; ~v1.5 2024-05-01; v2 2025-01-01; ~v3 2026-01-01",
			"v1 2024-01-01–2024-05-01 superseded; ~v1.5 2024-05-01–2025-01-01 superseded; v2 2025-01-01–2026-01-01 superseded; ~v3 2026-01-01–"},
		{"a recorded date differs", "v1 2024-01-01; v2 2025-01; ~v2 2025-02-02", "v1 2024-01-01–2025-01 superseded; v2 2025-01– others 2025-02-02"},
		{"none", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := policyOf(t, c.versions)
			var got []string
			for _, s := range p.Spans() {
				got = append(got, describe(s))
			}
			if g := strings.Join(got, "; "); g != c.want {
				t.Errorf("spans\n%s, want\n%s", g, c.want)
			}
			for day := time.Date(2023, 9, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2027; day = day.AddDate(0, 0, 1) {
				holds(t, p, day.Format(time.DateOnly))
			}
		})
	}
}

// holds checks that the one that InForce gives is among those that the spans allow for, and the only one where they allow for one.
func holds(t *testing.T, p *Policy, on string) {
	t.Helper()
	want := p.InForce(spanDate(t, on))
	var may []string
	for _, s := range p.Spans() {
		if s.May(on) {
			may = append(may, s.Version)
		}
	}
	if want == "" && len(may) > 0 || want != "" && !strings.Contains(" "+strings.Join(may, " ")+" ", " "+want+" ") {
		t.Fatalf("on %s the spans allow for %q, want %q among them", on, may, want)
	}
}

func policyOf(t *testing.T, versions string) *Policy {
	p := &Policy{}
	for text := range strings.SplitSeq(versions, "; ") {
		fields := strings.Fields(text)
		if len(fields) == 0 {
			continue
		}
		since := spanDate(t, fields[1])
		if name, ok := strings.CutPrefix(fields[0], "~"); ok {
			p.Recorded = append(p.Recorded, Recorded{Version: name, Published: since})
			continue
		}
		v := &Version{File: File{Name: fields[0]}, VersionMeta: VersionMeta{Published: since}}
		if len(fields) > 2 {
			v.Withdrawn = &Withdrawal{On: spanDate(t, fields[2])}
		}
		p.Versions = append(p.Versions, v)
	}
	return p
}

func describe(s Span) string {
	text := fmt.Sprintf("%s %s–%s", s.Version, s.From, s.Until)
	if s.Held == nil {
		text = "~" + text
	}
	if s.Ended != "" {
		text += " " + string(s.Ended)
	}
	if s.Again {
		text += " again"
	}
	for i, d := range s.Others {
		if i == 0 {
			text += " others"
		}
		text += " " + d.On.String()
	}
	return text
}
