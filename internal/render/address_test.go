package render

import (
	"net/url"
	"testing"
)

func TestRelative(t *testing.T) {
	for _, tt := range []struct{ from, to, want string }{
		{"/", "/", "./"},
		{"/", "/p/v1/", "p/v1/"},
		{"/", "/p/v1/#x", "p/v1/#x"},
		{"/p/v1/", "/p/v1/", "./"},
		{"/p/v1/", "/p/v1/#x", "#x"},
		{"/p/v1/", "/p/v2/#x", "../v2/#x"},
		{"/p/v1/", "/", "../../"},
		{"/p/v1/", "/p/", "../"},
		{"/p/", "/p/v1/", "v1/"},
		{"/p/v1/", "/q/v1/", "../../q/v1/"},
		{"/p/v1/", "/static/site.css", "../../static/site.css"},
		{"/p/v1/source/", "/p/v1/source/v1.md", "v1.md"},
		{"/p/clauses/第一条/", "/p/clauses/第二条/#_v1", "../%E7%AC%AC%E4%BA%8C%E6%9D%A1/#_v1"},
		{"/p/", "/p/a b/", "a%20b/"},
		{"/a/", "/a:b/", "../a:b/"},
	} {
		if got := relative(tt.from, tt.to); got != tt.want {
			t.Errorf("relative(%q, %q) = %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}

// FuzzRelative holds relative against the standard library: a browser that follows the link arrives where it should.
func FuzzRelative(f *testing.F) {
	f.Add("/p/v1/", "/p/v2/#x")
	f.Add("/", "/a:b/c")
	f.Fuzz(func(t *testing.T, from, to string) {
		base, err := url.Parse("https://example.org")
		if err != nil {
			t.Fatal(err)
		}
		base.Path = "/root" + resolve("/", from)
		target := resolve("/", to)
		if hasOddSegment(base.Path) || hasOddSegment(target) {
			t.Skip("addresses are made of names")
		}
		u, err := base.Parse(relative(base.Path[len("/root"):], target))
		if err != nil {
			t.Fatalf("from %q to %q: %v", from, to, err)
		}
		if u.Path != "/root"+target {
			t.Errorf("from %q to %q: arrived at %q", base.Path, target, u.Path)
		}
	})
}

// hasOddSegment reports whether a path holds what no name may: control characters, '#', '?', empty segments.
func hasOddSegment(p string) bool {
	for i, r := range p {
		if r < ' ' || r == '#' || r == '?' || r == '%' || r == '\\' || r == 0x7f || r == 0xFFFD {
			return true
		}
		if r == '/' && i > 0 && p[i-1] == '/' {
			return true
		}
	}
	return false
}

func TestAbsoluteAddresses(t *testing.T) {
	for _, tt := range []struct{ base, address, want string }{
		{"https://x.org/rsp/", "/p/v1/#a", "https://x.org/rsp/p/v1/#a"},
		{"https://x.org", "/", "https://x.org/"},
		{"", "/p/", "/p/"},
		{"https://x.org/", "/p/第/", "https://x.org/p/%E7%AC%AC/"},
	} {
		if got := absolute(tt.base, tt.address); got != tt.want {
			t.Errorf("absolute(%q, %q) = %q, want %q", tt.base, tt.address, got, tt.want)
		}
	}
}
