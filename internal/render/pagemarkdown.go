package render

import (
	"fmt"
	"sync"

	"rspsite/internal/markdownpage"
	"rspsite/internal/permalink"
)

// Beside every page stands its Markdown. Comparisons and the register of redactions have one of their own, which says more than
// their page; that of all others is made of the page itself, so that none can say anything else.

// markdownPages plans the Markdown of every page that has none yet. Each stands some pages behind its page in the plan, so that the
// page is there when its Markdown is made.
func (s *site) markdownPages() {
	readable := map[string]string{} // the addresses of all HTML pages, by their paths
	for _, address := range s.readable {
		readable[outputPath(address)] = address
	}
	h := &handover{made: map[string]*madePage{}}
	var pages, waiting []Page
	for _, p := range s.pages {
		address, isReadable := readable[p.Path]
		if !isReadable || s.has(permalink.Markdown(address)) {
			pages = append(pages, p)
			continue
		}
		s.planned[permalink.Markdown(address)] = true
		pages = append(pages, Page{Path: p.Path, Render: func() ([]byte, error) { return h.page(p) }})
		waiting = append(waiting, Page{Path: outputPath(permalink.Markdown(address)), Render: func() ([]byte, error) { return h.markdown(p) }})
		if len(waiting) > lag {
			pages, waiting = append(pages, waiting[0]), waiting[1:]
		}
	}
	s.pages = append(pages, waiting...)
}

// lag is how many pages stand between a page and its Markdown. Memory holds as many pages more.
const lag = 4

// A handover gives a page that was made for one file to the other that is made of it.
type handover struct {
	mu    sync.Mutex
	made  map[string]*madePage // those that one file alone has taken, by their paths
	order []string             // of their paths, the oldest first
}

// A madePage is a page that is made when it is first asked for.
type madePage struct {
	once sync.Once
	body []byte
	err  error
}

// maxHandedOver is how many pages are kept at most: a preview asks for pages whose Markdown nobody wants.
const maxHandedOver = 4 * lag

// page makes a page, or gives what the other file had it made for.
func (h *handover) page(p Page) ([]byte, error) {
	m := h.take(p.Path)
	m.once.Do(func() { m.body, m.err = p.Render() })
	return m.body, m.err
}

// take gives the page of that path. Whoever comes first finds it unmade and leaves it for the second, who takes it away.
func (h *handover) take(path string) *madePage {
	h.mu.Lock()
	defer h.mu.Unlock()
	if m := h.made[path]; m != nil {
		h.forget(path)
		return m
	}
	m := &madePage{}
	h.made[path] = m
	h.order = append(h.order, path)
	if len(h.order) > maxHandedOver {
		h.forget(h.order[0])
	}
	return m
}

func (h *handover) forget(path string) {
	delete(h.made, path)
	for i, other := range h.order {
		if other == path {
			h.order = append(h.order[:i], h.order[i+1:]...)
			return
		}
	}
}

// markdown makes the Markdown of a page.
func (h *handover) markdown(p Page) ([]byte, error) {
	body, err := h.page(p)
	if err != nil {
		return nil, err
	}
	md, err := markdownpage.Of(body)
	if err != nil {
		return nil, fmt.Errorf("making its Markdown: %v", err)
	}
	return md, nil
}

// MarkdownLink leads to what the page says as Markdown; nil where it has none.
func (l *layout) MarkdownLink() *link {
	return l.view.ifHas(permalink.Markdown(l.view.at), "This page as Markdown")
}
