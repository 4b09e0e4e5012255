import { check } from '../../lib/check';
import { findChange } from '../../lib/simulation';
import type { Workload, World } from '../../lib/workload';
import { worldOf } from './manifests';

interface Given {
  readonly kind?: string;
  readonly name?: string;
  readonly image?: string;
  readonly spec?: string;
  readonly container?: string;
  readonly pod?: string;
  readonly beside?: string;
}

/** One pod behind a Service. */
const one = (given: Given): World => {
  const { kind = 'Deployment', name = 'shop', image = 'registry.example.com/shop:1', spec = '' } = given;
  return worldOf(`
apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name} }
spec:
  replicas: 1
  ${kind === 'StatefulSet' ? `serviceName: ${name}` : ''}
  ${spec}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      ${given.pod ?? ''}
      containers:
        - name: main
          image: ${image}
          ports: [{ containerPort: 7000 }]
          readinessProbe: { httpGet: { path: /, port: 7000 } }
          ${given.container ?? ''}
---
{ apiVersion: v1, kind: Service, metadata: { name: ${name} }, spec: { selector: { app: ${name} }, ports: [{ port: 7000 }] } }
${given.beside ?? ''}
`);
};

const mounting = (volume: string, mountPath: string): Given => ({
  pod: `volumes: [{ name: ${volume} }]`,
  container: `volumeMounts: [{ name: ${volume.split(',')[0]}, mountPath: ${mountPath} }]`,
});

const changeOf = (world: World) => findChange(world, world.workloads[0] as Workload, { scenarios: ['drain-node'] });

/** Everything that anybody is told to do about it. */
const told = (world: World) => {
  const { findings, notices } = check(world.manifests);
  return JSON.stringify([findings.map(({ fix, edits }) => [fix, edits]), notices, changeOf(world)]);
};

const CLAIM = (mode: string) => `---
{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: c }, spec: { accessModes: [${mode}], resources: { requests: { storage: 1Gi } } } }`;

describe('Nobody is told to run two', () => {
  test.each<[string, Given]>([
    ['of an unknown StatefulSet', { kind: 'StatefulSet' }],
    [
      'of an unknown StatefulSet whose pod has a claim',
      {
        kind: 'StatefulSet',
        spec: 'volumeClaimTemplates: [{ metadata: { name: d }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]',
      },
    ],
    ['of what keeps files in an emptyDir', mounting('uploads, emptyDir: {}', '/srv/shop/uploads')],
    ['of what works in an emptyDir of which nobody knows what it is', mounting('w, emptyDir: {}', '/srv/w')],
    [
      'of what reads a claim that one node may have',
      {
        pod: 'volumes: [{ name: d, persistentVolumeClaim: { claimName: c } }]',
        container: 'volumeMounts: [{ name: d, mountPath: /d, readOnly: true }]',
        beside: CLAIM('ReadWriteOnce'),
      },
    ],
    ['of what has a directory of its node', mounting('d, hostPath: { path: /mnt/d }', '/d')],
    [
      'of what has a claim of which nothing else is known',
      mounting('d, persistentVolumeClaim: { claimName: c }', '/d'),
    ],
    [
      'of what has a claim that one node may have',
      { ...mounting('d, persistentVolumeClaim: { claimName: c }', '/d'), beside: CLAIM('ReadWriteOnce') },
    ],
    ['of the scheduler of Dask', { name: 'dask', container: 'args: [dask-scheduler, --port, "8786"]' }],
    ['of the head of Ray', { container: 'command: [/bin/sh, -c, "ray start --head --block"]' }],
    ['of Dex, whose storage nobody can see', { image: 'ghcr.io/dexidp/dex:v2.41.0' }],
    ['of an exporter that keeps what it is sent', { image: 'prom/statsd-exporter:v0.27.2' }],
    ['of an orchestrator', { name: 'terminals-orchestrator' }],
    ['of ChartMuseum', { image: 'ghcr.io/helm/chartmuseum:v0.16.2' }],
    ['of a registry of images', { image: 'registry:2' }],
    ['of a server of Git', { image: 'gitea/gitea:1.22' }],
    ['of Temporal for developers', { image: 'temporalio/temporal:1', container: 'args: [server, start-dev]' }],
    ['of Vault for developers', { image: 'hashicorp/vault:1.17', container: 'args: [server, -dev]' }],
    ['of a scheduler that may hold no election', { name: 'billing-scheduler' }],
    ['of what is recreated', { spec: 'strategy: { type: Recreate }' }],
  ])('%s, by whatever tells what to do', (_, given) => {
    const world = one(given);
    expect(told(world)).not.toMatch(/to 2 or more|2 replicas|"value":2\b/);
    expect(told(world)).not.toContain('"maxSurge"');
    expect(changeOf(world)).toMatchObject({ none: expect.stringMatching(/plan the gap/) as string });
  });

  test.each<[string, Given]>([
    ['nothing of its own', {}],
    ['a directory for what is temporary', mounting('w, emptyDir: {}', '/tmp')],
    ['a cache', mounting('nginx-cache, emptyDir: {}', '/var/cache/nginx')],
    ['shared memory', mounting('d, emptyDir: { medium: Memory }', '/d')],
    [
      'files that an init container has made',
      {
        pod: `volumes: [{ name: w, emptyDir: {} }]
      initContainers: [{ name: make, image: 'busybox:1', volumeMounts: [{ name: w, mountPath: /out }] }]`,
        container: 'volumeMounts: [{ name: w, mountPath: /srv/pages }]',
      },
    ],
    [
      'a claim that is for many',
      {
        ...mounting('d, persistentVolumeClaim: { claimName: c }', '/d'),
        beside: CLAIM('ReadWriteMany'),
      },
    ],
    [
      'a claim of files that many may read',
      {
        pod: 'volumes: [{ name: d, persistentVolumeClaim: { claimName: c } }]',
        container: 'volumeMounts: [{ name: d, mountPath: /d, readOnly: true }]',
        beside: CLAIM('ReadOnlyMany'),
      },
    ],
    ['a scheduler that elects', { name: 'billing-scheduler', container: 'args: [--leader-elect]' }],
    [
      'Dex with a storage for several',
      {
        image: 'ghcr.io/dexidp/dex:v2.41.0',
        ...mounting('conf, configMap: { name: dex }', '/etc/dex'),
        beside: `---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: dex }, data: { config.yaml: "storage:\\n  type: kubernetes\\n" } }`,
      },
    ],
  ])('but of an application that has %s: two, where a drain takes the one', (_, given) => {
    const world = one(given);
    const change = changeOf(world);
    expect(told(world)).not.toMatch(/plan the gap: |runs as one pod/);
    expect(change).not.toHaveProperty('none');
    expect(JSON.stringify(change)).toMatch(/"replicas"\],"value":2\b/);
  });
});

test('A Service that publishes pods too early may be how they find each other, which its change says', () => {
  const early = one({ name: 'web' }).manifests.map(({ object }) => JSON.stringify(object));
  const text = early
    .join('\n---\n')
    .replace('"spec":{"selector"', '"spec":{"publishNotReadyAddresses":true,"selector"');
  const world = worldOf(text.replace('"replicas":1', '"replicas":3'));
  const change = findChange(world, world.workloads[0] as Workload, { scenarios: ['rollout', 'drain-node'] });
  expect(JSON.stringify(change)).toContain('"publishNotReadyAddresses"],"value":false');
  expect(JSON.stringify(change)).toContain('make sure that no pods find each other by the Service web');
});
