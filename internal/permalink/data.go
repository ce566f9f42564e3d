package permalink

import "rspsite/internal/clause"

// Data is what the page at an address says, as JSON.
func Data(page string) string { return page + "index.json" }

// TableCSV is one table of a page of tables as CSV. A page may hold several: id is that of the table or, where it has none, of the
// heading above it.
func TableCSV(table string, id clause.ID) string { return Table(table) + string(id) + ".csv" }
