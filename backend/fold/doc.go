// Package fold takes away what people leave out when they search or name someone: case and accents. Search, people's
// names and the matching of imported speakers all go by it, so that they agree on what is the same.
//
// It must never be used on text that is shown or kept.
package fold
