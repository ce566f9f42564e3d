// Package scaffold makes source files for writers to fill in.
//
// In: the kind of a source and its name; for a new version also the version before. Out: files as path and text, ready to
// be written by [Write], which never touches a file that is there. Guaranteed: a new file passes check; it is a draft, so
// that nothing of it is published by accident; what a writer may want to say is explained in comments of its header.
package scaffold

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"rspsite/internal/corpus"
)

//go:embed files
var files embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{"yaml": quoteYAML}).ParseFS(files, "files/*"))

// A File is a new source file.
type File struct {
	Path string // slash-separated, from the project's root
	Text []byte
}

// values are what the templates speak of.
type values struct {
	Name      string // of the file
	Title     string
	Publisher string
	Policy    string
	Version   string
	Previous  string // version
	Basis     string
	Source    string
	Today     corpus.Date

	reportValues
	reviewValues
}

func fill(name string, v values) []byte {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, v); err != nil {
		panic(err) // the templates are ours, and a test fills every one
	}
	return b.Bytes()
}

// FirstPage is the page of prose that a new project begins with.
const FirstPage = corpus.ContentDir + "/pages/about.md"

// Project is the skeleton of a new project.
func Project(title string, today corpus.Date) []File {
	v := values{Title: title, Today: today}
	return []File{
		{corpus.ConfigFile, fill(corpus.ConfigFile, v)},
		{FirstPage, fill("about.md", v)},
		IgnoreFile, AttributesFile,
	}
}

// What git is told of a project: the site is not committed, and the public record stays as it was written, byte for byte. Git would change
// the ends of its lines, and in a merge mix those of two branches, or put its marks between them; told so it keeps the record of one branch
// whole, and says that an editor must choose.
var (
	IgnoreFile     = File{".gitignore", []byte("/public/\n/.public.*\n")}
	AttributesFile = File{".gitattributes", []byte(corpus.LedgerFile + " -text -merge\n" + corpus.CheckpointFile + " -text -merge\n" + corpus.SupersededDir + "/** -text\n")}
)

// A Kind is a kind of source that stands by itself.
type Kind struct {
	Name    string // as the command line calls it
	Folder  string // under content
	What    string // such a source is
	Example string // of what stands behind the kind on the command line
}

// Kinds are the kinds of source that [New] makes.
var Kinds = []Kind{
	{"determination", "determinations", "a model and the safety levels it was put at", `our-model-2 --title "Our Model 2"`},
	{"table", "tables", "a comparison table", `levels --title "Safety levels compared"`},
	{"goal", "goals", "a dated promise, or a metric to watch", "first-report"},
	{"source", "sources", "a document that the others cite", `smith-2025 --title "On scaling"`},
}

// New is a new source of a kind. Publisher is who is meant where the kind needs one.
func New(k Kind, name, title, publisher string, today corpus.Date) File {
	if title == "" {
		title = titleOf(name)
	}
	v := values{Name: name, Title: title, Publisher: publisher, Today: today}
	return File{path.Join(corpus.ContentDir, k.Folder, name+".md"), fill(k.Name+".md", v)}
}

// Change is a new account of the revision that led to a version.
func Change(p *corpus.Policy, version string) File {
	v := values{Title: "Changes in " + p.Title + ", " + version, Version: version}
	return File{path.Join(corpus.ContentDir, "changes", p.Name, version+".md"), fill("change.md", v)}
}

// FirstVersion is a new policy with its first version.
func FirstVersion(policy, version, title, publisher string, today corpus.Date) []File {
	if title == "" {
		title = titleOf(policy)
	}
	v := values{Title: title, Publisher: publisher, Policy: policy, Version: version, Today: today}
	policyFile := File{policyPath(policy, "policy"), fill("policy.md", v)}
	v.Title = versionTitle(title, version)
	return []File{policyFile, {policyPath(policy, version), fill("version.md", v)}}
}

func policyPath(policy, name string) string {
	return path.Join(corpus.ContentDir, "versions", policy, name+".md")
}

func versionTitle(policy, version string) string {
	return policy + ", version " + strings.TrimPrefix(version, "v")
}

// titleOf makes a title of a name: asl-definitions is "Asl definitions".
func titleOf(name string) string {
	words := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' }), " ")
	if words == "" {
		return name
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

// plainYAML is text that means itself in YAML without quotes, whatever stands around it.
var plainYAML = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9 ,.()'/-]*$`)

// quoteYAML writes s as a YAML scalar on one line. A JSON string is one (YAML 1.2, chapter 1.3).
func quoteYAML(s string) (string, error) {
	words := []string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
	if plainYAML.MatchString(s) && !strings.HasSuffix(s, " ") && !slices.Contains(words, strings.ToLower(s)) {
		return s, nil
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(s)
	return strings.TrimSuffix(b.String(), "\n"), err
}

// An ExistsError says that a file is there already.
type ExistsError struct{ Path string }

// Error names the file.
func (e *ExistsError) Error() string { return e.Path + " is there already, and stays as it is" }

// Write writes new files. If one of them is there already, none is written.
func Write(root *os.Root, files []File) error {
	for _, f := range files {
		if _, err := root.Lstat(f.Path); err == nil {
			return &ExistsError{f.Path}
		}
	}
	for _, f := range files {
		if err := write(root, f); err != nil {
			return fmt.Errorf("writing %s: %w", f.Path, err)
		}
	}
	return nil
}

func write(root *os.Root, f File) error {
	if err := root.MkdirAll(path.Dir(f.Path), 0o777); err != nil {
		return cause(err)
	}
	w, err := root.OpenFile(f.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return cause(err)
	}
	if _, err := w.Write(f.Text); err != nil {
		w.Close()
		root.Remove(f.Path) // half a file is worse than none
		return cause(err)
	}
	return cause(w.Close())
}

// cause is the bare reason of a failed operation, whose path the caller names.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
