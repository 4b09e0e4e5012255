// Writes ../schema.ts: the fields of the kinds below and their types, read from the Go types that the API server decodes
// manifests into (the modules k8s.io/api and k8s.io/apimachinery, one version of each for every Kubernetes version).
//
// Run by `npm run schema`; with -check it compares instead of writing.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"sort"
	"strconv"
	"strings"
)

const oldest, newest = 28, 36

// The objects whose structure is looked at: what a release is made of, and what usually stands beside it.
var roots = map[string][]string{
	"core/v1": {"Pod", "Service", "ReplicationController", "PodTemplate", "ConfigMap", "Secret", "Namespace",
		"ServiceAccount", "PersistentVolumeClaim", "LimitRange", "ResourceQuota", "Endpoints"},
	"apps/v1":        {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"},
	"batch/v1":       {"Job", "CronJob"},
	"policy/v1":      {"PodDisruptionBudget"},
	"autoscaling/v1": {"HorizontalPodAutoscaler"},
	"autoscaling/v2": {"HorizontalPodAutoscaler"},
	"networking/v1":  {"Ingress", "IngressClass", "NetworkPolicy"},
	"discovery/v1":   {"EndpointSlice"},
	"scheduling/v1":  {"PriorityClass"},
	"rbac/v1":        {"Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"},
	"storage/v1":     {"StorageClass"},
}

// Types that decode themselves.
var leaves = map[string]string{
	"k8s.io/apimachinery/pkg/api/resource.Quantity":   "quantity",
	"k8s.io/apimachinery/pkg/util/intstr.IntOrString": "intOrString",
	"k8s.io/apimachinery/pkg/apis/meta/v1.Time":       "time",
	"k8s.io/apimachinery/pkg/apis/meta/v1.MicroTime":  "microTime",
	"k8s.io/apimachinery/pkg/apis/meta/v1.Duration":   "duration",
	"k8s.io/apimachinery/pkg/apis/meta/v1.FieldsV1":   "any",
	"k8s.io/apimachinery/pkg/runtime.RawExtension":    "any",
}

type pkg struct {
	types   map[string]ast.Expr
	imports map[string]map[string]string // of the file that declares a type
}

type field struct{ name, embedded, typ string }

type release struct {
	dirs map[string]string
	pkgs map[string]*pkg
	// What was found: by qualified name, the Go kind of a named basic type or the fields of a struct, and their order.
	structs map[string][]field
	basics  map[string]string
	order   []string
}

func main() {
	check := flag.Bool("check", false, "compare with what is written")
	flag.Parse()
	var releases []*release
	for minor := oldest; minor <= newest; minor++ {
		r := &release{dirs: map[string]string{}, pkgs: map[string]*pkg{}, structs: map[string][]field{}, basics: map[string]string{}}
		for _, module := range []string{"k8s.io/api", "k8s.io/apimachinery"} {
			r.dirs[module] = download(fmt.Sprintf("%s@v0.%d.0", module, minor))
		}
		for _, group := range sorted(roots) {
			for _, kind := range roots[group] {
				r.resolve("k8s.io/api/"+group, kind)
			}
		}
		releases = append(releases, r)
	}
	text := write(releases)
	if !*check {
		must(os.WriteFile("../schema.ts", []byte(text), 0o644))
		return
	}
	if written, err := os.ReadFile("../schema.ts"); err != nil || string(written) != text {
		fmt.Fprintln(os.Stderr, "lib/kubernetes/structure/schema.ts is out of date: run `npm run schema`")
		os.Exit(1)
	}
}

func download(module string) string {
	command := exec.Command("go", "mod", "download", "-json", module)
	command.Env = append(os.Environ(), "GOFLAGS=-mod=mod")
	out, err := command.Output()
	must(err)
	var answer struct{ Dir string }
	must(json.Unmarshal(out, &answer))
	return answer.Dir
}

func (r *release) load(path string) *pkg {
	if known := r.pkgs[path]; known != nil {
		return known
	}
	p := &pkg{types: map[string]ast.Expr{}, imports: map[string]map[string]string{}}
	r.pkgs[path] = p
	module := strings.Join(strings.SplitN(path, "/", 3)[:2], "/")
	files, _ := filepath.Glob(filepath.Join(r.dirs[module], strings.TrimPrefix(path, module), "*.go"))
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		must(err)
		imports := map[string]string{}
		for _, one := range file.Imports {
			target, _ := strconv.Unquote(one.Path.Value)
			alias := filepath.Base(target)
			if one.Name != nil {
				alias = one.Name.Name
			}
			imports[alias] = target
		}
		for _, declaration := range file.Decls {
			general, ok := declaration.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range general.Specs {
				if typ, ok := spec.(*ast.TypeSpec); ok {
					p.types[typ.Name.Name] = typ.Type
					p.imports[typ.Name.Name] = imports
				}
			}
		}
	}
	return p
}

// The name of a type in the table: a basic one, a leaf, `[]T`, `{}T` or a struct's qualified name, which it then looks into.
func (r *release) resolve(path, name string) string {
	full := path + "." + name
	if leaf, ok := leaves[full]; ok {
		return leaf
	}
	if _, ok := r.structs[full]; ok || r.basics[full] != "" {
		return full
	}
	p := r.load(path)
	switch typ := p.types[name].(type) {
	case *ast.StructType:
		r.structs[full] = nil
		r.order = append(r.order, full)
		r.structs[full] = r.fieldsOf(path, name, typ, "")
		return full
	case nil:
		panic("no type " + full)
	default:
		r.basics[full] = r.typeOf(path, name, typ)
		r.order = append(r.order, full)
		return full
	}
}

func (r *release) fieldsOf(path, owner string, typ *ast.StructType, embedded string) []field {
	var fields []field
	for _, one := range typ.Fields.List {
		tag := reflect.StructTag("")
		if one.Tag != nil {
			unquoted, _ := strconv.Unquote(one.Tag.Value)
			tag = reflect.StructTag(unquoted)
		}
		name, options, _ := strings.Cut(tag.Get("json"), ",")
		switch {
		case name == "-":
		case name == "" && (strings.Contains(options, "inline") || len(one.Names) == 0):
			full := r.typeOf(path, owner, one.Type)
			at := strings.LastIndex(full, ".")
			inner, _ := r.load(full[:at]).types[full[at+1:]].(*ast.StructType)
			if inner == nil {
				panic("cannot embed " + full)
			}
			step := full[at+1:]
			if embedded != "" {
				step = embedded + "." + step
			}
			fields = append(fields, r.fieldsOf(full[:at], full[at+1:], inner, step)...)
		case name == "":
			panic("no name in " + path + "." + owner)
		default:
			fields = append(fields, field{name, embedded, r.typeOf(path, owner, one.Type)})
		}
	}
	return fields
}

func (r *release) typeOf(path, owner string, expression ast.Expr) string {
	switch typ := expression.(type) {
	case *ast.StarExpr:
		return "*" + r.typeOf(path, owner, typ.X)
	case *ast.ArrayType:
		if element, ok := typ.Elt.(*ast.Ident); ok && element.Name == "byte" {
			return "bytes"
		}
		return "[]" + r.typeOf(path, owner, typ.Elt)
	case *ast.MapType:
		// Keys are strings, or named strings.
		return "{}" + r.typeOf(path, owner, typ.Value)
	case *ast.SelectorExpr:
		return r.resolve(r.load(path).imports[owner][typ.X.(*ast.Ident).Name], typ.Sel.Name)
	case *ast.Ident:
		switch typ.Name {
		case "string", "bool", "int32", "int64", "float64":
			return typ.Name
		}
		return r.resolve(path, typ.Name)
	}
	panic(fmt.Sprintf("what is %T in %s.%s", expression, path, owner))
}

// The table: a line a type, in the order of the newest version that has it.
func write(releases []*release) string {
	var order []string
	seen := map[string]bool{}
	for i := len(releases) - 1; i >= 0; i-- {
		for _, name := range releases[i].order {
			if !seen[name] {
				seen[name] = true
				order = append(order, name)
			}
		}
	}
	short := shortNames(order)
	var out bytes.Buffer
	for _, full := range order {
		if line := lineOf(full, releases, short); line != "" {
			fmt.Fprintln(&out, line)
		}
	}
	return header + out.String() + "`;\n"
}

const header = "/* eslint-disable max-lines */\n// Generated by `npm run schema` from the modules k8s.io/api and k8s.io/apimachinery: do not edit.\n\n" +
	"/** The fields of Kubernetes' kinds and their types, a line a type. Its form is told in `read-schema.ts`. */\n" +
	"export const SCHEMA = `\\\n"

// A package's name and the type's, which is how Go shows it: `v1.Pod`, with as much of the group as tells it apart.
func shortNames(order []string) map[string]string {
	count := map[string]int{}
	for _, full := range order {
		count[filepath.Base(full)]++
	}
	short := map[string]string{}
	for _, full := range order {
		short[full] = filepath.Base(full)
		if count[filepath.Base(full)] > 1 {
			short[full] += "~" + filepath.Base(filepath.Dir(full))
		}
	}
	return short
}

func lineOf(full string, releases []*release, short map[string]string) string {
	last := releases[len(releases)-1]
	for _, one := range releases {
		if one.basics[full] != "" || one.structs[full] != nil {
			last = one
		}
	}
	if basic := last.basics[full]; basic != "" {
		return short[full] + " =" + shown(basic, short)
	}
	words := []string{short[full]}
	embedded := ""
	for _, one := range allFields(full, releases) {
		if one.embedded != embedded {
			embedded = one.embedded
			words = append(words, "^"+embedded)
		}
		words = append(words, one.name+":"+shown(one.typ, short)+versions(full, one.name, releases))
	}
	return strings.Join(words, " ")
}

func allFields(full string, releases []*release) []field {
	var all []field
	seen := map[string]bool{}
	for i := len(releases) - 1; i >= 0; i-- {
		for _, one := range releases[i].structs[full] {
			if !seen[one.name] {
				seen[one.name] = true
				all = append(all, one)
			}
		}
	}
	return all
}

// `@30` for a field that came with 1.30, `<34` for one that went with 1.34.
func versions(full, name string, releases []*release) string {
	first, last := -1, -1
	for i, one := range releases {
		for _, f := range one.structs[full] {
			if f.name == name {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
	}
	text := ""
	// A type that came whole needs no mark at its fields: the one that leads to it has it.
	if first > 0 && releases[first-1].structs[full] != nil {
		text += fmt.Sprintf("@%d", oldest+first)
	}
	if last < len(releases)-1 && releases[last+1].structs[full] != nil {
		text += fmt.Sprintf("<%d", oldest+last+1)
	}
	return text
}

func shown(typ string, short map[string]string) string {
	for _, prefix := range []string{"*", "[]", "{}"} {
		if strings.HasPrefix(typ, prefix) {
			return prefix + shown(typ[len(prefix):], short)
		}
	}
	if name, ok := short[typ]; ok {
		return name
	}
	return typ
}

func sorted(groups map[string][]string) []string {
	var names []string
	for name := range groups {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
