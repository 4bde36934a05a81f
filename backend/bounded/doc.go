// Package bounded reads no more of an untrusted file than is allowed, however far a part of it unpacks. It must never hold
// what it read.
package bounded
