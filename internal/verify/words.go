package verify

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rspsite/internal/clause"
)

// Marks of what stands on a page where the canonical form has no words for it.
const (
	computed = " \x00 " // the words that a page makes up for a reference
	noteMark = "\x01"   // around the name of a footnote

	struckFrom, struckTo = "\x02", "\x03" // around words that are struck through
)

// joinStruck makes one of neighbouring stretches that are struck through.
var joinStruck = strings.NewReplacer(struckTo+struckFrom, "")

const markStrike = "strike"

// imageWord stands before the alternative text of an image, here as on pages that cannot show it.
const imageWord = "Image: "

// wordsOf are the words of runs as a page has them.
func wordsOf(runs []jsonRun) string {
	var b strings.Builder
	for _, r := range runs {
		struck := slices.Contains(r.Marks, markStrike)
		if struck {
			b.WriteString(struckFrom)
		}
		switch {
		case r.Break:
			b.WriteByte(' ')
		case r.Image != "":
			b.WriteString(imageWord + r.Text)
		case r.Note != "":
			b.WriteString(noteMark + r.Note + noteMark + r.Text)
		case r.Redaction != nil:
			words := clause.Redaction{Extent: clause.Extent(r.Redaction.Extent), Reason: clause.Reason(r.Redaction.Reason)}
			b.WriteString(words.Words() + r.Text)
		case r.Ref != "" && strings.TrimSpace(r.Text) == "":
			b.WriteString(computed + r.Text)
		default:
			b.WriteString(r.Text)
		}
		if struck {
			b.WriteString(struckTo)
		}
	}
	return joinStruck.Replace(b.String())
}

// normal is text as it is compared: composed, and every stretch of white space one space.
func normal(s string) string {
	if strings.Contains(s, struckFrom) { // white space at an end is not seen to be struck
		s = struckSpace.Replace(strings.Join(strings.Fields(s), " "))
	}
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}

var struckSpace = strings.NewReplacer(struckFrom+" ", " "+struckFrom, " "+struckTo, struckTo+" ")

// normalCode is code as it is compared: every space counts, and line ends before and behind it do not.
func normalCode(s string) string { return strings.Trim(norm.NFC.String(lineFeeds.Replace(s)), "\n") }

var lineFeeds = strings.NewReplacer("\r\n", "\n", "\r", "\n")
