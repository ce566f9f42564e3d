package render

import (
	"rspsite/internal/corpus"
	"rspsite/internal/revision"
)

// A correctionItem is a correction of one of two versions that are compared: the text that is shown is the corrected one.
type correctionItem struct {
	erratum
	Of link
}

func (at *view) correctionItems(pair revision.Pair) []correctionItem {
	var list []correctionItem
	for _, v := range []*corpus.Version{pair.Old, pair.New} {
		if len(v.Errata) == 0 {
			continue
		}
		for _, e := range at.write(&v.File, v.Address()).errata(v.Errata) {
			list = append(list, correctionItem{e, at.to(v.Address(), v.Name)})
		}
	}
	return list
}
