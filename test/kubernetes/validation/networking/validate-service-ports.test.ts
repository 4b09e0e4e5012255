import {
  validateNodePorts,
  validateServicePorts,
} from '../../../../lib/kubernetes/validation/networking/validate-service-ports';
import { words } from '../words';

// pkg/apis/core/validation/validation_test.go TestValidateServiceCreate; messages of an API server.
test.each([
  [[{ port: 80 }], []],
  [[{ port: 80, targetPort: 0 }], []],
  [[{ port: 80, targetPort: 'http', protocol: 'UDP', appProtocol: 'kubernetes.io/h2c' }], []],
  [
    [{ port: 80 }, { port: 81 }],
    ['p[0].name: Required value', 'p[1].name: Required value'],
  ],
  [
    [
      { port: 80, name: 'a' },
      { port: 81, name: 'a' },
    ],
    ['p[1].name: Duplicate value: "a"'],
  ],
  [
    [{ port: 80, targetPort: 'averyverylongname' }],
    ['p[0].targetPort: Invalid value: "averyverylongname": must be no more than 15 characters'],
  ],
  [
    [{ port: 80, targetPort: '8080' }],
    ['p[0].targetPort: Invalid value: "8080": must contain at least one letter (a-z)'],
  ],
  [
    [{ port: 80, protocol: 'HTTP' }],
    ['p[0].protocol: Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"'],
  ],
  [
    [{}],
    [
      'p[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
      'p[0].targetPort: Invalid value: 0: must be between 1 and 65535, inclusive',
    ],
  ],
])('The ports %j have the errors %j', (ports, errors) => {
  expect(words(validateServicePorts(ports, ['p']))).toEqual(errors);
});

test.each([
  ['NodePort', [{ port: 80, nodePort: 30_000 }], []],
  [
    'ClusterIP',
    [{ port: 80, nodePort: 30_000 }],
    ["p[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"],
  ],
  [
    'NodePort',
    [
      { port: 80, nodePort: 30_000 },
      { port: 81, nodePort: 30_000 },
    ],
    ['p[1].nodePort: Duplicate value: 30000'],
  ],
  [
    'NodePort',
    [
      { port: 80, nodePort: 30_000 },
      { port: 81, nodePort: 30_000, protocol: 'UDP' },
    ],
    [],
  ],
  [
    'ClusterIP',
    [{ port: 80 }, { port: 80 }],
    ['p[1]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":80,"TargetPort":0,"NodePort":0}'],
  ],
])('A Service of type %s with the ports %j has the errors %j', (type, ports, errors) => {
  expect(words(validateNodePorts(ports, type, ['p']))).toEqual(errors);
});
