package verify

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"testing"
)

// TestWhichProblemsAreKept: of endless problems the same are kept and as many are counted, in whichever order they are found.
func TestWhichProblemsAreKept(t *testing.T) {
	var all []Problem
	for i := range 5*maxProblems + 7 {
		all = append(all, Problem{Check: CheckPages, Rule: "data", Where: fmt.Sprintf("/%05d", i)})
	}
	want := slices.Clone(all[:maxProblems])
	for _, order := range []string{"forwards", "backwards"} {
		var f findings
		for _, p := range all {
			f.add(p)
		}
		if got := f.sorted(f.problems); !slices.Equal(got, want) {
			t.Errorf("%s: kept %s to %s, %d", order, got[0].Where, got[len(got)-1].Where, len(got))
		}
		if f.count(CheckPages) != len(all) {
			t.Errorf("%s: counted %d, want %d", order, f.count(CheckPages), len(all))
		}
		slices.Reverse(all)
	}
}

// TestForeignersAreBounded counts a page once for each thing that it takes in, and keeps the same of endless ones.
func TestForeignersAreBounded(t *testing.T) {
	var f foreigners
	for i := range 5 * maxProblems {
		f.add(map[string]bool{fmt.Sprintf("the script %05d", 5*maxProblems-1-i): true, "a script of its own": true}, fmt.Sprintf("/%05d/", i))
		if len(f.all) > 2*maxProblems+1 {
			t.Fatalf("%d are kept", len(f.all))
		}
	}
	f.keepFirst()
	if _, first := f.all["the script 00000"]; !first || len(f.all) != maxProblems || f.all["a script of its own"] != (foreigner{"/00000/", 5 * maxProblems}) {
		t.Errorf("%d are kept, and of the first %+v", len(f.all), f.all["a script of its own"])
	}
}

// TestWhatIsKeptOfAPage: of a page with clauses that left, what stands there is kept until all texts are read, and what it stands in.
func TestWhatIsKeptOfAPage(t *testing.T) {
	page, err := parsePage([]byte(`<!doctype html><body><main hidden><div class="clause" id="a">Words.</div><section class="gone"><div class="text"><div class="clause tomb" id="b">It left.</div></div></section><p>More.</main>`))
	if err != nil {
		t.Fatal(err)
	}
	part := alone(gonePart(page))
	root := part
	for root.Parent != nil {
		root = root.Parent
	}
	if got := normal(textOf(root)); got != "It left." {
		t.Errorf("kept %q", got)
	}
	if p := concealing(part); p == nil || p.Data != "main" {
		t.Errorf("what hides it is not kept: %v", p)
	}
	if alone(nil) != nil {
		t.Error("something is kept of nothing")
	}
}

// TestRemoteIsAskedAsItIsTold takes the proxy, and how many files are asked for at a time, from who opens the site.
func TestRemoteIsAskedAsItIsTold(t *testing.T) {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.URL.Host) }))
	defer proxy.Close()
	to, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	s, err := OpenRemote("http://site.example/", 7, http.ProxyURL(to))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	f, err := s.Open(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if data, err := limited(f, 100); err != nil || string(data) != "site.example" {
		t.Errorf("the proxy was not asked: %q, %v", data, err)
	}
	if n := s.client.Transport.(*http.Transport).MaxConnsPerHost; n != 7 {
		t.Errorf("asks for %d files at a time, want 7", n)
	}
}
