package rspsite_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The rules of the house, each as a test with its reason. They read the tree themselves rather than ask `go list`:
// go test then knows which files the result depends on, and runs again when one of them changes.

const module = "rspsite"

// A room is a package and what it may know. Imports point one way, along the flow from sources to pages or to clause,
// so that each package can be read, tested and replaced without the ones after it.
type room struct {
	name  string
	may   string // packages of this module that it may import
	never string // packages of others that it must not know, with all below them
}

// rooms stand in the order of the flow: none may import one further down.
var rooms = []room{
	{"internal/clause", "", "os net html io/fs encoding"},
	{"internal/problem", "", "os net html io/fs"},
	{"internal/permalink", "clause", "os net/http html io/fs"},
	{"internal/frontmatter", "problem", "os net html io/fs"},
	{"internal/redaction/publicform", "clause", "os net html io/fs"},
	{"internal/redaction/layout", "redaction/publicform", "os net html io/fs"},
	{"internal/redaction", "clause problem redaction/publicform redaction/layout", "os net html io/fs"},
	{"internal/redaction/gate", "problem redaction redaction/publicform", "os net html"},
	{"internal/markdown", "clause permalink problem redaction/publicform", "os net html io/fs"},
	{"internal/canonical", "clause", "os net html io/fs"},
	{"internal/corpus", "clause permalink problem redaction/publicform redaction/gate frontmatter markdown canonical", "os net html path/filepath"},
	{"internal/alignment", "clause", "os net html io/fs path/filepath"},
	{"internal/alignment/fit", "clause markdown alignment", "net html"},
	{"internal/redline", "clause", "os net html io/fs path/filepath"},
	{"internal/wording", "clause redline", "os net html io/fs path/filepath"},
	{"internal/diff", "clause alignment redline wording", "os net html io/fs path/filepath"},
	{"internal/revision", "clause corpus diff permalink problem", "os net html path/filepath"},
	{"internal/completeness", "clause canonical corpus permalink problem", "os net html path/filepath"},
	{"internal/cadence", "corpus problem", "os net html path/filepath"},
	{"internal/succession", "clause corpus diff permalink revision", "os net html path/filepath"},
	{"internal/transcript", "clause diff", "os net html"},
	{"internal/citation", "", "os net io/fs"},
	{"internal/markdownpage", "transcript", "os net io/fs"},
	{"internal/ledger", "problem", "os net html io/fs"},
	{"internal/publication", "clause canonical corpus ledger problem", "os net html path/filepath"},
	{"internal/superseded", "clause canonical corpus ledger problem", "os net html path/filepath"},
	{"internal/announcement", "clause canonical corpus ledger permalink publication redline wording", "os net html path/filepath"},
	{"internal/verify", "clause permalink redline frontmatter markdown canonical ledger", "html"}, // the published source of a text is read anew
	{"docs", "", "os net html"},
	{"internal/dataset", "clause canonical corpus ledger permalink publication revision superseded docs", "os net/http html path/filepath"},
	{"internal/scaffold", "clause canonical corpus permalink completeness cadence", "net html"},
	{"internal/ids", "clause markdown permalink problem corpus", "net html"},
	{"internal/hosting", "", "os net html io/fs path/filepath"},
	{"internal/render", "hosting clause permalink problem redaction/publicform canonical ledger publication superseded dataset citation markdown corpus wording diff revision completeness cadence succession transcript markdownpage", "os net/http path/filepath"},
	{"internal/site", "problem", ""},
	{"templates", "", "os net html"},
	{"static", "", "os net html"},
	{".", "", "os net html"},
	{"cmd/rspsite", "clause permalink problem redaction redaction/gate canonical ledger publication superseded announcement verify citation frontmatter markdown corpus diff revision completeness cadence succession transcript scaffold ids render site templates static .", ""},
	{"internal/schematest", "", "os net html io/fs"},
	{"internal/sitetest", "", ""},
	{"bench", "clause diff markdown", "net html"},
	{"bench/generate", "bench", "net html"},
	{"bench/align", "", "net html"},
	{"bench/judge", "", "os net"},
	{"bench/measure", "", "net html"},
	{"bench/chardiff", "", "net html"},
	{"bench/peers", "bench bench/judge clause markdown", "net"},
}

// modules are the modules that the code may import, each with the reason why it is not a few lines of our own.
var modules = map[string]string{
	"github.com/yuin/goldmark":         "CommonMark and its extensions, with source positions",
	"github.com/alecthomas/chroma/v2":  "highlighting of some 250 languages",
	"github.com/bep/goat":              "flowcharts drawn in characters",
	"github.com/kljensen/snowball":     "stems of English words, so that a clause reworded from plural to singular is still found",
	"github.com/clipperhouse/uax29/v2": "the word boundaries of Unicode",
	"github.com/fsnotify/fsnotify":     "watching folders on every system",
	"github.com/sergi/go-diff":         "a yardstick for comparisons, as it comes: bench and tests alone use it",
	"github.com/spf13/cobra":           "verbs, flags, help and shell completion",
	"github.com/spf13/pflag":           "the flags of cobra's verbs",
	"go.yaml.in/yaml/v4":               "YAML that keeps 2.10 apart from 2.1 and tells line and column",
	"golang.org/x/mod":                 "a Merkle tree, tiles and signed notes that other programs can check",
	"golang.org/x/net":                 "an HTML parser that is not ours: the Markdown of a page is made of what it reads, as a browser would; tests and the judge in bench read with it too",
	"golang.org/x/sys":                 "exchanging two folders in one step, and locks, on each system",
	"golang.org/x/term":                "whether the output is a terminal",
	"golang.org/x/text":                "Unicode normalisation (NFC)",
}

// testModules may stand in tests alone.
var testModules = map[string]string{
	"github.com/chromedp/cdproto":              "the browser's protocol, which chromedp speaks",
	"github.com/chromedp/chromedp":             "a real browser for layout, accessibility and keyboard",
	"github.com/emersion/go-ical":              "an iCalendar reader that is not ours, which refuses what RFC 5545 does",
	"github.com/google/go-cmp":                 "differences that a person can read",
	"github.com/mmcdole/gofeed":                "a feed reader that is not ours",
	"github.com/rogpeppe/go-internal":          "testscript and txtar: the command's stories",
	"pgregory.net/rapid":                       "properties over drawn inputs",
	"github.com/transparency-dev/merkle":       "a Merkle tree that is not ours, to check proofs with",
	"github.com/transparency-dev/tessera":      "a client of logs of tiles that is not ours",
	"github.com/santhosh-tekuri/jsonschema/v6": "JSON Schema, to hold what is written against what is documented",
}

// TestImportsPointOneWay holds the map of packages.
func TestImportsPointOneWay(t *testing.T) {
	known := map[string]room{}
	for _, r := range rooms {
		if _, ok := known[r.name]; ok {
			t.Errorf("the map of packages has %s twice", r.name)
		}
		for _, other := range strings.Fields(r.may) {
			if _, ok := known["internal/"+other]; !ok && known[other].name == "" {
				t.Errorf("the map of packages lets %s import %s, which does not stand before it", r.name, other)
			}
		}
		known[r.name] = r
	}
	for _, f := range goFiles(t) {
		r, ok := known[f.dir]
		if !ok {
			t.Errorf("%s: package %s is not on the map of packages in house_test.go: give it its place in the flow", f.path, f.dir)
			continue
		}
		if f.isTest() {
			continue
		}
		for _, imported := range f.imports() {
			if own, ok := strings.CutPrefix(imported, module+"/"); ok || imported == module {
				if !slices.Contains(strings.Fields(r.may), shortName(own)) {
					t.Errorf("%s imports %s, which it must not know (it may know: %q)", f.path, imported, r.may)
				}
				continue
			}
			if i := slices.IndexFunc(strings.Fields(r.never), func(n string) bool { return knows(imported, n) }); i >= 0 {
				t.Errorf("%s imports %s: %s must not know %s", f.path, imported, r.name, strings.Fields(r.never)[i])
			}
		}
	}
}

// TestRoomsAreDescribed: who wants to know where a thing belongs reads docs/architecture.md, so each room has its row there, and no
// row is of a room that is gone.
func TestRoomsAreDescribed(t *testing.T) {
	_, table, _ := strings.Cut(string(read(t, "docs/architecture.md")), "\n## The rooms\n")
	table, _, _ = strings.Cut(table, "\n## ")
	rows := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^\|([^|]*)\|`).FindAllStringSubmatch(table, -1) {
		for _, name := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(m[1], -1) {
			rows[strings.TrimSuffix(name[1], "/")] = true
		}
	}
	for _, r := range rooms {
		if !rows[r.name] && r.name != "." && r.name != "docs" && !strings.HasPrefix(r.name, "bench/") { // whose row speaks of all
			t.Errorf("docs/architecture.md has no row for %s: say there what it knows", r.name)
		}
		delete(rows, r.name)
	}
	for name := range rows {
		t.Errorf("docs/architecture.md has a row for %s, which is no room of house_test.go", name)
	}
}

// shortName is how the table of rooms calls a package of this module, given its path below the module.
func shortName(own string) string {
	if own == "" || own == module {
		return "."
	}
	return strings.TrimPrefix(own, "internal/")
}

func isBelow(imported, parent string) bool {
	return imported == parent || strings.HasPrefix(imported, parent+"/")
}

// knows reports whether importing a package means knowing parent. net/url only parses: it reaches no network.
func knows(imported, parent string) bool { return isBelow(imported, parent) && imported != "net/url" }

// TestModulesAreListed keeps out a module that nobody gave a reason for, and one whose reason is gone.
func TestModulesAreListed(t *testing.T) {
	used := map[string]bool{}
	for _, f := range goFiles(t) {
		for _, imported := range f.imports() {
			if isStandard(imported) || isBelow(imported, module) {
				continue
			}
			m := moduleOf(imported, modules)
			if m == "" && f.isTest() {
				m = moduleOf(imported, testModules)
			}
			if m == "" {
				t.Errorf("%s imports %s: no module of the lists in house_test.go holds it; a new one needs its reason there", f.path, imported)
			}
			used[m] = true
		}
	}
	required := read(t, "go.mod")
	for _, list := range []map[string]string{modules, testModules} {
		for m := range list {
			if !used[m] {
				t.Errorf("house_test.go lists %s, which nothing imports", m)
			}
			if !regexp.MustCompile(`(?m)^\s*` + regexp.QuoteMeta(m) + ` v\S+$`).Match(required) {
				t.Errorf("go.mod does not require %s directly: run go mod tidy", m)
			}
		}
	}
}

// isStandard reports whether path is of the standard library: its first element has no dot.
func isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && first != module
}

func moduleOf(imported string, list map[string]string) string {
	for m := range list {
		if isBelow(imported, m) {
			return m
		}
	}
	return ""
}

// TestGoIsFormatted: nobody reviews white space.
func TestGoIsFormatted(t *testing.T) {
	for _, f := range goFiles(t) {
		formatted, err := format.Source(f.src)
		if err != nil {
			t.Errorf("%s: %v", f.path, err)
		} else if !bytes.Equal(formatted, f.src) {
			t.Errorf("%s is not formatted: run gofmt -w %s", f.path, f.path)
		}
	}
}

// TestPackagesAreDescribed: a reader can use a package after one comment.
func TestPackagesAreDescribed(t *testing.T) {
	described := map[string]bool{}
	for _, f := range goFiles(t) {
		doc := strings.TrimSpace(f.ast.Doc.Text())
		described[f.dir] = described[f.dir] || len(doc) > 60
	}
	for dir, ok := range described {
		if !ok {
			t.Errorf("package %s has no comment that says what comes in, what goes out, what is guaranteed", dir)
		}
	}
}

// TestPackagesAreNamedForWhatTheyKnow: such names say nothing, and everything ends up in them.
func TestPackagesAreNamedForWhatTheyKnow(t *testing.T) {
	for _, f := range goFiles(t) {
		switch path.Base(f.dir) {
		case "util", "utils", "common", "helpers", "types", "misc":
			t.Errorf("%s: name the package for what it knows", f.dir)
		}
	}
}

// worldly are the calls and variables through which a package would reach past its parameters.
var worldly = map[string]string{
	"os.Exit":                       "only cmd/rspsite ends the program: return an error",
	"os.Args":                       "only cmd/rspsite reads the command line: take a parameter",
	"os.Stdout":                     "only cmd/rspsite prints: take an io.Writer",
	"os.Stderr":                     "only cmd/rspsite prints: take an io.Writer",
	"os.Getwd":                      "only cmd/rspsite knows the working directory: take a path",
	"os.Getenv":                     "only cmd/rspsite knows the environment: take a parameter",
	"fmt.Print":                     "only cmd/rspsite prints: take an io.Writer",
	"fmt.Printf":                    "only cmd/rspsite prints: take an io.Writer",
	"fmt.Println":                   "only cmd/rspsite prints: take an io.Writer",
	"log.Fatal":                     "only cmd/rspsite ends the program: return an error",
	"log.Fatalf":                    "only cmd/rspsite ends the program: return an error",
	"log.Printf":                    "only cmd/rspsite prints: take a *log.Logger",
	"log.Println":                   "only cmd/rspsite prints: take a *log.Logger",
	"math/rand.Int":                 "two builds are byte-identical",
	"math/rand.Intn":                "two builds are byte-identical",
	"time.Now":                      "today is as-of in rspsite.yaml: two builds are byte-identical, on any day",
	"runtime.Caller":                "no path of the machine reaches the output",
	"net/http.ProxyFromEnvironment": "only cmd/rspsite knows the environment: take a parameter",
	"os.Hostname":                   "two builds are byte-identical, on any machine",
}

// mayUse are the exceptions, each with its reason.
var mayUse = map[string]string{
	"internal/site time.Now": "tells one run of the preview from those before, so that open pages reload; it reaches no file",
}

// TestOnlyTheCommandKnowsTheWorld holds every other package to its parameters, so that tests can give it anything.
func TestOnlyTheCommandKnowsTheWorld(t *testing.T) {
	used := map[string]bool{}
	for _, f := range goFiles(t) {
		if f.isTest() || f.dir == "cmd/rspsite" || f.ast.Name.Name == "main" {
			continue
		}
		for name, at := range f.selectors() {
			why, ok := worldly[name]
			exception := f.dir + " " + name
			if _, may := mayUse[exception]; may {
				used[exception] = true
			} else if ok {
				t.Errorf("%s: %s: %s", f.fset.Position(at), name, why)
			}
		}
	}
	for e := range mayUse {
		if !used[e] {
			t.Errorf("the exception %q is not needed", e)
		}
	}
}

// leftovers must not stand in any file of the repository.
var leftovers = []struct {
	what   *regexp.Regexp
	why    string
	unless string // folder of cases that are about such a thing
}{
	{regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b`), "work left for later belongs in an issue", ""},
	{regexp.MustCompile(`(^|[\s"'(=:])/(home|Users|root|tmp|work)/[\w.-]+/`), "a path of one machine", ""},
	{regexp.MustCompile(`<{7} |>{7} `), "a merge that was not finished", "internal/corpus/testdata/problems/"},
	{regexp.MustCompile(`"res` + `olved":`), "an address of a registry: any registry may serve what the digest names", ""},
}

// TestNothingIsLeftBehind reads every text file.
func TestNothingIsLeftBehind(t *testing.T) {
	for _, name := range files(t) {
		src := read(t, name)
		if bytes.IndexByte(src, 0) >= 0 {
			continue // a picture
		}
		for i, line := range strings.Split(string(src), "\n") {
			for _, l := range leftovers {
				if found := l.what.FindString(line); found != "" && (l.unless == "" || !strings.HasPrefix(name, l.unless)) {
					t.Errorf("%s:%d: %q: %s", name, i+1, found, l.why)
				}
			}
		}
	}
}

// A goFile is one parsed Go file of the repository.
type goFile struct {
	path, dir string
	src       []byte
	fset      *token.FileSet
	ast       *ast.File
}

func (f goFile) isTest() bool {
	return strings.HasSuffix(f.path, "_test.go") || f.dir == "internal/sitetest"
}

func (f goFile) imports() []string {
	var paths []string
	for _, s := range f.ast.Imports {
		p, err := strconv.Unquote(s.Path.Value)
		if err == nil {
			paths = append(paths, p)
		}
	}
	return paths
}

// selectors yields every "import/path.Name" of the file with its place.
func (f goFile) selectors() func(yield func(string, token.Pos) bool) {
	paths := map[string]string{}
	for _, p := range f.imports() {
		paths[path.Base(p)] = p
	}
	return func(yield func(string, token.Pos) bool) {
		done := false
		ast.Inspect(f.ast, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok || done {
				return !done
			}
			if x, ok := s.X.(*ast.Ident); ok && paths[x.Name] != "" {
				done = !yield(paths[x.Name]+"."+s.Sel.Name, s.Pos())
			}
			return !done
		})
	}
}

// goFiles parses every Go file of the repository.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	var parsed []goFile
	for _, name := range files(t) {
		if !strings.HasSuffix(name, ".go") {
			continue
		}
		f := goFile{path: name, dir: path.Dir(name), src: read(t, name), fset: token.NewFileSet()}
		var err error
		if f.ast, err = parser.ParseFile(f.fset, name, f.src, parser.ParseComments); err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, f)
	}
	if len(parsed) < 10 {
		t.Fatalf("found %d Go files, want the repository's", len(parsed))
	}
	return parsed
}

// files lists the files of the repository, without what is built or installed.
func files(t *testing.T) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("reading the repository: %v", err)
		}
		if d.IsDir() && slices.Contains([]string{".git", "node_modules", "public"}, name) {
			return fs.SkipDir
		}
		if d.Type().IsRegular() {
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return src
}
