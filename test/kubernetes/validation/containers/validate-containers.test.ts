import { validateContainers, type KubernetesVersion } from '../../../../lib/kubernetes';
import { words } from '../words';

const APP = { name: 'app', image: 'web:1' };
const PROBE = { tcpSocket: { port: 80 } };
const NOT_FOR_INIT = 'may not be set for init containers without restartPolicy=Always';
const errorsOf = (podSpec: unknown, version: KubernetesVersion = '1.36') =>
  words(validateContainers(podSpec, { version }, ['spec']));

// Messages of an API server.
test.each([
  ['A pod has a container', {}, ['spec.containers: Required value']],
  ['No spec has no container', undefined, ['spec.containers: Required value']],
  [
    'Containers have names of their own',
    { containers: [APP, APP] },
    ['spec.containers[1].name: Duplicate value: "app"'],
  ],
  [
    'Init containers share the names',
    { containers: [APP], initContainers: [APP] },
    ['spec.initContainers[0].name: Duplicate value: "app"'],
  ],
  [
    'An init container has no probes',
    { containers: [APP], initContainers: [{ ...APP, name: 'i', livenessProbe: PROBE }] },
    [`spec.initContainers[0].livenessProbe: Forbidden: ${NOT_FOR_INIT}`],
  ],
  [
    'An init container has no hooks',
    { containers: [APP], initContainers: [{ ...APP, name: 'i', lifecycle: {} }] },
    [`spec.initContainers[0].lifecycle: Forbidden: ${NOT_FOR_INIT}`],
  ],
  [
    'A stop signal alone is dropped',
    { containers: [APP], initContainers: [{ ...APP, name: 'i', lifecycle: { stopSignal: 'SIGTERM' } }] },
    [],
  ],
  [
    'A sidecar has probes and hooks',
    {
      containers: [APP],
      initContainers: [
        {
          ...APP,
          name: 's',
          restartPolicy: 'Always',
          readinessProbe: PROBE,
          lifecycle: { preStop: { sleep: { seconds: 5 } } },
        },
      ],
    },
    [],
  ],
  [
    'A hook may sleep for the default grace period',
    { containers: [{ ...APP, lifecycle: { preStop: { sleep: { seconds: 30 } } } }] },
    [],
  ],
  [
    'A hook may sleep for the whole grace period',
    { terminationGracePeriodSeconds: 5, containers: [{ ...APP, lifecycle: { preStop: { sleep: { seconds: 5 } } } }] },
    [],
  ],
])('%s', (_, podSpec, errors) => {
  expect(errorsOf(podSpec)).toEqual(errors);
});

test('Before Kubernetes 1.29 there are no sidecars, so their probes are refused', () => {
  const podSpec = {
    containers: [APP],
    initContainers: [{ ...APP, name: 's', restartPolicy: 'Always', readinessProbe: PROBE }],
  };
  expect(errorsOf(podSpec, '1.28')).toEqual([`spec.initContainers[0].readinessProbe: Forbidden: ${NOT_FOR_INIT}`]);
});

test('A conflict of an init container is reported at the first one', () => {
  const ports = [
    { containerPort: 1, hostPort: 80 },
    { containerPort: 2, hostPort: 80 },
  ];
  const initContainers = [
    { ...APP, name: 'i' },
    { ...APP, name: 'j', ports },
  ];
  expect(errorsOf({ containers: [APP], initContainers })).toEqual([
    'spec.initContainers[0].ports[1].hostPort: Duplicate value: "TCP//80"',
  ]);
});
