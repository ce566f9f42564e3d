package diff

// align links the clauses that are not settled by what is written about them.
func align(old, new *Side, fixed []Link, settled settlement) []Link {
	var links []Link
	byText := map[string][]int{}
	for j, c := range new.Clauses {
		if !settled.new[j] {
			byText[c.Text] = append(byText[c.Text], j)
		}
	}
	for i, c := range old.Clauses {
		if same := byText[c.Text]; !settled.old[i] && len(same) > 0 {
			links = append(links, Link{i, same[0], ByText, 1})
			byText[c.Text] = same[1:]
		}
	}
	return links
}
