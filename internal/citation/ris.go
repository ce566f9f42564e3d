package citation

import (
	"fmt"
	"strings"
)

// RIS is the reference as a RIS file, a record a work. Each line is a tag of two characters, two spaces, a hyphen, a space and a value,
// and ends with CR and LF. A record begins with TY and ends with ER; an empty line stands between two.
func RIS(works ...Work) string {
	var records []string
	for _, w := range works {
		records = append(records, risRecord(w.tidy()))
	}
	return strings.Join(records, "\r\n")
}

func risRecord(w *Work) string {
	var r risWriter
	r.line("TY", w.sort().ris)
	r.line("ID", w.Key)
	for _, a := range w.Authors {
		r.line("AU", risName(a))
	}
	r.line("TI", w.marked())
	if w.Of != "" {
		r.line("T2", w.Of)
		r.line("T3", w.Site.Title)
	} else {
		r.line("T2", w.Site.Title)
	}
	r.line("M3", join(", ", append([]string{w.sort().genre}, w.Marks...)...))
	r.line("ET", join(", ", w.Version, w.Edition))
	if parts := w.Issued.parts(); len(parts) > 0 {
		r.line("PY", fmt.Sprintf("%04d", parts[0]))
		r.line("DA", risDate(parts))
	}
	if w.Original != nil {
		r.line("OP", join(", ", w.Original.By, w.Original.undisputed().long()))
	}
	r.line("PB", w.by())
	r.line("LA", w.Language)
	r.line("N1", w.remarks())
	if w.isWhole() {
		r.line("UR", w.URL)
	}
	r.b.WriteString("ER  - \r\n")
	return r.b.String()
}

// A risWriter writes the lines of a record.
type risWriter struct{ b strings.Builder }

func (r *risWriter) line(tag, value string) {
	if value != "" {
		r.b.WriteString(tag + "  - " + value + "\r\n")
	}
}

// risName is an institution as the name of an author: a comma would part it into last name and first name.
func risName(name string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(name, ",", " ")), " ")
}

// risDate is YYYY/MM/DD/ with what is known; the slashes stay.
func risDate(parts []int) string {
	month, day := "", ""
	if len(parts) > 1 {
		month = fmt.Sprintf("%02d", parts[1])
	}
	if len(parts) > 2 {
		day = fmt.Sprintf("%02d", parts[2])
	}
	return fmt.Sprintf("%04d/%s/%s/", parts[0], month, day)
}
