// Package judge reads what tools that compare texts print, and measures it, the same way for all.
//
// In: the two compared texts, clause by clause, and the output of a tool in one of the forms that it can read: runs of
// words with marks, HTML with ins and del, JSON. Out: a [Reading], which says of every letter of both texts whether the
// tool shows it as kept, inserted or deleted, and the [Figures] taken from it. Guaranteed:
//
//   - A reading accounts for every letter of both texts, or the output is refused with the place where it goes astray.
//   - The package knows nothing of how rspsite compares; it reads its output as that of any other tool.
//
// White space and the bar between the cells of a table are no letters: tools treat them each in their own way.
package judge
