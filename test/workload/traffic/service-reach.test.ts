import type { JsonObject } from '../../../lib/workload';
import { read, service, workload } from '../manifests';

const CONTAINERS = [
  {
    name: 'web',
    ports: [
      { name: 'http', containerPort: 8080 },
      { name: 'dns', containerPort: 53, protocol: 'UDP' },
    ],
  },
  { name: 'metrics', ports: [{ name: 'metrics', containerPort: 9090 }] },
];
const POD = {
  initContainers: [
    { name: 'migrate', ports: [{ name: 'setup', containerPort: 7000 }] },
    { name: 'proxy', restartPolicy: 'Always', ports: [{ name: 'proxy', containerPort: 15000 }] },
  ],
};

const reach = (spec: JsonObject) => read(workload({ containers: CONTAINERS, pod: POD }), service(spec)).reaches[0];

test.each<[string, JsonObject, number | undefined, string | undefined]>([
  ['a number', { port: 80, targetPort: 8080 }, 8080, 'web'],
  ['a name', { port: 80, targetPort: 'http' }, 8080, 'web'],
  ['a name of a sidecar container', { port: 80, targetPort: 'metrics' }, 9090, 'metrics'],
  ['a name of a native sidecar', { port: 80, targetPort: 'proxy' }, 15000, 'proxy'],
  ['a name of an init container, which has ended', { port: 80, targetPort: 'setup' }, undefined, undefined],
  ['a name that no container has', { port: 80, targetPort: 'web' }, undefined, undefined],
  ['a name of another protocol', { port: 53, targetPort: 'dns' }, undefined, undefined],
  ['a name of its own protocol', { port: 53, targetPort: 'dns', protocol: 'UDP' }, 53, 'web'],
  [
    'a number that no container declares, which is reached all the same',
    { port: 80, targetPort: 3000 },
    3000,
    undefined,
  ],
  ['nothing, which is the port itself', { port: 9090 }, 9090, 'metrics'],
])('a port of a Service leads to %s', (_what, port, number, container) => {
  const [read] = reach({ ports: [port] })?.ports ?? [];
  expect([read?.number, read?.container]).toEqual([number, container]);
});

test('what a Service says about its clients is read with the defaults of the API server', () => {
  expect(reach({})).toMatchObject({
    type: 'ClusterIP',
    headless: false,
    publishesNotReady: false,
    externalTrafficPolicy: 'Cluster',
    internalTrafficPolicy: 'Cluster',
  });
  expect(reach({})?.affinity).toBeUndefined();
  expect(reach({ sessionAffinity: 'ClientIP' })?.affinity).toBe(10_800);
  expect(reach({ clusterIP: 'None', publishNotReadyAddresses: true })).toMatchObject({
    headless: true,
    publishesNotReady: true,
  });
});
