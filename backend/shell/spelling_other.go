//go:build !linux || !webkit2_41 || !(dev || production)

package shell

// checkSpelling does nothing: other web views check by themselves.
func checkSpelling() {}
