package site

import (
	"context"
	"log"
	"net"
	"net/http"
	"sync"
	"time"
)

// ServeOptions say what [Serve] serves and whom it tells.
type ServeOptions struct {
	Dir    string                     // the project's folder, whose sources are watched
	Read   func(context.Context) Plan // reads the sources and plans the pages
	Report func(Plan)                 // told of every plan, the first before anything is served
	Failed func(error)                // told of every page that failed when it was asked for; may be called concurrently
	Prefix string                     // path under which the site is served too, "/rsp/"; "/" for none
	Host   string                     // the host that the listener was asked for; requests for other names are refused
	Log    *log.Logger                // for what goes wrong below HTTP
}

// Serve shows the project in dir to browsers until parent is done: pages are rendered when they are asked for, and read anew
// when a source changes. While the sources have errors, the last good site stays up and its pages show the errors. No file
// is written. Serve closes the listener; that parent is done is no error. When it returns, no source is read any more and
// no plan reported.
func Serve(parent context.Context, l net.Listener, o ServeOptions) error {
	defer l.Close()
	w, err := watch(o.Dir) // before the first reading: no change is missed
	if err != nil {
		return err
	}
	defer w.close()
	ctx, stop := context.WithCancelCause(parent)
	defer stop(nil)
	v := newPreview(o.Prefix, o.Host)
	v.failed = o.Failed
	v.reread(ctx, o, nil)
	var following sync.WaitGroup
	following.Go(func() { stop(v.follow(ctx, w, o)) })
	defer func() { stop(nil); following.Wait() }() // before the watcher closes

	server := &http.Server{
		Handler: v, ReadHeaderTimeout: 10 * time.Second, ErrorLog: o.Log,
		BaseContext: func(net.Listener) context.Context { return ctx }, // ends the event streams
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if server.Shutdown(patience) != nil {
		server.Close()
	}
	if parent.Err() != nil {
		return nil
	}
	return context.Cause(ctx) // watching failed
}

// follow reads the sources anew after every change, until ctx is done.
func (v *preview) follow(ctx context.Context, w *watcher, o ServeOptions) error {
	for {
		changed, err := w.next(ctx)
		if err != nil {
			return err
		}
		v.reread(ctx, o, changed)
	}
}

// reread reads the sources, of which some have changed.
func (v *preview) reread(ctx context.Context, o ServeOptions, changed []string) {
	p := o.Read(ctx)
	p.Changed = changed
	if p.IsGood() {
		p.Err = checkPlan(p.Pages)
	}
	v.show(p)
	o.Report(p)
}
