package discovery

// decided are the PM's decisions on the asks, with their reasons.
func (d *drafting) decided() []part {
	words := map[Decision]string{Accepted: "is accepted", Later: "waits"}
	parts := []part{}
	for _, n := range d.needs {
		for _, a := range n.asks {
			if words[a.Decision] == "" || d.refs[a.ID] == "" {
				continue
			}
			if reason := d.fresh(a.Reason); reason != "" {
				parts = append(parts, part{text: d.refs[a.ID] + " " + words[a.Decision] + ": " + line(reason)})
			}
		}
	}
	return parts
}
