package verify

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
)

// The files of a site that tell of all others.
const (
	manifestFile   = "ledger/manifest.json"
	manifestSchema = "rspsite.manifest/1"
	ledgerFile     = "ledger/ledger.jsonl"
	checkpointFile = "ledger/checkpoint"
	logFolder      = "ledger/"
)

// marker is the file by which the program that builds a site knows its folder. It is no file of the site.
const marker = ".rspsite"

var digestForm = regexp.MustCompile(`^sha256:[0-9a-f]{64}$`)

// readManifest reads which files the site has. A site without a manifest is checked as far as it can be.
func (v *run) readManifest() error {
	data, err := v.read(manifestFile, v.limits.Record)
	if isMissing(err) {
		if _, err := v.read(ledgerFile, v.limits.Record); isMissing(err) {
			return ErrNoSite
		}
		v.add(Problem{Check: CheckFiles, Rule: "no-manifest", Where: "/" + manifestFile, Message: "the list of all files is not there",
			Means: "nobody can tell whether files are missing or were changed", Mend: uploadAgain})
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading /%s: %w", manifestFile, err)
	}
	files, err := ReadManifest(data, v.limits.Files)
	if err != nil {
		v.add(Problem{Check: CheckFiles, Rule: "manifest", Where: "/" + manifestFile, Message: "the list of all files cannot be read: " + err.Error(),
			Means: "nobody can tell whether files are missing or were changed", Mend: uploadAgain})
		return nil
	}
	v.files = files
	if v.hasFile(apiIndexFile) {
		v.readBase()
	}
	return nil
}

const uploadAgain = "build the site again and upload all of it"

// ReadManifest reads a manifest of at most so many files: their paths and digests.
func ReadManifest(data []byte, most int) (map[string]string, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	var m struct {
		Schema string            `json:"schema"`
		Files  map[string]string `json:"files"`
	}
	if err := d.Decode(&m); err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, errors.New("it is cut off")
		}
		return nil, fmt.Errorf("it is no manifest: %v", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something stands behind its end")
	}
	if m.Schema != manifestSchema {
		return nil, fmt.Errorf("it is of another form (found %.60q, want %q)", m.Schema, manifestSchema)
	}
	if len(m.Files) > most {
		return nil, fmt.Errorf("it has %d files, more than the %d that are read", len(m.Files), most)
	}
	for _, name := range slices.Sorted(maps.Keys(m.Files)) {
		if !isFilePath(name) || name == manifestFile {
			return nil, fmt.Errorf("%.200q is no path of a file of the site", name)
		}
		if !digestForm.MatchString(m.Files[name]) {
			return nil, fmt.Errorf("%s has no digest (found %.80q)", name, m.Files[name])
		}
	}
	return m.Files, nil
}

// isFilePath reports whether a path stays within the site.
func isFilePath(name string) bool {
	return fs.ValidPath(name) && name != "." && !strings.ContainsAny(name, "\\\x00") && len(name) <= 4096
}

// checkFiles holds every file against the manifest, those last that no other check has read.
func (v *run) checkFiles() error {
	v.sayPages()
	if v.files == nil {
		v.say(CheckFiles, Fails, "the list of all files is not there, or cannot be read")
		return nil
	}
	names := slices.Sorted(maps.Keys(v.files))
	var done atomic.Int64
	if err := inParallel(v.reader, names, func(name string) {
		if _, _, known := v.known(name); !known {
			v.hash(name) // what goes wrong is noted there
		}
		if n := done.Add(1); v.options.Progress != nil {
			v.options.Progress(int(n), len(names))
		}
	}); err != nil {
		return err
	}
	if err := v.checkRequired(); err != nil {
		return err
	}
	v.sayForeign()
	v.sayManners()
	v.sayNotRead()
	v.compareFiles(names)
	if err := v.unknownFiles(); err != nil {
		return err
	}
	v.say(CheckFiles, Holds, "%s, each with the digest that the site's list of files gives", count(len(names), "file"))
	if n := v.count(CheckFiles); n > 0 {
		be := "are"
		if n == 1 {
			be = "is"
		}
		v.say(CheckFiles, Fails, "%s of %d %s missing, changed or unknown", count(n, "file"), len(names), be)
	}
	return nil
}

func (v *run) compareFiles(names []string) {
	var missing, changed []string
	for _, name := range names {
		digest, err, _ := v.known(name)
		switch {
		case isMissing(err) && isForHost(name) && !v.isListed():
			v.note(Problem{Check: CheckFiles, Rule: "file-of-host", Where: "/" + name, Message: "it tells the host what to do, and the host does not send it"})
		case isMissing(err):
			missing = append(missing, name)
		case err != nil:
			v.add(Problem{Check: CheckFiles, Rule: "file-unread", Where: "/" + name, Message: err.Error(),
				Means: "nothing can be said of it", Mend: "see to it that the host sends the file as it is, and verify again"})
		case digest != v.files[name]:
			changed = append(changed, name)
		}
	}
	v.missingFiles(missing, len(names))
	v.changedFiles(changed)
}

// isListed reports whether the site is a folder.
func (v *run) isListed() bool {
	_, ok := v.site.(*Remote)
	return !ok
}

// isForHost reports whether a file is for the host alone, and not for readers.
func isForHost(name string) bool {
	return name == "_headers" || name == "_redirects" || strings.HasPrefix(name, ".")
}

func (v *run) missingFiles(missing []string, of int) {
	for i, name := range missing {
		p := Problem{Check: CheckFiles, Rule: "file-missing", Where: "/" + name, Message: "the file is not there", Mend: uploadAgain,
			Means: "the site was uploaded in part, or the file was taken away"}
		if i == 0 && len(missing) > 1 {
			p.Message = fmt.Sprintf("the file is not there, as are %d of %d in all", len(missing), of)
		}
		v.add(p)
	}
}

// isPage reports whether a file is one that hosts like to rewrite.
func isPage(name string) bool { return path.Ext(name) == ".html" }

// countPages is the number of pages in the manifest.
func (v *run) countPages() (n int) {
	for name := range v.files {
		if isPage(name) {
			n++
		}
	}
	return n
}

func (v *run) changedFiles(changed []string) {
	pages := slices.DeleteFunc(slices.Clone(changed), func(name string) bool { return !isPage(name) })
	rewritten := !v.isListed() && len(pages) > 1 && 2*len(pages) > v.countPages() && v.count(CheckPages) == 0
	if rewritten {
		v.add(Problem{Check: CheckFiles, Rule: "pages-rewritten", Where: "/" + pages[0],
			Message: fmt.Sprintf("this page and others, %d in all, are not as they were built, though every clause that was read on them has the words that were published", len(pages)),
			Means:   "the host most likely rewrites pages on their way: it takes out white space, puts in a script or hides addresses of e-mail. What stands around the clauses cannot be vouched for",
			Mend:    "switch off what the host does to HTML (its names are minify, optimise, obfuscate, analytics, edge injection), and verify again"})
	}
	for _, name := range changed {
		if rewritten && isPage(name) {
			continue
		}
		v.add(Problem{Check: CheckFiles, Rule: "file-changed", Where: "/" + name, Message: "the file is not as it was built: it has another digest than the site's list of files says",
			Means: "somebody or something changed it after the site was built, or two builds were mixed", Mend: uploadAgain})
	}
}

// unknownFiles reports files in a folder that the manifest does not have.
func (v *run) unknownFiles() error {
	files, listed, err := v.site.Files(v.ctx)
	if err != nil {
		return fmt.Errorf("listing the files: %w", err)
	}
	if !listed {
		return nil
	}
	for _, name := range files {
		if _, ok := v.files[name]; ok || name == marker || name == manifestFile {
			continue
		}
		p := Problem{Check: CheckFiles, Rule: "file-unknown", Where: "/" + name, Message: "the site's list of files does not have it",
			Means: "rspsite did not build it, or it is left from an earlier build", Mend: "take it out, or build the site into an empty folder"}
		if strings.HasPrefix(name, ".") || name == "CNAME" {
			v.note(p)
			continue
		}
		v.add(p)
	}
	return nil
}
