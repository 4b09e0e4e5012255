const MESSAGE = "a valid environment variable name must consist only of printable ASCII characters other than '='";

/**
 * What is wrong with the name of an environment variable, since nearly every name is taken.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go IsRelaxedEnvVarName
 */
export function relaxedVariableNameProblems(name: string): readonly string[] {
  return /^[ -<>-~]*$/.test(name) ? [] : [MESSAGE];
}
