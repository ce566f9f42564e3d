package main

import (
	"context"
	"errors"
	"log"
	"net"
	"net/url"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"rspsite/internal/corpus"
	"rspsite/internal/render"
	"rspsite/internal/site"
)

func (p *Program) serveVerb() *cobra.Command {
	var j project
	var addr string
	c := &cobra.Command{
		Use:   "serve",
		Short: "preview the site on a local address, rebuilt whenever a source is saved",
		Long: `Serve shows the site on a local address. Pages reload when a source is saved; while the sources have errors, the last
good site stays up and shows them. No file is written. Ctrl-C ends it.`,
		Args: takes(),
		RunE: func(c *cobra.Command, _ []string) error { return p.serve(c.Context(), &j, addr) },
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to listen on, host:port")
	j.sourceFlag(c)
	j.baseURLFlag(c)
	j.todayFlag(c)
	j.draftsFlag(c)
	return c
}

func (p *Program) serve(ctx context.Context, j *project, addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return usagef("write it as 127.0.0.1:8080", "bad address %q for --addr", addr)
	}
	if err := p.openProject(j); err != nil {
		return err
	}
	defer j.close()
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return listening(addr, err)
	}
	s := &serving{Program: p, project: j, home: homeURL(host, l, j.folder()), isOpen: isOpen(l.Addr())}
	return site.Serve(ctx, l, site.ServeOptions{
		Dir: j.dir, Read: s.read, Report: s.report, Failed: s.failed, Prefix: s.home.Path, Host: host,
		Log: log.New(p.Stderr, "rspsite: ", 0),
	})
}

// listening words why an address cannot be had.
func listening(addr string, err error) error {
	var unknown *net.DNSError
	var malformed *net.AddrError
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return failf("end the program that uses it, or choose another address with --addr", "listening on %s: the address is in use", addr)
	case errors.As(err, &unknown), errors.As(err, &malformed):
		return usagef("write it as 127.0.0.1:8080", "bad address %q for --addr", addr)
	}
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	return failf("choose another address with --addr", "listening on %s: %v", addr, err)
}

// folder is the path of --base-url, which the preview serves too so that links made for it can be tried.
func (j *project) folder() string {
	u, err := url.Parse(j.baseURL)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.Path
}

// homeURL is where a browser finds the preview's home page.
func homeURL(host string, l net.Listener, folder string) *url.URL {
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		port = "80"
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return &url.URL{Scheme: "http", Host: net.JoinHostPort(host, port), Path: folder}
}

// isOpen reports whether others than this machine can reach an address.
func isOpen(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return ok && !tcp.IP.IsLoopback()
}

// serving is one run of serve.
type serving struct {
	*Program
	project *project
	home    *url.URL
	isOpen  bool   // others can reach it
	told    bool   // where the preview is
	shown   bool   // there was a good plan
	bad     bool   // the last plan was not good
	left    string // what was said to be left out

	mu      sync.Mutex
	failure string // the last one told, so that a page that is asked for again does not repeat it
}

// read reads the sources and plans the pages.
func (s *serving) read(context.Context) site.Plan {
	if problems, ok := private(s.project.gate()); ok {
		return site.Plan{Problems: problems}
	}
	c, problems := s.project.load()
	plan := site.Plan{Problems: problems}
	s.leftOut(c)
	if problems.Errors() > 0 {
		return plan
	}
	record, faults := s.project.publicRecord(c)
	if plan.Problems = append(plan.Problems, faults...); faults.Errors() > 0 {
		return plan
	}
	plan.Problems = append(plan.Problems, s.project.differing(record)...)
	plan.Pages, plan.Err = s.project.plan(c, render.Options{BaseURL: s.home.String(), Reload: true, Clock: s.clock(), Record: record})
	return plan
}

// clock is the day on which the preview is looked at: it says beside the calendar how many days are left.
func (s *serving) clock() corpus.Date {
	today, err := corpus.ParseDate(s.Now().Format(time.DateOnly))
	if err != nil {
		return corpus.Date{} // beyond the year 9999
	}
	return today
}

// report tells the terminal what a reading gave.
func (s *serving) report(plan site.Plan) {
	s.terminal.problems(plan.Problems)
	if plan.Err != nil {
		s.terminal.error(plan.Err)
	}
	switch {
	case plan.IsGood() && s.told:
		s.terminal.infof("%s", s.news(plan))
	case plan.IsGood():
	case s.shown:
		s.terminal.infof("the preview stays as it was until this is mended")
	default:
		s.terminal.infof("there is no preview until this is mended")
	}
	s.bad = !plan.IsGood()
	s.shown = s.shown || plan.IsGood()
	s.forget()
	if s.told {
		return
	}
	s.told = true
	s.terminal.infof("serving %s (Ctrl-C ends)", s.home)
	if s.isOpen {
		s.terminal.infof("everyone in the network can see this preview: --addr 127.0.0.1:8080 keeps it to this machine")
	}
}

// news says what a good reading after a change gave.
func (s *serving) news(plan site.Plan) string {
	names := make([]string, len(plan.Changed))
	for i, name := range plan.Changed {
		names[i] = s.project.place(name)
	}
	what := someOf(names)
	switch {
	case s.bad && what == "":
		what = "mended"
	case s.bad:
		what = "mended by " + what
	case what == "":
		what = "the sources changed"
	default:
		what += " changed"
	}
	return what + ": " + count(plan.HTMLPages(), "page")
}

// leftOut says what the preview does not show, again only if it has changed.
func (s *serving) leftOut(c *corpus.Corpus) {
	if text := leftOut(c, s.project.place, true); text != s.left {
		s.left = text
		s.Program.leftOut(s.project, c)
	}
}

// failed tells of a page that failed when it was asked for.
func (s *serving) failed(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var fault *pageFault
	text := err.Error()
	if errors.As(err, &fault) {
		text = fault.Error() // the same on every page
	}
	if text != s.failure {
		s.failure = text
		s.terminal.error(err)
	}
}

// forget lets a failure be told again after the sources were read anew.
func (s *serving) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failure = ""
}
