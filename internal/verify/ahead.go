package verify

import (
	"fmt"
	"slices"

	"rspsite/internal/ledger"
)

// noteAhead notes the first line that says of something that it was published on a day which has not come.
func (v *run) noteAhead() {
	today := v.options.Today
	i := slices.IndexFunc(v.log.Events, func(e ledger.Event) bool { return e.On > today })
	if today == "" || i < 0 {
		return
	}
	v.note(Problem{Check: CheckLedger, Rule: "ledger-ahead", Where: lineWord(i), Message: fmt.Sprintf("this line says that it was published on %s, and that day has not come anywhere (it is %s at the latest)", v.log.Events[i].On, today),
		Means: "what the record says from there on was public before the day that it names, or your computer's clock is wrong", Mend: "ask the publisher; no later line can name an earlier day"})
}
