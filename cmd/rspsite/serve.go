package main

import (
	"context"
	"errors"
	"log"
	"net"
	"net/url"
	"syscall"

	"github.com/spf13/cobra"

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
	s := &serving{Program: p, project: j, home: homeURL(host, l, j.folder())}
	return site.Serve(ctx, l, site.ServeOptions{
		Dir: j.dir, Read: s.read, Report: s.report, Prefix: s.home.Path, Host: host, Log: log.New(p.Stderr, "rspsite: ", 0),
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

// serving is one run of serve.
type serving struct {
	*Program
	project *project
	home    *url.URL
	told    bool // where the preview is
}

// read reads the sources and plans the pages.
func (s *serving) read(context.Context) site.Plan {
	c, problems := s.project.load()
	plan := site.Plan{Problems: problems}
	if problems.Errors() == 0 {
		plan.Pages, plan.Err = s.project.plan(c, render.Options{BaseURL: s.home.String(), Reload: true})
	}
	return plan
}

// report tells the terminal what a reading gave.
func (s *serving) report(plan site.Plan) {
	s.terminal.problems(plan.Problems)
	if plan.Err != nil {
		s.terminal.error(plan.Err)
	}
	switch {
	case !plan.IsGood():
		s.terminal.infof("the preview stays as it was until this is mended")
	case s.told:
		s.terminal.infof("the sources changed: %s", count(len(plan.Pages), "file"))
	}
	if !s.told {
		s.told = true
		s.terminal.infof("serving %s (Ctrl-C ends)", s.home)
	}
}
