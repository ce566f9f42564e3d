package render

import (
	"html/template"
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// The picture of levels stands upright, so that it reads at 390 pixels: time runs downwards from the newest, a row for each model,
// a column for each level. Models of which no source states a date stand below the others. All measures are pixels.
const (
	levelsWidth = 356
	levelsLeft  = 190 // right of it the columns begin
	levelsTop   = 34  // room for the names of the levels
	levelsRow   = 42  // at least 24, so that each name can be hit with a finger
	levelsYear  = 26  // room for a year
)

// levelsPicture draws which level each model was put at, and when. Signs say what colours say: a full dot is the last
// determination, an empty one an earlier one, a square with a question mark what another source says.
func (at *view) levelsPicture(models []*corpus.Model, name string) template.HTML {
	p := &levelsChart{view: at, levels: withClaimed(models)}
	models = inTime(models)
	height, group := levelsTop, ""
	for i, m := range models {
		if g := yearOf(m); i == 0 || g != group {
			group = g
			height += levelsYear
		}
		height += levelsRow
	}
	p.m.start("svg", "viewBox", "0 0 "+px(levelsWidth)+" "+px(height), "width", px(levelsWidth), "height", px(height),
		"class", "levels", "role", "group", "aria-label", name)
	for i, level := range p.levels {
		x := p.x(i)
		shape(&p.m, "line", "class", "axis", "x1", px(x), "x2", px(x), "y1", px(levelsTop-8), "y2", px(height))
		p.m.element("text", level, "class", "head", "x", px(x), "y", "16")
	}
	y := levelsTop
	for i, m := range models {
		if g := yearOf(m); i == 0 || g != group {
			group = g
			p.year(group, y)
			y += levelsYear
		}
		p.row(m, y)
		y += levelsRow
	}
	p.m.end()
	return p.m.html()
}

// A levelsChart is the picture being drawn.
type levelsChart struct {
	*view
	m      markup
	levels []string
}

// x is the middle of the column of a level.
func (p *levelsChart) x(i int) int {
	return levelsLeft + (levelsWidth-levelsLeft)*(2*i+1)/(2*max(1, len(p.levels)))
}

// year draws where a year begins.
func (p *levelsChart) year(text string, y int) {
	shape(&p.m, "line", "class", "year", "x1", "0", "x2", px(levelsWidth), "y1", px(y+20), "y2", px(y+20))
	p.m.element("text", text, "class", "year", "x", "0", "y", px(y+15))
}

// row draws one model: its name, its date and its marks.
func (p *levelsChart) row(m *corpus.Model, y int) {
	p.m.start("a", "href", p.href(permalink.Model(m.Name)))
	shape(&p.m, "rect", "class", "hit", "x", "0", "y", px(y), "width", px(levelsLeft-10), "height", px(levelsRow-2))
	p.m.element("text", m.Title, "class", "name", "x", "0", "y", px(y+17))
	p.m.end()
	p.m.element("text", dateWords(m), "class", "date", "x", "0", "y", px(y+33))
	middle, before := y+18, -1
	for i, d := range m.Determinations {
		column := slices.Index(p.levels, d.Level)
		if before >= 0 && before != column {
			p.step(before, column, middle)
		}
		class := "earlier"
		if i == len(m.Determinations)-1 {
			class = "put"
		}
		shape(&p.m, "circle", "class", class, "cx", px(p.x(column)), "cy", px(middle), "r", "7")
		before = column
	}
	for _, level := range claimedLevels(m) {
		p.claimed(slices.Index(p.levels, level), middle)
	}
}

// step joins two determinations.
func (p *levelsChart) step(from, to, y int) {
	a, b := p.x(from), p.x(to)
	back := 8
	if b < a {
		back = -8
	}
	shape(&p.m, "line", "class", "step", "x1", px(a+back), "x2", px(b-back), "y1", px(y), "y2", px(y))
	shape(&p.m, "polyline", "class", "step", "points", point(b-2*back, y-4)+" "+point(b-back, y)+" "+point(b-2*back, y+4))
}

// claimed draws what another source says.
func (p *levelsChart) claimed(column, y int) {
	x := p.x(column)
	shape(&p.m, "rect", "class", "claimed", "x", px(x-8), "y", px(y-8), "width", "16", "height", "16")
	p.m.element("text", "?", "class", "claimed", "x", px(x), "y", px(y+5))
}

// dateWords are the date under the name of a model: of its last determination that has one, else of its release.
func dateWords(m *corpus.Model) string {
	words := "date not stated"
	for _, d := range slices.Backward(m.Determinations) {
		if !d.On.IsZero() {
			words = "put there " + shortDate(d.On)
			break
		}
	}
	if sortDate(m) == m.Released && !m.Released.IsZero() {
		words = "released " + shortDate(m.Released)
		if isReleaseDisputed(m) {
			words += ", disputed"
		}
	}
	return words
}

// sortDate is where a model stands in time: at its last determination that has a date, else at its release; zero for neither.
func sortDate(m *corpus.Model) corpus.Date {
	for _, d := range slices.Backward(m.Determinations) {
		if !d.On.IsZero() {
			return d.On
		}
	}
	return m.Released
}

// yearOf heads a row.
func yearOf(m *corpus.Model) string {
	if d := sortDate(m); !d.IsZero() {
		return d.String()[:len("2006")]
	}
	return "No date stated"
}

// inTime is the list with the newest first; those without a date stand last, as they stood.
func inTime(models []*corpus.Model) []*corpus.Model {
	sorted := slices.Clone(models)
	slices.SortStableFunc(sorted, func(a, b *corpus.Model) int {
		x, y := sortDate(a), sortDate(b)
		switch {
		case x.IsZero() && y.IsZero():
			return 0
		case x.IsZero():
			return 1
		case y.IsZero():
			return -1
		}
		return y.Compare(x)
	})
	return sorted
}

// claimedLevels are the levels at which other sources put a model, where they name one and no more.
func claimedLevels(m *corpus.Model) []string {
	var levels []string
	for _, c := range m.Claims {
		if level := c.Value.Plain(); isLevelField(c.Field) && isLevelName(level) && !slices.Contains(levels, level) {
			levels = append(levels, level)
		}
	}
	return levels
}

// isLevelName reports whether a claim names a level, rather than tells of one in a sentence.
func isLevelName(s string) bool { return s != "" && len(s) <= 12 && !slices.Contains([]byte(s), ' ') }

// withClaimed are the levels that models were put at, by whomever.
func withClaimed(models []*corpus.Model) []string {
	levels := levelsOf(models)
	for _, m := range models {
		for _, level := range claimedLevels(m) {
			if !slices.Contains(levels, level) {
				levels = append(levels, level)
			}
		}
	}
	slices.Sort(levels)
	return levels
}
