import { validatePod } from '../../../../lib/kubernetes';

const APP = { name: 'app', image: 'web:1' };
const pathsOf = (spec: object, metadata: object = { name: 'p' }) =>
  validatePod({ metadata, spec: { containers: [APP], ...spec } }, '1.36').map(({ path }) => path.join('.'));
const sleeping = (seconds: number) => [{ ...APP, lifecycle: { preStop: { sleep: { seconds } } } }];

// pkg/apis/core/validation/validation_test.go TestValidatePodCreate; verdicts of an API server.
test.each([
  ['valid', {}, []],
  ['with spaces around the image', { containers: [{ ...APP, image: ' web' }] }, ['spec.containers.0.image']],
  [
    'with an ephemeral container',
    { ephemeralContainers: [{ name: 'debug', image: 'debug:1' }] },
    ['spec.ephemeralContainers'],
  ],
  ['with a node and scheduling gates', { nodeName: 'n', schedulingGates: [{ name: 'g' }] }, ['spec.nodeName']],
  ['with a negative grace period', { terminationGracePeriodSeconds: -1 }, []],
  [
    'with a negative grace period and a sleep of a second',
    { terminationGracePeriodSeconds: -1, containers: sleeping(1) },
    [],
  ],
  [
    'with a negative grace period and a longer sleep',
    { terminationGracePeriodSeconds: -1, containers: sleeping(2) },
    ['spec.containers.0.lifecycle.preStop.sleep'],
  ],
  [
    "on the node's network with one port in two containers",
    { hostNetwork: true, containers: ['a', 'b'].map((name) => ({ ...APP, name, ports: [{ containerPort: 80 }] })) },
    ['spec.containers.1.ports.0.hostPort'],
  ],
])('A Pod that is %s', (_, spec, paths) => {
  expect(pathsOf(spec)).toEqual(paths);
});

test('The name of a Pod is a DNS subdomain', () => {
  expect(pathsOf({}, { name: 'a.b' })).toEqual([]);
  expect(pathsOf({}, { name: 'a_b' })).toEqual(['metadata.name']);
});
