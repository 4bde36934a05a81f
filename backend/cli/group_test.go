package cli

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

const wishes = `text,label
"reset my password, please",login
I can't reset the password,login

password reset by mail,login
"see the warehouse stock, live",stock
warehouse stock is wrong,stock
count the warehouse stock,stock
approve an invoice on the phone,approval
invoice approval takes long,approval
who does the invoice approval?,approval
`

func TestGroupGroupsAFile(t *testing.T) {
	term := newTerminal(t)
	file := term.file("wishes.csv", wishes)
	var found map[string]any
	if err := json.Unmarshal([]byte(term.ok("group", file, "--json", "--column", "text")), &found); err != nil {
		t.Fatal(err)
	}
	keys := []string{}
	for key := range found {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	if want := []string{"duplicates", "model", "seconds", "themes", "unplaced"}; !slices.Equal(keys, want) {
		t.Errorf("keys %v", keys)
	}
	var g grouping
	if err := json.Unmarshal([]byte(term.ok("group", file, "--json")), &g); err != nil {
		t.Fatal(err)
	}
	lines := slices.Clone(g.Unplaced)
	for _, theme := range g.Themes {
		lines = append(lines, theme.Members...)
		if theme.Name == "" || len(theme.Typical) == 0 || len(theme.Terms) == 0 {
			t.Errorf("%+v says little", theme)
		}
	}
	slices.Sort(lines)
	if fmt.Sprint(lines) != "[0 1 2 3 4 5 6 7 8]" {
		t.Errorf("lines %v", lines)
	}
	if out := term.ok("group", file); !strings.Contains(out, "9 texts in") || !strings.Contains(out, "“") {
		t.Errorf("to read:\n%s", out)
	}
}

func TestGroupShowsTheStartOfLongTexts(t *testing.T) {
	term := newTerminal(t)
	long := strings.Repeat("reset my password ", 5000)
	out := term.ok("group", term.file("long.txt", strings.Repeat(long+"\n", 3)))
	if !strings.Contains(out, "…”") || len(out) > 5000 {
		t.Errorf("%d bytes: %.500s", len(out), out)
	}
}

func TestGroupTellsWhatIsWrong(t *testing.T) {
	term := newTerminal(t)
	file := term.file("wishes.csv", wishes)
	for _, args := range [][]string{{"group", file, "--column", "nope"}, {"group", file + ".not"}} {
		if _, errs, code := term.run(args...); code != failed || errs == "" {
			t.Errorf("%v: exit %d, %s", args, code, errs)
		}
	}
	if _, _, code := term.run("group"); code != misuse {
		t.Error("group without a file is no misuse")
	}
	for name, data := range map[string]string{"empty.txt": "", "blank.txt": "\n\n", "one.txt": "only this"} {
		var g grouping
		if err := json.Unmarshal([]byte(term.ok("group", term.file(name, data), "--json")), &g); err != nil || len(g.Themes) != 0 {
			t.Errorf("%s: %+v, %v", name, g, err)
		}
	}
}
