package verify_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rspsite/internal/verify"
)

// TestRulesAreDocumented finds every rule that a problem may have in docs/verifying.md.
func TestRulesAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/verifying.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	rules := map[string]bool{}
	literal := regexp.MustCompile(`(?:Rule: |rule: |Problem\((?:d|a|address|p\.address\(\)|d\.address|where|"")?(?:, )?(?:[^"\n]*, )?|mismatch\{[^"\n]*)"([a-z]+(?:-[a-z]+)+)"`)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range literal.FindAllSubmatch(code, -1) {
			rules[string(m[1])] = true
		}
	}
	for _, a := range attacks {
		rules[a.rule] = true
	}
	if len(rules) < 40 {
		t.Errorf("found %d rules: is the pattern still right?", len(rules))
	}
	notes := map[string]bool{"file-of-host": true, "not-recorded": true, "key-stated": true}
	for rule := range rules {
		if !notes[rule] && !bytes.Contains(page, []byte("`"+rule+"`")) {
			t.Errorf("docs/verifying.md does not say what %s means", rule)
		}
	}
}

// TestReportsConform holds what is written as JSON against its schema.
func TestReportsConform(t *testing.T) {
	file, err := os.ReadFile("../../docs/verification.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	form, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("verification.json", form); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("verification.json")
	if err != nil {
		t.Fatal(err)
	}
	dir, p, first := honest(t)
	broken := copySite(t, dir)
	for _, name := range []string{"p/v1.0/index.html", "ledger/tile/0/000.p/" + lastTile(t, dir), "robots.txt"} {
		if err := os.Remove(filepath.Join(broken, name)); err != nil {
			t.Fatal(err)
		}
	}
	none := copySite(t, dir)
	for _, name := range []string{"ledger/ledger.jsonl", "ledger/checkpoint"} {
		if err := os.Remove(filepath.Join(none, name)); err != nil {
			t.Fatal(err)
		}
	}
	for name, r := range map[string]*verify.Report{
		"honest": verifyFolder(t, dir, verify.Options{}), "with all": verifyFolder(t, dir, verify.Options{Key: p.key, Since: first}),
		"broken": verifyFolder(t, broken, verify.Options{Key: p.key}), "no record": verifyFolder(t, none, verify.Options{Since: first}),
	} {
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
}

// lastTile is the name of the tile with all lines.
func lastTile(t *testing.T, dir string) string {
	t.Helper()
	return filepath.Base((&broken{dir: dir}).tile(t))
}
