// Package announcement says what a publication makes public and what it changes of the published, before anybody agrees to it.
//
// In: the steps of the publication, the public record before it, and the site that shows what was published. Out: text for a terminal,
// group by group: what is new, corrected, revised, withdrawn, moved; of what changes the words before and after, and what they say
// otherwise. Guaranteed: words of before are those that the record has the digest of, or none are shown and that is said; of long groups
// what is left out is counted. The package changes nothing, and does not make what stands in a text safe for a terminal: the caller does.
package announcement
