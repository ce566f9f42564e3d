package redaction

// Lines tells on which line of a private source stands what stands on a line of the public one, which is shorter: a mark over
// several lines becomes a form on one.
func Lines(private []byte) func(public int) int {
	s := newSource("", private)
	marks := s.marks()
	return func(public int) int {
		line := public
		for _, m := range marks {
			if first := s.line(m.start) + 1; line > first {
				line += s.line(m.end-1) + 1 - first
			}
		}
		return line
	}
}
