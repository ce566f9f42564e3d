// Package cadence says when Risk Reports are due.
//
// In: the reports of a policy, its rules on how often one is due, and today's date. Out: when the next one is due (the earliest
// and the latest day), and of each report whether it came in time; what the publisher is warned of before that is public. It reads no clock and knows
// no HTML.
package cadence
