package render

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// TestJSONSaysWhatItCounts: who counts the differences of two reconstructions learns from the same file that they are none of
// the policy.
func TestJSONSaysWhatItCounts(t *testing.T) {
	files := three("reconstruction")
	all := renderAll(t, load(t, project(files)), Options{BaseURL: "https://a.example/"})
	var d struct {
		Notice, Policy string
		Old            struct{ Basis, Published, URL string }
		Changes        []struct {
			Kind, Standing string
			Records        []string
		}
		Records []struct {
			ID, Outcome string
			Changes     []int
		}
	}
	if err := json.Unmarshal([]byte(all["p/diff/v1.0/v1.1/index.json"]), &d); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(d.Notice, "not the publisher’s wording") || !strings.Contains(d.Notice, "differ in description alone") {
		t.Errorf("the notice is %q", d.Notice)
	}
	if d.Policy != "p" || d.Old.Basis != "reconstruction" || d.Old.Published != "2024-01-01" || d.Old.URL != "https://a.example/p/v1.0/" {
		t.Errorf("of the old text it says %q, %+v", d.Policy, d.Old)
	}
	standings := map[string]int{}
	for _, ch := range d.Changes {
		standings[ch.Standing]++
	}
	if standings["policy"] == 0 || standings["description"] == 0 {
		t.Errorf("the standings of the changes are %v, want some of either", standings)
	}
	for _, r := range d.Records {
		for _, i := range r.Changes {
			if !slices.Contains(d.Changes[i].Records, r.ID) {
				t.Errorf("the record %s names change %d, which does not name it: %+v", r.ID, i, d.Changes[i])
			}
		}
	}
	if len(d.Records) == 0 {
		t.Error("there are no records")
	}
}

// TestMarkdownSaysWhatThePageSays: what is qualified on the page is qualified in the file that is read without it.
func TestMarkdownSaysWhatThePageSays(t *testing.T) {
	files := three("reconstruction")
	const step = "content/changes/p/v1.1.md"
	files[step] = strings.Replace(files[step], "what: It may.,", "what: It may., reason: {by: The firm, says: Reports cost., note: So we hear., source: wiki}, "+
		"readings: [{by: A reader, says: It binds less., source: wiki}], responses: [{by: A critic, says: Report., source: wiki}],", 1)
	withField(files, "v1.1", "claims: [{field: report, value: Reports stay a duty., source: wiki}]")
	const text = "content/versions/p/v1.1.md"
	files[text] = strings.Replace(files[text], "We ask many others.", "We ask many others, as [[#report]] says.", 1)
	got := renderAll(t, load(t, project(files)), Options{BaseURL: "https://a.example/"})["p/diff/v1.0/v1.1/index.md"]
	inOrder(t, got, "# Example Policy: what changed from v1.0 to v1.1\n\n> Reconstructed from secondary sources; not the publisher’s wording.\n\n")
	for _, want := range []string{
		"### 1. [Changed: §1(a)", "not assessed whether announced", "The publisher’s reason, The firm: Reports cost. (So we hear.) [[The Wiki](https://a.example/sources/wiki/)]",
		"Disputed: Reports stay a duty. [", "A reading, A reader: It binds less. [", "A response, A critic: Report. [", "in the words of the texts held here: ", "The words are those of the texts held here",
		"## The publisher’s own account", "Entry 1, of v1.1", "Not named here does not mean not announced", "Refers to [", "[in v1.1](https://a.example/p/v1.1/#report)",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the Markdown does not say %q", want)
		}
	}
	for _, never := range []string{"](<..", "](..", "](#", "](<#", "#report says", "scope added"} {
		if strings.Contains(got, never) {
			t.Errorf("the Markdown holds %q", never)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}
