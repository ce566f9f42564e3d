package render

import (
	"bytes"
	"fmt"

	"rspsite/internal/revision"
	"rspsite/internal/transcript"
)

// Beside every compare page stands the same comparison for programs. It counts every difference of the two texts; which of
// them are changes of the policy the page says.

func compareJSON(pair revision.Pair) string { return compareAddress(pair) + "index.json" }

// compareFiles plans the files beside a compare page.
func (s *site) compareFiles(pair revision.Pair) {
	s.addFile(compareJSON(pair), func() ([]byte, error) {
		var b bytes.Buffer
		if err := transcript.JSON(&b, s.revisions.Between(pair.Old, pair.New).Comparison); err != nil {
			return nil, fmt.Errorf("writing the comparison as JSON: %v", err)
		}
		return b.Bytes(), nil
	})
}
