package corpus

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestPrivateMarksAreNotRead: a source saved after the project was searched for private marks must not be read either.
func TestPrivateMarksAreNotRead(t *testing.T) {
	const mark = `{~ Qzxwvk ~}{reason="legal" note="N" extent="word"}`
	settings := "title: T\npublisher: P\nas-of: 2026-01-01\ncontact: {email: a@b.example}\ndata-licence: {name: L}\n"
	for name, files := range map[string]map[string]string{
		"a source":     {"rspsite.yaml": settings, "content/pages/a.md": "---\ntitle: A\nunknown: x\n---\nSome " + mark + " text.\n"},
		"a header":     {"rspsite.yaml": settings, "content/pages/a.md": "---\ntitle: \"" + mark + "\"\n---\nText.\n"},
		"the settings": {"rspsite.yaml": "title: " + mark + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for path, text := range files {
				fsys[path] = &fstest.MapFile{Data: []byte(text)}
			}
			c, problems := Load(fsys, Options{Drafts: true})
			if len(problems) != 1 || problems[0].Rule != "private-mark" {
				t.Errorf("got problems %v, want one of the rule private-mark", problems)
			}
			for _, p := range problems {
				if strings.Contains(p.String(), "Qzx") {
					t.Errorf("the problem quotes the text: %v", p)
				}
			}
			if c != nil && len(c.Pages) > 0 {
				t.Error("the page was read")
			}
		})
	}
}
