import {
  isHeadless,
  validateClusterAddresses,
  validateExternalName,
} from '../../../../lib/kubernetes/validation/networking/validate-cluster-addresses';
import { words } from '../words';

// pkg/apis/core/validation/validation_test.go TestValidateServiceCreate
test.each([
  ['ClusterIP', { clusterIP: 'None' }, []],
  [
    'NodePort',
    { clusterIP: 'None' },
    ['clusterIPs[0]: Invalid value: "None": may not be set to \'None\' for NodePort services'],
  ],
  ['LoadBalancer', { clusterIP: '10.0.0.1' }, []],
  ['ExternalName', { externalName: 'example.com.' }, []],
  ['ExternalName', {}, ['externalName: Required value']],
  [
    'ExternalName',
    { externalName: 'example.com', clusterIP: 'None' },
    ['clusterIPs: Forbidden: may not be set for ExternalName services'],
  ],
])('A Service of type %s with %j has the errors %j', (type, spec, errors) => {
  expect(words(validateExternalName(spec, type, []))).toEqual(errors);
});

test.each([
  [{ clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1'] }, []],
  [{ ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'PreferDualStack' }, []],
  [
    { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.2'] },
    ['clusterIPs: Invalid value: ["10.0.0.2"]: first value must match `clusterIP`'],
  ],
  [
    { clusterIPs: ['10.0.0.1'] },
    ['clusterIPs: Invalid value: ["10.0.0.1"]: must be empty when `clusterIP` is not specified'],
  ],
  [{ ipFamilies: ['IPv5'] }, ['ipFamilies[0]: Unsupported value: "IPv5": supported values: "IPv4", "IPv6"']],
  [{ ipFamilies: ['IPv4', 'IPv4'] }, ['ipFamilies[1]: Duplicate value: "IPv4"']],
  [
    { ipFamilyPolicy: 'Both' },
    [
      'ipFamilyPolicy: Unsupported value: "Both": supported values: "PreferDualStack", "RequireDualStack", "SingleStack"',
    ],
  ],
  [
    { clusterIPs: ['10.0.0.1', '10.0.0.1'], clusterIP: '10.0.0.1' },
    [expect.stringContaining('may specify no more than one IP for each IP family')],
  ],
  [
    { clusterIPs: ['10.0.0.1', '10.0.0.2'], clusterIP: '10.0.0.1' },
    [expect.stringContaining('may specify no more than one IP for each IP family')],
  ],
  [{ clusterIPs: ['10.0.0.1', 'fd00::1'], clusterIP: '10.0.0.1', ipFamilies: ['IPv4', 'IPv6'] }, []],
  [
    { clusterIP: 'fd00::1', ipFamilies: ['IPv4'] },
    ['clusterIPs[0]: Invalid value: "fd00::1": expected an IPv4 value as indicated by `ipFamilies[0]`'],
  ],
  [{ clusterIP: 'None', ipFamilies: ['IPv6'] }, []],
  [{ clusterIP: '010.0.0.1' }, ['clusterIPs[0]: Invalid value: "010.0.0.1": must not have leading 0s']],
  [
    { clusterIP: 'None', clusterIPs: ['None', '10.0.0.1'] },
    ['clusterIPs: Invalid value: ["None","10.0.0.1"]: \'None\' must be the first and only value'],
  ],
])('The addresses %j have the errors %j', (spec, errors) => {
  expect(words(validateClusterAddresses(spec, 'ClusterIP', '1.36', []))).toEqual(errors);
});

test.each([
  [{ clusterIP: 'None' }, true],
  [{ clusterIPs: ['None'] }, true],
  [{ clusterIP: '' }, false],
  [{}, false],
])('%j is headless: %p', (spec, expected) => {
  expect(isHeadless(spec)).toBe(expected);
});
