package verify

import (
	"iter"
	"strings"
)

// maxAllPairs is the number of versions of a policy up to which a site compares every two of them.
const maxAllPairs = 30

// comparedPairs are every two versions of a policy that a page must compare, in the order in which the record has them.
func (v *run) comparedPairs(policy string) iter.Seq2[*document, *document] {
	return func(yield func(one, other *document) bool) {
		versions := v.versions[policy]
		if len(versions) > maxAllPairs {
			return
		}
		for i, one := range versions {
			for _, other := range versions[i+1:] {
				if one.text != nil && other.text != nil && !yield(one, other) {
					return
				}
			}
		}
	}
}

// missComparisons notices that no page compares two versions of a policy.
func (v *run) missComparisons() {
	if v.files == nil {
		return
	}
	for policy := range v.versions {
		for one, other := range v.comparedPairs(policy) {
			there := comparisonAt(policy, one, other)
			if !v.hasFile(there) && !v.hasFile(comparisonAt(policy, other, one)) {
				v.add(Problem{Check: CheckRedlines, Rule: "comparison-lacks", Where: "/" + there, Message: "no page compares " + one.address + " with " + other.address,
					Means: "what changed between the two stands nowhere on the site; the texts are not touched by that", Mend: uploadAgain})
			}
		}
	}
}

// comparisonAt is the file of the page that compares two versions.
func comparisonAt(policy string, older, newer *document) string {
	name := func(d *document) string { return strings.TrimPrefix(d.address, policy) }
	return strings.TrimPrefix(policy, "/") + "diff/" + name(older) + name(newer) + indexFile
}

// sayComparisons sums up what was read of comparisons.
func (v *run) sayComparisons() {
	n := int(v.compared.Load())
	if n == 0 && v.count(CheckRedlines) == 0 {
		v.say(CheckRedlines, Unchecked, "the site compares no texts")
		return
	}
	v.say(CheckRedlines, Holds, "%s: each shows the words of both texts, and leaves out no change", count(n, "comparison"))
	if bad := v.count(CheckRedlines); bad > 0 {
		v.say(CheckRedlines, Fails, "%s in %s: they do not show what changed between the texts", count(bad, "place"), count(n, "comparison"))
	}
}
