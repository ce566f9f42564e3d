package verify

const (
	pageMeans = "the page was changed after it was built: whoever reads it reads another text than the one of the record"
	pageMend  = uploadAgain
)

// checkPage holds the words on a document's page against its text.
func (v *run) checkPage(d *document) {
	data, err := v.read(d.file(indexFile), v.limits.Page)
	if isMissing(err) {
		if d.standing == nil {
			v.pageProblem(d.address, "page-missing", "the page is not there")
		}
		return // checkAddresses says so
	}
	if err != nil {
		v.pageProblem(d.address, "page-unread", "the page cannot be read: "+err.Error())
		return
	}
	page, err := parsePage(data)
	if err != nil {
		v.pageProblem(d.address, "page-unread", "the page cannot be read: "+err.Error())
		return
	}
	d.ids = ids(page)
	v.checkShell(d.address, page, false)
	v.checkFacts(d, page)
	v.checkErrata(d, page)
	if d.text == nil {
		return
	}
	s := show(texts(page))
	d.clauses = len(s.spoken())
	v.checkPictures(d.address, d, d.text.lines, s)
	v.checkLinks(d.address, d, d.text.lines, s)
	found := match(d.text.lines, s)
	if len(found) == 0 {
		found = d.text.withoutID(d.ids)
	}
	for i, m := range found {
		if i == maxOfPage {
			v.pageProblem(d.address, "page-changed", "and more on this page")
			break
		}
		v.pageProblem(d.address+fragment(m.id), m.rule, m.says)
	}
	d.gone = alone(gonePart(page))
}

// withoutID are the clauses of the text whose IDs the page does not have.
func (t *text) withoutID(ids map[string]bool) (found []mismatch) {
	for _, l := range t.lines {
		if l.written != "" && !ids[l.written] {
			found = append(found, mismatch{l.written, "page-lacks", "the page shows this clause without its ID, so that no link finds it"})
		}
	}
	return found
}

// maxOfPage is how many clauses of one page are named.
const maxOfPage = 20

func (v *run) pageProblem(where, rule, message string) {
	v.add(Problem{Check: CheckPages, Rule: rule, Where: where, Message: message, Means: pageMeans, Mend: pageMend})
}

// sayPages sums up what was read on pages.
func (v *run) sayPages() {
	clauses := 0
	for _, d := range v.documents {
		clauses += d.clauses
	}
	for _, p := range v.pages {
		clauses += p.clauses
	}
	pages := len(v.pages)
	for _, d := range v.documents {
		if !d.former {
			pages++
		}
	}
	v.say(CheckPages, Holds, "%s: each of the %s on them reads as its text does", count(pages, "page"), count(clauses, "clause"))
	if n := v.count(CheckPages); n > 0 {
		v.say(CheckPages, Fails, "%s on %s: the words are not those of the text, or cannot be read", count(n, "place"), count(pages, "page"))
	}
}
