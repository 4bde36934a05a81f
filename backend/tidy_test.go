// Package backend holds the rules of the house as tests: which package may import which, what the window may call, and
// that what the README names is there.
package backend

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"throughline/backend/api"
)

// layers says how high each package stands. A package imports only packages of a lower layer.
var layers = map[string]int{
	"discovery":  0,
	"fold":       0,
	"kernel":     0,
	"charset":    0,
	"bounded":    0,
	"prose":      0,
	"capture":    1,
	"transcript": 1,
	"store":      1,
	"picture":    1,
	"exchange":   1,
	"encoder":    1,
	"intake":     1,
	"settings":   1,
	"themes":     1,
	"wording":    1,
	"shell":      1,
	"synthesis":  2,
	"pdf":        2,
	"api":        3,
	"cli":        4,
}

// only says who alone may import what: a library that one package exists to hide.
var only = map[string][]string{
	"github.com/jung-kurt/gofpdf":    {"pdf"},
	"gorm.io/":                       {"store"},
	"github.com/mattn/go-sqlite3":    {"store"},
	"database/sql":                   {"store", "discovery"}, // discovery only tells how its own types are kept
	"github.com/wailsapp/wails":      {"shell"},
	"github.com/spf13/cobra":         {"cli"},
	"github.com/pressly/goose":       {"store"},
	"github.com/yuin/goldmark":       {"prose"},
	"github.com/go-text/typesetting": {"pdf"},
}

// imports gives what the non-test files of each package under backend import.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		pkg, _, _ := strings.Cut(filepath.ToSlash(path), "/")
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			found[pkg] = append(found[pkg], strings.Trim(spec.Path.Value, `"`))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestPackagesImportOnlyWhatStandsBelowThem(t *testing.T) {
	for pkg, paths := range imports(t) {
		layer, known := layers[pkg]
		if !known {
			t.Errorf("package %s has no layer: give it one here and a line in the README's code map", pkg)
		}
		if _, err := os.Stat(filepath.Join(pkg, "doc.go")); err != nil {
			t.Errorf("package %s has no doc.go that says what it is for and what it must never do", pkg)
		}
		for _, path := range paths {
			name, ours := strings.CutPrefix(path, "throughline/backend/")
			name, _, _ = strings.Cut(name, "/")
			if ours && name != pkg && layers[name] >= layer {
				t.Errorf("%s imports %s, which does not stand below it", pkg, name)
			}
			if pkg == "discovery" && strings.Contains(path, ".") {
				t.Errorf("discovery imports %s: it uses the standard library only", path)
			}
			for library, users := range only {
				if strings.HasPrefix(path, library) && !slices.Contains(users, pkg) {
					t.Errorf("%s imports %s, which only %v may", pkg, path, users)
				}
			}
		}
	}
}

// services are what main.go binds to the window.
var services = []any{
	&api.Workspaces{}, &api.Products{}, &api.Stakeholders{}, &api.Sessions{}, &api.Guides{}, &api.Questions{},
	&api.Notes{}, &api.Transcripts{}, &api.WrapUp{}, &api.Promises{}, &api.Asks{}, &api.AskImports{}, &api.Letters{}, &api.Voices{}, &api.Themes{},
	&api.Suggestions{}, &api.PRDs{}, &api.Versions{}, &api.Templates{}, &api.Styles{}, &api.Findings{}, &api.Metrics{}, &api.Images{},
	&api.Agreement{}, &api.Comments{}, &api.Search{},
	&api.History{}, &api.Trash{}, &api.Backups{}, &api.Preferences{}, &api.Links{}, &api.Window{}, &api.Closing{},
}

func TestEveryServiceIsBound(t *testing.T) {
	main, err := os.ReadFile("../main.go")
	if err != nil {
		t.Fatal(err)
	}
	bound := regexp.MustCompile(`&api\.(\w+)\{Desk: desk\}`).FindAllStringSubmatch(string(main), -1)
	var names, want []string
	for _, m := range bound {
		names = append(names, m[1])
	}
	for _, s := range services {
		want = append(want, reflect.TypeOf(s).Elem().Name())
	}
	if !slices.Equal(names, want) {
		t.Errorf("main.go binds %v, the tests know %v", names, want)
	}
}

// TestBoundaryContract holds every method that the window can call to what Wails can carry: at most two arguments,
// (T, error) or error, and types that TypeScript has.
func TestBoundaryContract(t *testing.T) {
	failure := reflect.TypeFor[error]()
	for _, service := range services {
		typ := reflect.TypeOf(service)
		for method := range typ.Methods() {
			name := typ.Elem().Name() + "." + method.Name
			in, out := method.Type.NumIn()-1, method.Type.NumOut()
			if in > 2 {
				t.Errorf("%s takes %d arguments; put them into one request struct", name, in)
			}
			if out == 0 || out > 2 || method.Type.Out(out-1) != failure {
				t.Errorf("%s must give (T, error) or error", name)
				continue
			}
			if method.Type.IsVariadic() {
				t.Errorf("%s is variadic", name)
			}
			if out == 2 {
				checkCarried(t, name, method.Type.Out(0), reflect.StructField{}, map[reflect.Type]bool{})
			}
			for a := 1; a <= in; a++ {
				checkCarried(t, name, method.Type.In(a), reflect.StructField{}, map[reflect.Type]bool{})
			}
		}
	}
}

func checkCarried(t *testing.T, where string, typ reflect.Type, field reflect.StructField, seen map[reflect.Type]bool) {
	t.Helper()
	if field.Tag.Get("ts_type") != "" || seen[typ] {
		return
	}
	seen[typ] = true
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice:
		if typ.Elem().Kind() == reflect.Uint8 {
			t.Errorf("%s carries bytes, which arrive as base64", where)
		}
		checkCarried(t, where, typ.Elem(), reflect.StructField{}, seen)
	case reflect.Struct:
		if typ.PkgPath() == "time" {
			t.Errorf(`%s carries a %s without ts_type:"string"`, where, typ)
			return
		}
		if typ.Name() == "" {
			t.Errorf("%s carries a struct without a name, which TypeScript sees as any", where)
		}
		for f := range typ.Fields() {
			if f.IsExported() && !f.Anonymous && f.Tag.Get("json") == "" {
				t.Errorf("%s: %s.%s has no json tag", where, typ, f.Name)
			}
			checkCarried(t, where, f.Type, f, seen)
		}
	case reflect.Uint64, reflect.Uint, reflect.Uintptr, reflect.Interface, reflect.Map, reflect.Func, reflect.Chan, reflect.Complex128:
		t.Errorf("%s carries a %s, which TypeScript can't hold", where, typ)
	default:
	}
}

// TestMethodsFailWithoutAWorkspace calls everything that the window can call while no workspace is open: nothing may
// panic, and what needs a workspace must say so.
func TestMethodsFailWithoutAWorkspace(t *testing.T) {
	for _, service := range services[1 : len(services)-4] { // workspaces, preferences, links, the window and its closing live without one
		value := reflect.ValueOf(service)
		value.Elem().FieldByName("Desk").Set(reflect.ValueOf(&api.Desk{}))
		for i := range value.NumMethod() {
			method := value.Method(i)
			args := make([]reflect.Value, method.Type().NumIn())
			for a := range args {
				args[a] = reflect.Zero(method.Type().In(a))
			}
			out := method.Call(args)
			err, _ := reflect.TypeAssert[error](out[len(out)-1])
			if err == nil || !strings.Contains(err.Error(), "No workspace is open") {
				t.Errorf("%s.%s: %v", value.Type().Elem().Name(), value.Type().Method(i).Name, err)
			}
		}
	}
}

// TestReadmeTellsTheTruth fails when a path that the README names is gone.
func TestReadmeTellsTheTruth(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	built := regexp.MustCompile(`^build/(bin|out)/|/dist/?$|node_modules`)
	named := regexp.MustCompile("(?:\\]\\(|`)((?:\\./)?(?:backend|frontend|build|\\.ci)/[\\w./*-]*|(?:main|app)\\.go|[A-Z]+(?:\\.md)?)[`)]")
	count := 0
	for _, m := range named.FindAllStringSubmatch(string(readme), -1) {
		path := strings.TrimSuffix(m[1], "/")
		if built.MatchString(path) || !strings.ContainsAny(path, "/.") && path != "LICENSE" {
			continue
		}
		count++
		if found, _ := filepath.Glob(filepath.Join("..", path)); len(found) == 0 {
			t.Errorf("README.md names %s, which is not there", m[1])
		}
	}
	if count < 10 {
		t.Errorf("only %d paths found in the README: is its code map still there?", count)
	}
}
