import {
  validateContainerPorts,
  validateHostPortConflicts,
  validateProtocol,
} from '../../../../lib/kubernetes/validation/containers/validate-container-ports';
import { words } from '../words';

// pkg/apis/core/validation/validation_test.go TestValidatePorts; messages of an API server.
test.each([
  [[{ containerPort: 80 }, { containerPort: 80 }], []],
  [[{ name: 'http', containerPort: 80, protocol: 'UDP', hostPort: 81 }], []],
  [
    [
      { name: 'http', containerPort: 80 },
      { name: 'http', containerPort: 81 },
    ],
    ['p[1].name: Duplicate value: "http"'],
  ],
  [[{ name: '123', containerPort: 80 }], ['p[0].name: Invalid value: "123": must contain at least one letter (a-z)']],
  [[{ name: 'http' }], ['p[0].containerPort: Required value']],
  [[{ containerPort: 65_536 }], ['p[0].containerPort: Invalid value: 65536: must be between 1 and 65535, inclusive']],
  [[{ containerPort: 80, hostPort: -1 }], ['p[0].hostPort: Invalid value: -1: must be between 1 and 65535, inclusive']],
  [
    [{ containerPort: 80, protocol: 'tcp' }],
    ['p[0].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"'],
  ],
  ['http', []],
])('The ports %j have the errors %j', (ports, errors) => {
  expect(words(validateContainerPorts(ports, ['p']))).toEqual(errors);
});

test('An absent protocol is TCP', () => {
  expect(validateProtocol('', ['p'])).toEqual([]);
});

test('A port of the node is for one container, one protocol and one address', () => {
  const containerWith = (...ports: readonly object[]) => ({ ports });
  const taken = { hostPort: 80, containerPort: 80 };
  expect(words(validateHostPortConflicts([containerWith(taken), containerWith(taken)], ['c']))).toEqual([
    'c[1].ports[0].hostPort: Duplicate value: "TCP//80"',
  ]);
  const others = [
    { ...taken, protocol: 'UDP' },
    { ...taken, hostIP: '10.0.0.1' },
    { containerPort: 80 },
    { containerPort: 80 },
  ];
  expect(validateHostPortConflicts([containerWith(taken, ...others)], ['c'])).toEqual([]);
});
