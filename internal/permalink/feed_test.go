package permalink

import "testing"

// TestFeedsKeepTheirAddresses holds the addresses that readers have subscribed to.
func TestFeedsKeepTheirAddresses(t *testing.T) {
	for got, want := range map[string]string{
		Feed("/"):                             "/feed.atom",
		JSONFeed("/"):                         "/feed.json",
		Feed(Policy("p")):                     "/p/feed.atom",
		JSONFeed(Policy("p")):                 "/p/feed.json",
		Feed("/reports/"):                     "/reports/feed.atom",
		JSONFeed("/reports/"):                 "/reports/feed.json",
		Feed(ClauseHistory("p", "第一条")):       "/p/clauses/第一条/feed.atom",
		Feed(ClauseHistory("p", "feed.atom")): "/p/clauses/feed.atom/feed.atom",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
