package diff

import (
	"rspsite/internal/redline"
	"rspsite/internal/wording"
)

// A comparison holds what other packages found in the words of its changes. Who reads one, to draw it or to write it down, names
// these parts all the time; the names stand here too, so that one import is enough. Who makes redlines or signals imports those
// packages themselves.

// The parts of a redline.
type (
	Edit       = redline.Edit
	Op         = redline.Op
	MarkChange = redline.MarkChange
)

// The operations and breaks of a redline.
const (
	Equal       = redline.Equal
	Insert      = redline.Insert
	Delete      = redline.Delete
	NoBreak     = redline.NoBreak
	CellBreak   = redline.CellBreak
	ClauseBreak = redline.ClauseBreak
)

// The parts of a signal.
type (
	Signal     = wording.Signal
	SignalType = wording.Type
	Direction  = wording.Direction
)

// The types and directions of signals.
const (
	Obligation = wording.Obligation
	Commitment = wording.Commitment
	Negation   = wording.Negation
	Number     = wording.Number
	Period     = wording.Period
	Condition  = wording.Condition
	Scope      = wording.Scope
	Actor      = wording.Actor
	Disclosure = wording.Disclosure
	Otherwise  = wording.Otherwise
	Weaker     = wording.Weaker
	Stronger   = wording.Stronger
	Gained     = wording.Gained
	Lost       = wording.Lost
)
