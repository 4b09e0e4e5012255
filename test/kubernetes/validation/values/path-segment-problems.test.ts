import { pathSegmentProblems } from '../../../../lib/kubernetes/validation/values/path-segment-problems';

// staging/src/k8s.io/apimachinery/pkg/api/validate/content/path_test.go
test.each([
  ['foo.bar_baz:Qux', []],
  ['...', []],
  ['.', ["may not be '.'"]],
  ['..', ["may not be '..'"]],
  ['a/b', ["may not contain '/'"]],
  ['a/b%', ["may not contain '/'", "may not contain '%'"]],
])('%p has the problems %j in a URL', (name, problems) => {
  expect(pathSegmentProblems(name)).toEqual(problems);
});
