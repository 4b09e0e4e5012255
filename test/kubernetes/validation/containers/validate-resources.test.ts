import { validateResources } from '../../../../lib/kubernetes/validation/containers/validate-resources';
import { words } from '../words';

// pkg/apis/core/validation/validation_test.go TestValidateResourceRequirements; messages of an API server.
test.each([
  [{}, []],
  [{ limits: { cpu: 1 }, requests: { cpu: '500m' } }, []],
  [{ limits: { cpu: '1' }, requests: { cpu: '1' } }, []],
  [{ requests: { memory: '1Gi' } }, []],
  [
    { limits: { cpu: '1' }, requests: { cpu: 2 } },
    ['r.requests: Invalid value: "2": must be less than or equal to cpu limit of 1'],
  ],
  [
    { limits: { memory: '1024Mi' }, requests: { memory: '2Gi' } },
    ['r.requests: Invalid value: "2Gi": must be less than or equal to memory limit of 1Gi'],
  ],
  [{ limits: { cpu: -1 } }, ['r.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0']],
  [{ limits: { 'nvidia.com/gpu': 1 }, requests: { 'nvidia.com/gpu': 1 } }, []],
  [
    { limits: { 'nvidia.com/gpu': 2 }, requests: { 'nvidia.com/gpu': 1 } },
    ['r.requests: Invalid value: "1": must be equal to nvidia.com/gpu limit of 2'],
  ],
  [
    { requests: { 'nvidia.com/gpu': 1 } },
    ['r.limits: Required value: Limit must be set for non overcommitable resources'],
  ],
  [{ limits: { 'nvidia.com/gpu': '500m' } }, ['r.limits[nvidia.com/gpu]: Invalid value: "500m": must be an integer']],
  [{ limits: { cpu: 'a lot' } }, []],
  ['none', []],
])('%j has the errors %j', (resources, errors) => {
  expect(words(validateResources(resources, ['r']))).toEqual(errors);
});
