package verify

import (
	"strings"
	"testing"
)

// TestJSONIsReadAsItIsWritten: what programs read in different ways is refused, and nothing else.
func TestJSONIsReadAsItIsWritten(t *testing.T) {
	type inner struct{ ID, BaseURL string }
	type outer struct {
		Text  string
		Inner []inner `json:"lists"`
		More  map[string]inner
	}
	form := jsonFormOf(outer{})
	for _, tt := range []struct{ name, data, says string }{
		{"as it is written", `{"text":"a","lists":[{"id":"b"},{"id":"c"}],"more":{"Text-1":{"id":"d"}}}`, ""},
		{"other names", `{"text":"a","b":{"c":1},"B":{"c":2}}`, ""},
		{"names in text", `{"text":"{\"text\":1,\\\"Text\\\":2}"}`, ""},
		{"a name twice", `{"text":"false","text":"true"}`, "a name twice"},
		{"a name twice that it does not know", `{"b":1,"c":{},"b":2}`, "a name twice"},
		{"a name twice, once escaped", `{"\u0074ext":"false","text":"true"}`, "a name twice"},
		{"a name twice within", `{"lists":[{"id":"b"},{"id":"c","id":"d"}]}`, "a name twice"},
		{"another case", `{"text":"false","Text":"true"}`, `"Text", which differs from "text" by case alone`},
		{"another case alone", `{"TEXT":"true"}`, `"TEXT", which differs from "text"`},
		{"another case within a map", `{"more":{"a":{"Id":"true"}}}`, `"Id", which differs from "id"`},
		{"another case, escaped", `{"\u0054ext":"true"}`, `"Text", which differs from "text"`},
		{"a letter that is another in no case", `{"liſts":[]}`, `"liſts", which differs from "lists"`},
		{"of a name with capitals", `{"lists":[{"baseURL":"/"}]}`, ""},
		{"no JSON", `{"text":"a"`, "unexpected end"},
		{"something behind", `{} {}`, "after top-level value"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var o outer
			err := form.read([]byte(tt.data), &o)
			if (err != nil) != (tt.says != "") || err != nil && !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want %q", err, tt.says)
			}
		})
	}
}
