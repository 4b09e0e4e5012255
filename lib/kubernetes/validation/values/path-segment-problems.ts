/**
 * What keeps a name from standing in the path of a URL.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/api/validate/content/path.go IsPathSegmentName
 */
export function pathSegmentProblems(name: string): readonly string[] {
  if (name === '.' || name === '..') return [`may not be '${name}'`];
  return ['/', '%'].filter((part) => name.includes(part)).map((part) => `may not contain '${part}'`);
}
