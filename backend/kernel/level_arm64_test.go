package kernel

var names = []string{plain: "Go", neon: "NEON"}
