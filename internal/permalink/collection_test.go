package permalink

import (
	"slices"
	"strings"
	"testing"
)

// TestSitePagesAreReserved: no policy may have the address of a page of the whole site.
func TestSitePagesAreReserved(t *testing.T) {
	for _, address := range SitePages {
		first, _, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
		if first != "" && !slices.Contains(ReservedPolicies, first) {
			t.Errorf("a policy may be called %s, and %s is of the site", first, address)
		}
	}
	for page, in := range map[string]string{Goal("x"): Goals, Model("x"): Models, Page("x"): Pages, Report("x"): Reports, Source("x"): Sources, Table("x"): Tables} {
		if page != in+"x/" || !slices.Contains(Collections, in) {
			t.Errorf("%s is not in %s", page, in)
		}
	}
}
