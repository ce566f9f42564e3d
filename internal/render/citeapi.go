package render

import "strings"

// apiRecord is the record of that kind and name among the site's data.
func apiRecord(kind string, names ...string) string {
	return "/api/v1/" + kind + "/" + strings.Join(names, "/") + ".json"
}
