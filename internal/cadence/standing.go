package cadence

// A Standing says whether a report came in time.
type Standing string

// The standings of a report.
const (
	InTime   Standing = "in-time"
	Early    Standing = "early"
	Late     Standing = "late"
	First    Standing = "first"     // nothing was there to count from
	NotKnown Standing = "not-known" // a date is known to the month alone, and the month leaves it open
	NoRule   Standing = "no-rule"   // the version that it is under says nothing
	OffCycle Standing = "off-cycle"
)

// A State says how a day stands to the time in which a report is due.
type State string

// The states of a window. Where a bound is a month, every day of that month lies within.
const (
	NotYet  State = "not-yet"
	DueNow  State = "due"
	Overdue State = "overdue"
)
