package discovery

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
)

// Lines are short texts in an order, stored in one column as a JSON array.
type Lines []string

// Value implements driver.Valuer.
func (l Lines) Value() (driver.Value, error) { return jsonList(l) }

// Scan implements sql.Scanner.
func (l *Lines) Scan(src any) error { return scanJSON(src, (*[]string)(l)) }

// MaxLines is how many of them a field holds: far above what a person writes.
const MaxLines = 100

// clean makes the texts safe, leaves out the empty ones, and says what is wrong with them.
func (l *Lines) clean(field string) error {
	kept := make(Lines, 0, len(*l))
	for _, line := range *l {
		if line = CleanLine(line); line == "" {
			continue
		}
		if err := checkLength(field, line, MaxLine); err != nil {
			return err
		}
		kept = append(kept, line)
	}
	if len(kept) > MaxLines {
		return InvalidField(field, "There are %d %s; at most %d fit.", len(kept), field, MaxLines)
	}
	*l = kept
	return nil
}

// jsonList gives a list as a JSON array, and one that is nil as an empty one.
func jsonList[T any](list []T) (driver.Value, error) {
	if list == nil {
		return "[]", nil
	}
	return jsonValue(list)
}

func jsonValue(v any) (driver.Value, error) {
	b, err := json.Marshal(v)
	return string(b), err
}

func scanJSON(src, into any) error {
	s, ok := src.(string)
	if !ok {
		return fmt.Errorf("read a column of JSON: unexpected %T", src)
	}
	return json.Unmarshal([]byte(s), into)
}
