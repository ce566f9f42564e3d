package verify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// requestTime is how long one file may take to come.
const requestTime = time.Minute

// maxRedirects are followed for one file. None leads to another host.
const maxRedirects = 5

// maxHeader is the size of an answer's head in bytes.
const maxHeader = 64 << 10

// A Remote is a site on a host, read as a browser reads it.
type Remote struct {
	base    *url.URL // ends with a slash
	client  *http.Client
	manners manners
}

// OpenRemote names the site at an http or https address. It is asked for so many files at a time, through the proxy that the function
// names for a request; nil is none.
func OpenRemote(address string, parallel int, proxy func(*http.Request) (*url.URL, error)) (*Remote, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return nil, errors.New("this is no address of a site (want https://… or http://…)")
	case u.User != nil:
		return nil, errors.New("the address holds a name or a password, which are not sent")
	case u.RawQuery != "" || u.Fragment != "" || u.ForceQuery:
		return nil, errors.New("the address of a site has no query and no fragment")
	}
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
		u.RawPath = ""
	}
	r := &Remote{base: u}
	transport := &http.Transport{
		Proxy:              proxy,
		DisableCompression: true, // what is small on the way may be endless here
		MaxConnsPerHost:    parallel, MaxIdleConnsPerHost: parallel,
		MaxResponseHeaderBytes: maxHeader, TLSHandshakeTimeout: requestTime, ResponseHeaderTimeout: requestTime,
	}
	r.client = &http.Client{Transport: transport, Timeout: requestTime, CheckRedirect: r.mayFollow}
	return r, nil
}

// Close lets go of the connections.
func (r *Remote) Close() error {
	r.client.CloseIdleConnections()
	return nil
}

// Name is the address of the site.
func (r *Remote) Name() string { return r.base.String() }

// A leadsAway error says that a file's address leads to another host.
type leadsAway struct{ to string }

func (e *leadsAway) Error() string { return "its address leads to " + e.to + ", which is not asked" }

// mayFollow lets a redirect stay on its host, and keep to https.
func (r *Remote) mayFollow(next *http.Request, before []*http.Request) error {
	switch {
	case next.URL.Host != r.base.Host:
		return &leadsAway{"another host, " + next.URL.Host}
	case next.URL.Scheme != r.base.Scheme && !(r.base.Scheme == "http" && next.URL.Scheme == "https"):
		return &leadsAway{"the same host without encryption"}
	case len(before) > maxRedirects:
		return fmt.Errorf("its address leads on more than %d times", maxRedirects)
	}
	return nil
}

// indexFile is what a host sends for a folder.
const indexFile = "index.html"

// notFoundFile is the page that a host sends with the status 404.
const notFoundFile = "404.html"

// Open asks for a file. Pages are asked for by their addresses, as readers do.
func (r *Remote) Open(ctx context.Context, path string) (io.ReadCloser, error) {
	u := *r.base
	u.Path += path
	if path == indexFile || strings.HasSuffix(path, "/"+indexFile) {
		u.Path = strings.TrimSuffix(u.Path, indexFile)
	}
	u.RawPath = ""
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", accepts)
	request.Header.Set("Accept-Encoding", "identity")
	request.Header.Set("User-Agent", "rspsite-verify")
	answer, err := r.client.Do(request)
	if err != nil {
		var inner *url.Error
		if errors.As(err, &inner) {
			err = inner.Err
		}
		return nil, err
	}
	if err := refused(answer, path); err != nil {
		answer.Body.Close()
		return nil, err
	}
	r.manners.note(answer, path)
	return answer.Body, nil
}

// refused is what stands against taking an answer for the file.
func refused(answer *http.Response, path string) error {
	switch {
	case path == notFoundFile && answer.StatusCode == http.StatusNotFound:
	case answer.StatusCode == http.StatusNotFound || answer.StatusCode == http.StatusGone:
		return fmt.Errorf("the host answers %d: %w", answer.StatusCode, fs.ErrNotExist)
	case answer.StatusCode != http.StatusOK:
		return fmt.Errorf("the host answers %d %s", answer.StatusCode, http.StatusText(answer.StatusCode))
	}
	if how := answer.Header.Get("Content-Encoding"); how != "" && !strings.EqualFold(how, "identity") {
		return fmt.Errorf("the host sends it packed (Content-Encoding %.40q), which was not asked for", how)
	}
	return nil
}

// Files cannot be listed over HTTP.
func (r *Remote) Files(context.Context) ([]string, bool, error) { return nil, false, nil }
