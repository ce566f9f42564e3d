package site

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// maxNotes bounds the problems that a page shows; the terminal has them all.
const maxNotes = 100

// A state is what an event tells an open page.
type state struct {
	Generation string `json:"generation"` // differs from one good site to the next
	Errors     int    `json:"errors"`
	Problems   []note `json:"problems"`
	More       int    `json:"more"`
}

// events is the stream of server-sent events: the state now, and again whenever it changes, until the page goes.
func (v *preview) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	out := http.NewResponseController(w)
	for {
		s, changed := v.state()
		data, err := json.Marshal(s)
		if err != nil {
			return
		}
		if _, err := fmt.Fprintf(w, "data: %s\n\n", data); err != nil {
			return
		}
		if err := out.Flush(); err != nil {
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}

// state is the state now, and a channel that is closed when it is no longer true.
func (v *preview) state() (state, <-chan struct{}) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	shown := v.notes[:min(len(v.notes), maxNotes)]
	return state{
		Generation: fmt.Sprintf("%x-%d", v.epoch, v.good), Errors: v.errors, Problems: append([]note{}, shown...),
		More: len(v.notes) - len(shown),
	}, v.changed
}
