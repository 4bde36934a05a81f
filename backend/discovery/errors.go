package discovery

import (
	"errors"
	"fmt"
)

// Code says what kind of failure an Error is. The window has words for each.
type Code string

// The codes, from the caller's fault to ours.
const (
	Invalid     Code = "invalid"     // the input breaks a rule; Field names it
	NotFound    Code = "not_found"   // what was asked for is not there (any more)
	Conflict    Code = "conflict"    // someone else changed it since it was read
	Locked      Code = "locked"      // another window holds the workspace
	Unavailable Code = "unavailable" // the disk, the file or the workspace can't be used now
	Internal    Code = "internal"    // a fault of ours; Reference leads to it in the log
)

// Codes lists every Code, for the window's types.
var Codes = []struct {
	Value  Code
	TSName string
}{
	{Invalid, "Invalid"},
	{NotFound, "NotFound"},
	{Conflict, "Conflict"},
	{Locked, "Locked"},
	{Unavailable, "Unavailable"},
	{Internal, "Internal"},
}

// Error is a failure that can be told to a person: what went wrong, where, and what to do next.
type Error struct {
	Code      Code   `json:"code"`
	Field     string `json:"field,omitempty"`     // the json name of the field at fault
	Message   string `json:"message"`             // one plain sentence
	Reference string `json:"reference,omitempty"` // of an internal error in the log
	cause     error
}

func (e *Error) Error() string { return e.Message }

// Unwrap gives what lies beneath, so that errors.Is and errors.As see it.
func (e *Error) Unwrap() error { return e.cause }

// Because keeps the cause of e for the log.
func (e *Error) Because(cause error) *Error {
	e.cause = cause
	return e
}

// Errorf makes an Error of the given code whose message is formatted like fmt.Sprintf.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// InvalidField makes an Invalid error about one field, named as in JSON.
func InvalidField(field, format string, args ...any) *Error {
	e := Errorf(Invalid, format, args...)
	e.Field = field
	return e
}

// CodeOf gives the code of the nearest Error in err's chain, Internal for any other error and "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return Internal
}
