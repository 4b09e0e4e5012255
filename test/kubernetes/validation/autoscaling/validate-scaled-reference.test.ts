import {
  validateDescribedObject,
  validateScaledReference,
} from '../../../../lib/kubernetes/validation/autoscaling/validate-scaled-reference';
import { words } from '../words';

const WEB = { kind: 'Deployment', name: 'web', apiVersion: 'apps/v1' };

// pkg/apis/autoscaling/validation/validation.go of v1.33 and v1.34; messages of an API server.
test.each([
  [WEB, []],
  [
    {},
    [
      'r.kind: Required value',
      'r.name: Required value',
      'r.apiVersion: Invalid value: "": apiVersion must specify API group',
    ],
  ],
  [{ ...WEB, apiVersion: 'v1' }, ['r.apiVersion: Invalid value: "v1": apiVersion must specify API group']],
  [{ ...WEB, apiVersion: '/v1' }, ['r.apiVersion: Invalid value: "/v1": apiVersion must specify API group']],
  [{ ...WEB, apiVersion: 'a/b/c' }, ['r.apiVersion: Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c']],
  [{ kind: 'ReplicationController', name: 'web', apiVersion: 'v1' }, []],
  [{ ...WEB, name: 'a/b' }, ['r.name: Invalid value: "a/b": may not contain \'/\'']],
])('The reference %j has the errors %j', (reference, errors) => {
  expect(words(validateScaledReference(reference, '1.36', ['r']))).toEqual(errors);
});

test('Before Kubernetes 1.34 nobody looks at the group', () => {
  expect(validateScaledReference({ ...WEB, apiVersion: 'v1' }, '1.33', ['r'])).toEqual([]);
});

test('A metric may be about an object of the core group', () => {
  expect(validateDescribedObject({ kind: 'Service', name: 'web', apiVersion: 'v1' }, '1.36', ['r'])).toEqual([]);
});
