package clause

import (
	"net/url"
	"path"
	"strings"
)

// staticDir is the folder of a site that holds its pictures.
const staticDir = "static/"

// PictureFile is the file that the address of an image means, by its path from the site's root: "static/chart.png" of "chart.png", of
// "/static/chart.png" and of "chart.png?2". It is empty where the address means none of the site.
func PictureFile(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return ""
	}
	file := path.Clean(strings.TrimPrefix(strings.TrimPrefix(u.Path, "/"), staticDir))
	if file == "." || file == ".." || strings.HasPrefix(file, "../") || strings.HasPrefix(file, "/") {
		return ""
	}
	return staticDir + file
}
