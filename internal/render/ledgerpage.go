package render

import (
	"rspsite/internal/permalink"
)

// A ledgerPage is the page of the public record.
type ledgerPage struct {
	*layout
}

func (at *view) ledgerPage() *ledgerPage {
	return &ledgerPage{layout: at.layout("Public record", permalink.Ledger)}
}
