package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// wordsDigest is the SHA-256 of a text's words alone, in NFC and with one space for each stretch of white space: of two clauses that read
// alike it is the same, whatever they rest on and wherever they stand. It is empty where there are no words.
func wordsDigest(text string) string {
	words := strings.Join(strings.Fields(norm.NFC.String(text)), " ")
	if words == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(words))
	return "sha256:" + hex.EncodeToString(sum[:])
}
