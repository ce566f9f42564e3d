package redaction

// ForReviewer are the openings of the redactions that public sources have, the first source being the one to review. All else that a
// publisher's file holds is left out: texts that only drafts had, digests of what was written, and where redactions stood.
func (o *Openings) ForReviewer(public []byte, earlier ...[]byte) *Openings {
	chosen := &Openings{}
	for i, src := range append([][]byte{public}, earlier...) {
		for _, f := range Forms("", src) {
			one, _ := o.ever(f.ID)
			if _, twice := chosen.ever(f.ID); twice || one.Commitment() != f.Commitment {
				continue
			}
			one = Opening{ID: one.ID, Salt: one.Salt, Text: one.Text}
			if i == 0 {
				chosen.List = append(chosen.List, one)
			} else {
				chosen.Retired = append(chosen.Retired, one)
			}
		}
	}
	return chosen
}

// Count is how many openings there are, those of redactions that are gone counted too.
func (o *Openings) Count() int { return len(o.List) + len(o.Retired) }
