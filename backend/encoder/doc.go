// Package encoder gives the meaning of short texts as vectors: texts that say the same thing point the same way. It is the
// sentence model all-MiniLM-L6-v2, run in this process on the processor; nothing is fetched and nothing leaves.
//
//	text ─ internal/wordpiece ─► ids of word pieces ─ forward ─► a vector for each piece ─ pool ─► one vector
//	                                                    │ backend/kernel: the multiplications
//	                                                    │ internal/weights: the model's numbers
//
// The weights are embedded by a build that has them (build/scripts/model.sh puts them into weights/); Open says whether it
// does. A text gives the same bits whatever stands beside it, in any order, on any number of cores and on any processor:
// what is multiplied are whole numbers, and no other operation is left to the processor's taste.
//
// Why it is our own and no library: build/docs/decisions/encoder.md. It must never keep or log a text.
package encoder
