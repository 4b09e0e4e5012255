// Evaluates expressions as a ValidatingAdmissionPolicy does: CEL with the macros, the optional values and the string
// functions that Kubernetes 1.30 gives to them. Reads JSON, writes JSON.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/ext"
)

type variable struct {
	Name       string `json:"name"`
	Expression string `json:"expression"`
}

type question struct {
	Variables  []variable     `json:"variables"`
	Expression string         `json:"expression"`
	Object     map[string]any `json:"object"`
}

type answer struct {
	Holds bool   `json:"holds"`
	Error string `json:"error,omitempty"`
}

func main() {
	var questions []question
	if err := json.NewDecoder(os.Stdin).Decode(&questions); err != nil {
		panic(err)
	}
	env, err := cel.NewEnv(
		cel.Variable("object", cel.DynType),
		cel.Variable("variables", cel.MapType(cel.StringType, cel.DynType)),
		cel.HomogeneousAggregateLiterals(),
		cel.EagerlyValidateDeclarations(true),
		cel.DefaultUTCTimeZone(true),
		cel.CrossTypeNumericComparisons(true),
		cel.OptionalTypes(),
		ext.Strings(ext.StringsVersion(2)),
		ext.Sets(),
	)
	if err != nil {
		panic(err)
	}
	programs := map[string]cel.Program{}
	run := func(expression string, object map[string]any, variables map[string]any) (any, error) {
		program, known := programs[expression]
		if !known {
			ast, issues := env.Compile(expression)
			if issues != nil && issues.Err() != nil {
				return nil, issues.Err()
			}
			made, err := env.Program(ast)
			if err != nil {
				return nil, err
			}
			programs[expression], program = made, made
		}
		out, _, err := program.Eval(map[string]any{"object": object, "variables": variables})
		if err != nil {
			return nil, err
		}
		return out.Value(), nil
	}
	answers := make([]answer, 0, len(questions))
	for _, one := range questions {
		answers = append(answers, ask(one, run))
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}

func ask(one question, run func(string, map[string]any, map[string]any) (any, error)) answer {
	object := whole(one.Object).(map[string]any)
	variables := map[string]any{}
	for _, variable := range one.Variables {
		value, err := run(variable.Expression, object, variables)
		if err != nil {
			return answer{Error: fmt.Sprintf("%s: %v", variable.Name, err)}
		}
		variables[variable.Name] = value
	}
	value, err := run(one.Expression, object, variables)
	if err != nil {
		return answer{Error: err.Error()}
	}
	holds, isBool := value.(bool)
	if !isBool {
		return answer{Error: fmt.Sprintf("%v is no bool", value)}
	}
	return answer{Holds: holds}
}

// whole makes integers of numbers without a fraction, as the API server decodes them.
func whole(value any) any {
	switch known := value.(type) {
	case map[string]any:
		for key, one := range known {
			known[key] = whole(one)
		}
	case []any:
		for index, one := range known {
			known[index] = whole(one)
		}
	case float64:
		if known == float64(int64(known)) {
			return int64(known)
		}
	}
	return value
}
