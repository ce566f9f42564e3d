package sitetest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// cannotKnow is a warning that is wrong: in files, the checker cannot know what the 'self' of a security policy is. The
// browser does, and TestPagesInABrowser hears its complaints.
const cannotKnow = "Resource violates Content Security Policy"

// TestPagesConform runs the Nu HTML checker over all pages in one go, those made of other people's policies included:
// no error and no warning, in HTML, SVG or CSS.
func TestPagesConform(t *testing.T) {
	t.Parallel()
	jar := filepath.Join(project, "node_modules", "vnu-jar", "build", "dist", "vnu.jar")
	if _, err := os.Stat(jar); err != nil {
		missing(t, "no vnu-jar: `npm ci` installs it")
	}
	java, err := exec.LookPath("java")
	if err != nil {
		missing(t, "no Java for the HTML checker; `make java` installs it")
	}
	folders, err := filepath.Glob(filepath.Join(tempDir, "foreign-*")) // made by a test that went before
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"-jar", jar, "--skip-non-html", "--also-check-css", "--also-check-svg", "--format", "json"}
	cmd := exec.Command(java, append(append(args, ownSite(t).dir), folders...)...)
	var out bytes.Buffer
	cmd.Stderr = &out // where the checker writes, and its exit code says only that there were messages
	runErr := cmd.Run()
	var result struct {
		Messages []struct {
			Type, SubType, URL, Message, Extract string
			LastLine, LastColumn                 int
		}
	}
	if err := json.Unmarshal(out.Bytes(), &result); err != nil {
		t.Fatalf("running the HTML checker: %v: %s", runErr, out.Bytes())
	}
	seen := map[string]int{}
	for _, m := range result.Messages {
		file := strings.TrimPrefix(m.URL, "file:"+tempDir+"/")
		foreignLink := strings.HasPrefix(file, "foreign-") && strings.HasPrefix(m.Message, "Bad value") // a link as they wrote it
		// Data in a script element is no script: HTML runs no type that it does not know, so no policy for scripts is asked.
		isData := strings.HasPrefix(m.Message, "Inline script violates") && strings.HasSuffix(strings.TrimSpace(m.Extract), `{"@con`) && strings.Contains(m.Extract, `<script type="application/ld+json">`)
		if m.Type == "info" && m.SubType != "warning" || strings.Contains(m.Message, cannotKnow) || foreignLink || isData {
			continue
		}
		what := fmt.Sprintf("%s\n\t%q", m.Message, m.Extract)
		if seen[m.Message]++; seen[m.Message] <= 3 {
			t.Errorf("%s:%d:%d: %s", file, m.LastLine, m.LastColumn, what)
		}
	}
	for message, n := range seen {
		if n > 3 {
			t.Errorf("%d times in all: %s", n, message)
		}
	}
}
