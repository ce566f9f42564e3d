package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rspsite/internal/cadence"
	"rspsite/internal/completeness"
	"rspsite/internal/corpus"
	"rspsite/internal/problem"
	"rspsite/internal/redaction/gate"
	"rspsite/internal/render"
	"rspsite/internal/revision"
	"rspsite/internal/site"
	"rspsite/static"
	"rspsite/templates"
)

// A project is a folder with rspsite.yaml, and how the flags say to read it.
type project struct {
	source, baseURL string // the flags
	today           day
	drafts          bool
	newKey          bool     // the last checkpoint need not be signed with ledger.key
	given           gate.Key // the private key that publish is given, which stands nowhere in the project or the site

	dir     string // absolute
	root    *os.Root
	options corpus.Options
	told    problem.List // problems that were told before, in the same run
	coming  comingFiles  // what publish is about to write: the project is read as if it stood there
}

// sourceFlag and its neighbours add the flags that several verbs share.
func (j *project) sourceFlag(c *cobra.Command) {
	c.Flags().StringVar(&j.source, "source", ".", "folder of the project, which holds rspsite.yaml")
}

func (j *project) todayFlag(c *cobra.Command) {
	c.Flags().Var(&j.today, "today", "today's date, in place of as-of in rspsite.yaml")
}

func (j *project) draftsFlag(c *cobra.Command) {
	c.Flags().BoolVar(&j.drafts, "drafts", false, "take in drafts, and what is published after today")
}

func (j *project) baseURLFlag(c *cobra.Command) {
	c.Flags().StringVar(&j.baseURL, "base-url", "", "public address of the site, in place of base-url in rspsite.yaml")
}

// openProject checks the flags, opens the folder and refuses one that holds anything private. The caller closes it.
func (p *Program) openProject(j *project) error {
	if err := j.checkFlags(); err != nil {
		return err
	}
	if j.source == "" {
		return usagef("name the folder that holds rspsite.yaml", "--source is empty")
	}
	j.dir = p.path(j.source)
	root, err := os.OpenRoot(j.dir)
	if err != nil {
		return failf("name the folder that holds rspsite.yaml with --source", "opening the project %s: %v", j.source, cause(err))
	}
	if _, err := root.Lstat(corpus.ConfigFile); errors.Is(err, fs.ErrNotExist) {
		root.Close()
		where, err := filepath.Abs(j.dir)
		if err != nil {
			where = j.source
		}
		mend := "run rspsite init DIR to start a project, or name its folder with --source"
		if around := p.projectAround(j.dir); around != "" {
			mend = "the project is " + around + ": go there, or name it with --source"
		}
		return failf(mend, "no %s in %s", corpus.ConfigFile, where)
	}
	if info, err := root.Stat(corpus.ConfigFile); err == nil && !info.Mode().IsRegular() {
		root.Close()
		return failf("put the settings into a file of that name", "%s is no file", j.place(corpus.ConfigFile))
	}
	if _, err := root.ReadFile(corpus.ConfigFile); err != nil {
		root.Close()
		return failf("every verb needs it: let it be read", "reading %s: %v", j.place(corpus.ConfigFile), cause(err))
	}
	j.root = root
	if err := j.gate(); err != nil {
		root.Close()
		return err
	}
	return nil
}

func (j *project) close() { j.root.Close() }

func (j *project) checkFlags() error {
	j.options.Drafts = j.drafts
	j.options.Today = j.today.Date
	if j.baseURL == "" {
		return nil
	}
	u, err := url.Parse(j.baseURL)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return usagef("write it as https://example.org/ or https://example.org/folder/", "bad address %q for --base-url", j.baseURL)
	}
	if !strings.HasSuffix(j.baseURL, "/") {
		j.baseURL += "/"
	}
	return nil
}

// load reads and checks the sources. Links that lead out of the project are refused by the root. What the change files say
// is held against the texts of all policies that are sound so far, and reports against what they must hold and when they are due.
func (j *project) load() (*corpus.Corpus, problem.List) {
	j.options.Published = j.published()
	c, problems := corpus.Load(j.files(), j.options)
	if c != nil {
		problems = append(problems, revision.New(c).Problems(problems)...)
		problems = append(problems, completeness.Problems(c, problems)...)
		problems = append(problems, cadence.Problems(c)...)
	}
	problems = append(problems, j.strayTemplates()...)
	for _, own := range []overlay{{j.root.FS(), templatesDir, templates.FS}, {j.root.FS(), corpus.StaticDir, static.FS}} {
		problems = append(problems, own.problems()...)
	}
	problems.Sort()
	return c, j.placed(problems)
}

// files are the project's files, with those that are about to be written.
func (j *project) files() fs.FS { return j.coming.over(j.root.FS()) }

// place is the path of one of the project's files from the working directory, as the user or an editor can open it.
func (j *project) place(name string) string { return path.Join(filepath.ToSlash(j.source), name) }

// serve is the command that shows the project.
func (j *project) serve(flags string) string {
	if source := j.place("."); source != "." {
		flags = "--source " + shellWord(source) + " " + flags
	}
	return "rspsite serve " + flags
}

// placed are problems whose files, and the command that mends them, hold for the working directory.
func (j *project) placed(list problem.List) problem.List {
	const command = "rspsite ids "
	for i, p := range list {
		list[i].File = j.place(p.File)
		list[i].Mend = strings.Replace(p.Mend, command+p.File, command+shellWord(list[i].File), 1)
	}
	return list
}

// plan lists the pages of a corpus. The project's own templates and static files take the place of ours, file by file.
func (j *project) plan(c *corpus.Corpus, o render.Options) ([]site.Page, error) {
	files := j.root.FS()
	rendered, err := render.Pages(c, overlay{files, templatesDir, templates.FS}, overlay{files, "static", static.FS}, o)
	if err != nil {
		return nil, j.templateFault(fmt.Errorf("planning the pages: %w", err))
	}
	pages := make([]site.Page, len(rendered))
	for i, r := range rendered {
		pages[i] = site.Page{Path: r.Path, Render: func() ([]byte, error) {
			data, err := r.Render()
			if err == nil {
				err = j.holdsNoKey(r.Path, data)
			}
			return data, j.templateFault(err)
		}}
	}
	return pages, nil
}

// cause is the bare reason of a failed file operation, whose path the message names better.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
