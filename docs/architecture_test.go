package docs

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// functionName is a function as architecture.md names it: `corpus.Load` or `(*corpus.loader).check`.
var functionName = regexp.MustCompile("`(?:\\(\\*(\\w+)\\.(\\w+)\\)|(\\w+))\\.(\\w+)`")

// TestArchitectureNamesFunctions finds every function that architecture.md names: a reader who follows the page into the code must
// not end in nothing.
func TestArchitectureNamesFunctions(t *testing.T) {
	page, err := os.ReadFile("architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	names := 0
	for _, m := range functionName.FindAllStringSubmatch(string(page), -1) {
		pkg, receiver, name := m[1]+m[3], m[2], m[4]
		folder := "../internal/" + pkg
		if pkg == "main" {
			folder = "../cmd/rspsite"
		}
		if _, err := os.Stat(folder); err != nil {
			continue // the name of a file, such as rspsite.yaml
		}
		names++
		if !declares(t, folder, receiver, name) {
			t.Errorf("architecture.md names %s, and %s declares no such thing: mend the page", m[0], folder)
		}
	}
	if names == 0 {
		t.Error("architecture.md names no function: is the pattern still right?")
	}
}

// declares reports whether a package has the type or function name, or the method name of receiver.
func declares(t *testing.T, folder, receiver, name string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.Name == name && receiverOf(d) == receiver {
					return true
				}
			case *ast.GenDecl:
				if receiver == "" && declaresType(d, name) {
					return true
				}
			}
		}
	}
	return false
}

// receiverOf is the name of the type that d is a method of, or "".
func receiverOf(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return ""
	}
	typ := d.Recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	name, _ := typ.(*ast.Ident)
	if name == nil {
		return ""
	}
	return name.Name
}

func declaresType(d *ast.GenDecl, name string) bool {
	for _, spec := range d.Specs {
		if s, ok := spec.(*ast.TypeSpec); ok && s.Name.Name == name {
			return true
		}
	}
	return false
}
