import type { JsonObject } from '../../lib/workload';
import { read, service, workload } from './manifests';

const kindsOf = (...manifests: Parameters<typeof read>) => read(...manifests).traffic.value.map(({ kind }) => kind);

test.each<[string, JsonObject, string]>([
  ['a Service without a type is a ClusterIP', {}, 'cluster-ip'],
  ['a ClusterIP is one', { type: 'ClusterIP' }, 'cluster-ip'],
  ['clusterIP None is headless', { clusterIP: 'None' }, 'headless'],
  ['an address is no headless Service', { clusterIP: '10.0.0.1' }, 'cluster-ip'],
  ['a NodePort is reached through nodes', { type: 'NodePort' }, 'node-port'],
  ['a load balancer is reached through nodes', { type: 'LoadBalancer' }, 'node-port'],
])('%s', (_what, spec, kind) => {
  const { traffic } = read(workload(), service(spec));
  expect(traffic.value.map((source) => source.kind)).toEqual([kind]);
  expect(traffic.assumption).toBeUndefined();
});

test('several Services of one kind are one source', () => {
  expect(kindsOf(workload(), service(), service({ clusterIP: 'None' }), service())).toEqual(['cluster-ip', 'headless']);
});

test('what somebody states counts more than the Services', () => {
  const annotations = { 'zero-downtime/traffic': 'ingress-nginx, cluster-ip' };
  expect(kindsOf(workload({ annotations }), service({ clusterIP: 'None' }))).toEqual(['ingress-nginx', 'cluster-ip']);
});

test('what cannot be read counts as not stated', () => {
  expect(kindsOf(workload({ annotations: { 'zero-downtime/traffic': '?' } }), service())).toEqual(['cluster-ip']);
});

test('a Service that selects other pods sends nothing here', () => {
  const { traffic } = read(workload(), service({ selector: { app: 'api' }, clusterIP: 'None' }));
  expect(traffic).toMatchObject({ value: [{ kind: 'cluster-ip' }], assumption: expect.stringMatching(/ClusterIP/) });
});

test.each<[string, JsonObject, boolean]>([
  ['a container with a port is assumed to be behind a ClusterIP Service', { ports: [{ containerPort: 80 }] }, true],
  ['so is one with a readiness probe', { readinessProbe: { exec: { command: ['true'] } } }, true],
  ['a liveness probe says nothing about traffic', { livenessProbe: { exec: { command: ['true'] } } }, false],
  ['nor does a container without anything', {}, false],
])('%s', (_what, container, assumed) => {
  const { traffic } = read(workload({ containers: [{ name: 'web', ...container }] }));
  expect(traffic.value.length > 0).toBe(assumed);
  expect(traffic.assumption !== undefined).toBe(assumed);
});

test('the port of a sidecar or of an init container says nothing about traffic', () => {
  const pod = {
    initContainers: [
      { name: 'migrate', ports: [{ containerPort: 80 }] },
      { name: 'logs', restartPolicy: 'Always', ports: [{ containerPort: 9090 }] },
    ],
  };
  expect(kindsOf(workload({ containers: [{ name: 'worker' }], pod }))).toEqual([]);
});
