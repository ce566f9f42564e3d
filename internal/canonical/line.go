package canonical

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// LineDigest is the digest of one clause by itself, as [ClauseDigest] takes it, given its line in a text: what tells where it stands there
// is left out. Nothing else of the line is held to the form.
func LineDigest(line []byte) (string, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(line, &members); err != nil {
		return "", fmt.Errorf("it is no object: %w", err)
	}
	delete(members, "depth")
	alone := []byte(Schema + "\n{")
	for i, name := range slices.Sorted(maps.Keys(members)) {
		if i > 0 {
			alone = append(alone, ',')
		}
		alone = fmt.Appendf(alone, "%q:%s", name, members[name])
	}
	return digest(append(alone, "}\n"...)), nil
}
