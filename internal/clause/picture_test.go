package clause

import "testing"

func TestPictureFile(t *testing.T) {
	for address, want := range map[string]string{
		"chart.png": "static/chart.png", "/static/chart.png": "static/chart.png", "static/chart.png": "static/chart.png", "fig/a%20b.png?2#x": "static/fig/a b.png",
		"./fig/../chart.png": "static/chart.png", "": "", "#x": "", "..": "", "../../chart.png": "", "/": "", "https://a.example/chart.png": "", "//a.example/chart.png": "",
		"%zz": "", "data:image/png;base64,AA": "",
	} {
		if got := PictureFile(address); got != want {
			t.Errorf("%q means %q, want %q", address, got, want)
		}
	}
}
