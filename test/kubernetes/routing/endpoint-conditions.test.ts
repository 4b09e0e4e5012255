import { endpointConditions, isEndpointMember } from '../../../lib/kubernetes';

// staging/src/k8s.io/endpointslice/utils_test.go TestPodToEndpoint
test.each([
  [true, false, false, { ready: true, serving: true, terminating: false }],
  [false, false, false, { ready: false, serving: false, terminating: false }],
  [true, true, false, { ready: false, serving: true, terminating: true }],
  [false, true, false, { ready: false, serving: false, terminating: true }],
  [true, true, true, { ready: true, serving: true, terminating: true }],
  [false, false, true, { ready: true, serving: false, terminating: false }],
])('A pod that is ready: %p, being deleted: %p, published anyway: %p', (ready, deleting, published, conditions) => {
  expect(endpointConditions({ ready, deleting }, published)).toEqual(conditions);
});

// staging/src/k8s.io/endpointslice/util/controller_utils_test.go TestShouldPodBeInEndpoints
test.each([
  ['Running', true, false, true, true],
  ['Pending', true, false, true, true],
  ['Running', true, true, true, true],
  ['Running', true, true, false, false],
  ['Running', false, false, true, false],
  ['Failed', true, false, true, false],
  ['Succeeded', true, true, true, false],
])('A %s pod, with an address: %p, being deleted: %p, those counted: %p', (phase, address, deleting, count, member) => {
  expect(isEndpointMember(phase, address, deleting, count)).toBe(member);
});
