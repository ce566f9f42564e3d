package dataset_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rspsite/internal/dataset"
	"rspsite/internal/permalink"
	"rspsite/internal/schematest"
)

// forms compiles the published schemas, each under its own address as a program that fetches them would.
type forms struct{ compiler *jsonschema.Compiler }

const host = "https://example.org"

func newForms(t *testing.T) *forms {
	t.Helper()
	f := &forms{jsonschema.NewCompiler()}
	f.compiler.AssertFormat()
	for _, s := range dataset.Schemas() {
		form := schematest.Closed(t, s.JSON)
		if err := f.compiler.AddResource(host+permalink.APISchema(s.Name), form); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(s.Name, "rspsite.") {
			urn := "urn:rspsite:" + strings.TrimPrefix(s.Name, "rspsite.") + ":1"
			if err := f.compiler.AddResource(urn, form); err != nil {
				t.Fatal(err)
			}
		}
	}
	return f
}

func (f *forms) of(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	s, err := f.compiler.Compile(host + permalink.APISchema(name))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestRecordsFitTheirForms holds every file of data against the schema that it names: those of this repository's corpus, and those of a
// project that says all that can be said.
func TestRecordsFitTheirForms(t *testing.T) {
	f := newForms(t)
	seen := map[string]bool{}
	for _, files := range []map[string][]byte{specimenAPI(t), ownAPI(t)} {
		for _, name := range sorted(files) {
			if strings.HasPrefix(name, permalink.APISchema("")[:len(permalink.API)+7]) {
				continue
			}
			var texts [][]byte
			switch {
			case strings.HasSuffix(name, ".json"):
				texts = [][]byte{files[name]}
			case strings.HasSuffix(name, ".ndjson"):
				texts = bytes.Split(bytes.TrimSuffix(files[name], []byte("\n")), []byte("\n"))
			}
			for _, text := range texts {
				seen[f.check(t, name, text)] = true
			}
		}
	}
	for _, s := range dataset.Schemas() {
		if strings.HasPrefix(s.Schema, "rspsite.api.") && s.Name != "common" && !seen[s.Name] {
			t.Errorf("no file is of the form %s", s.Schema)
		}
	}
}

// check holds one record against its schema, and returns the schema's name.
func (f *forms) check(t *testing.T, address string, text []byte) string {
	t.Helper()
	var head struct{ Schema string }
	if err := json.Unmarshal(text, &head); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	name, _ := strings.CutPrefix(head.Schema, "rspsite.api.")
	name, ok := strings.CutSuffix(name, "/1")
	if !ok {
		t.Fatalf("%s names no form: %q", address, head.Schema)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	if err := f.of(t, name).Validate(value); err != nil {
		t.Errorf("%s: %v", address, err)
	}
	return name
}

// TestSchemasAreClosed: every object of the records' schemas says which fields there are, and no others, so that a new field needs its
// place in the schema.
func TestSchemasAreClosed(t *testing.T) {
	for _, s := range dataset.Schemas() {
		if !strings.HasPrefix(s.Schema, "rspsite.api.") {
			continue
		}
		var form map[string]any
		if err := json.Unmarshal(s.JSON, &form); err != nil {
			t.Fatal(err)
		}
		if form["title"] != s.Schema || form["$schema"] != "https://json-schema.org/draft/2020-12/schema" {
			t.Errorf("%s: title %v, $schema %v", s.Name, form["title"], form["$schema"])
		}
		open(t, s.Name, form)
	}
}

// open reports objects of a schema that let fields pass that it does not list.
func open(t *testing.T, path string, form any) {
	switch v := form.(type) {
	case map[string]any:
		if v["type"] == "object" && v["additionalProperties"] == nil {
			t.Errorf("%s is open to fields that it does not list", path)
		}
		for name, below := range v {
			open(t, path+"/"+name, below)
		}
	case []any:
		for _, below := range v {
			open(t, path, below)
		}
	}
}

// TestFormsNeedNoOtherFile: a schema of data beside pages is all that a validator needs.
func TestFormsNeedNoOtherFile(t *testing.T) {
	for _, s := range dataset.Schemas() {
		if !strings.HasPrefix(s.Name, "rspsite.") {
			continue
		}
		form, err := jsonschema.UnmarshalJSON(bytes.NewReader(s.JSON))
		if err != nil {
			t.Fatalf("%s: %v", s.Name, err)
		}
		alone := jsonschema.NewCompiler()
		alone.UseLoader(jsonschema.SchemeURLLoader{})
		if err := alone.AddResource(host+"/alone.json", form); err != nil {
			t.Fatal(err)
		}
		if _, err := alone.Compile(host + "/alone.json"); err != nil {
			t.Errorf("%s: %v", s.Name, err)
		}
	}
}

// TestSchemasAreFoundAlone: a schema of records has its whole address as $id, from which a validator that has it alone finds common.json.
func TestSchemasAreFoundAlone(t *testing.T) {
	files := specimenAPI(t)
	for _, s := range dataset.Schemas() {
		if !strings.HasPrefix(s.Schema, "rspsite.api.") {
			continue
		}
		var form struct {
			ID string `json:"$id"`
		}
		address := permalink.APISchema(s.Name)
		if err := json.Unmarshal(files[address], &form); err != nil || form.ID != host+"/record"+address {
			t.Errorf("%s has the $id %q (%v)", address, form.ID, err)
		}
	}
}
