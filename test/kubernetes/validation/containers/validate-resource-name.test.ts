import {
  isExtendedResource,
  isOvercommitAllowed,
  validateResourceName,
} from '../../../../lib/kubernetes/validation/containers/validate-resource-name';

// pkg/apis/core/helper/helpers_test.go, pkg/apis/core/validation/validation_test.go
test.each([
  ['cpu', 0],
  ['memory', 0],
  ['ephemeral-storage', 0],
  ['hugepages-2Mi', 0],
  ['nvidia.com/gpu', 0],
  ['kubernetes.io/anything', 0],
  ['gpu', 2],
  ['storage', 1],
  ['requests.cpu', 1],
  ['requests.example.com/gpu', 1],
  ['a b', 2],
])('%p has %d errors as a resource of a container', (name, errors) => {
  expect(validateResourceName(name, ['limits', name])).toHaveLength(errors);
});

test.each([
  ['cpu', false, true],
  ['hugepages-2Mi', false, false],
  ['nvidia.com/gpu', true, false],
  ['kubernetes.io/batch-cpu', false, true],
  ['requests.example.com/gpu', false, false],
])('%s is extended: %p; may be overcommitted: %p', (name, extended, overcommit) => {
  expect(isExtendedResource(name)).toBe(extended);
  expect(isOvercommitAllowed(name)).toBe(overcommit);
});
