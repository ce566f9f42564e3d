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

// TestPagesConform runs the Nu HTML checker over all pages in one go: no error and no warning, in HTML, SVG or CSS.
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
	s := ownSite(t)
	cmd := exec.Command(java, "-jar", jar, "--skip-non-html", "--also-check-css", "--also-check-svg", "--format", "json", s.dir)
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
		if m.Type == "info" && m.SubType != "warning" {
			continue
		}
		what := fmt.Sprintf("%s\n\t%q", m.Message, m.Extract)
		if seen[m.Message]++; seen[m.Message] <= 3 {
			t.Errorf("%s:%d:%d: %s", m.URL[strings.LastIndex(m.URL, "/site/")+6:], m.LastLine, m.LastColumn, what)
		}
	}
	for message, n := range seen {
		if n > 3 {
			t.Errorf("%d times in all: %s", n, message)
		}
	}
}
