package kernel

var names = []string{plain: "Go", avx2: "AVX2", avx512: "AVX-512"}
