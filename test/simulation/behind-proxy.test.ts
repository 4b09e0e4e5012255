import { parseAllDocuments } from 'yaml';
import { check } from '../../lib/check';
import { casesOf, worstOutcome } from '../../lib/simulation';
import type { JsonObject } from '../../lib/workload';
import { edited } from './edited';
import { compare } from './promises';
import { worldOf } from './generated-workload';

const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 7 } } }';

interface Pod {
  readonly kind?: string;
  readonly proxy: string;
  readonly app: string;
  readonly sidecar?: string;
}

const PEERS = `---
apiVersion: v1
kind: Service
metadata: { name: peers }
spec: { clusterIP: None, selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
`;

/** A Service in front of nginx, and what nginx passes requests on to. */
function proxied({ kind = 'Deployment', proxy, app, sidecar = '' }: Pod): readonly JsonObject[] {
  const strategy =
    kind === 'Deployment' ? 'strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }' : 'serviceName: peers';
  const text = `
apiVersion: apps/v1
kind: ${kind}
metadata:
  name: web
  annotations: { zero-downtime/slowest-start: 3s, zero-downtime/longest-request: 1s, zero-downtime/on-sigterm: drains,
    zero-downtime/slowest-start.app: 3s, zero-downtime/on-sigterm.app: exits }
spec:
  replicas: 3
  minReadySeconds: 10
  ${strategy}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      initContainers: [${sidecar}]
      containers:
        - name: nginx
          image: nginx:1.29
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2 }
          env: [{ name: BACKEND_URL, value: 'http://localhost:3000' }]
          ${proxy}
        ${app === '' ? '' : `- { name: app, image: 'app:1', ${READY}, ${app} }`}
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
${kind === 'StatefulSet' ? PEERS : ''}---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow, selector: { matchLabels: { app: web } } }
`;
  return parseAllDocuments(text).map((document) => document.toJS() as JsonObject);
}

const READY =
  'ports: [{ name: app, containerPort: 3000 }], readinessProbe: { httpGet: { path: /, port: app }, periodSeconds: 2 }';

const findingsOf = (manifests: readonly JsonObject[]) => check(manifests.map((object) => ({ object }))).findings;

function rolledOut(manifests: readonly JsonObject[]) {
  const world = worldOf(manifests);
  const [one] = casesOf(world, { scenarios: ['rollout'] });
  return one && worstOutcome(world, one, { fix: false });
}

describe('A container behind nginx in one pod', () => {
  test.each(['Deployment', 'StatefulSet'])('that does not wait with it loses requests, and is told so: %s', (kind) => {
    const manifests = proxied({ kind, proxy: HOOK, app: 'env: []' });
    expect(findingsOf(manifests)).toMatchObject([
      { rule: 'stops-before-proxy', severity: 'error', numbers: { container: 'app', proxy: 'nginx', needed: 6 } },
    ]);
    expect(compare(manifests).broken).toEqual([]);
  });

  test('that is one of two is not proved to wait, unless somebody says which one answers', () => {
    const [workload, ...others] = proxied({ proxy: HOOK, app: HOOK });
    const text = JSON.stringify(workload).replace('"http://localhost:3000"', '""');
    const two = (annotations: string) =>
      rolledOut([
        JSON.parse(
          text
            .replace('"zero-downtime/slowest-start.app":"3s","zero-downtime/on-sigterm.app":"exits"', annotations)
            .replace('"containers":[', '$&{"name":"other","image":"other:1","ports":[{"containerPort":4000}]},'),
        ) as JsonObject,
        ...others,
      ]);
    const [unsure, sure] = [two('"a":"b"'), two('"zero-downtime/on-sigterm.app":"drains"')];
    expect(unsure).toMatchObject({ verdict: 'unknown', lost: 0 });
    expect(unsure?.doubts.join()).toMatch(/which of other and app nginx passes requests on to/);
    expect(sure?.doubts).toEqual([]);
  });

  test('loses nothing where both wait', () => {
    const manifests = proxied({ proxy: HOOK, app: HOOK });
    expect(findingsOf(manifests)).toEqual([]);
    expect(compare(manifests)).toEqual({ isFree: true, broken: [] });
  });

  test('gets a hook by the fix together with the proxy, and then nothing is found and nothing lost', () => {
    const manifests = proxied({ proxy: '', app: 'env: []' });
    const findings = findingsOf(manifests);
    expect(findings.map(({ rule, numbers }) => [rule, numbers['container']])).toEqual([
      ['pre-stop-too-short', 'nginx'],
    ]);
    expect(findings[0]?.fix).toMatch(/that of app \(6 s\) as well, which is behind it/);
    const fixed = edited(manifests, findings);
    expect(findingsOf(fixed)).toEqual([]);
    expect(compare(fixed).broken).toEqual([]);
  });

  test('needs no hook as a native sidecar, which stops after nginx', () => {
    const manifests = proxied({
      proxy: HOOK,
      app: '',
      sidecar: `{ name: app, image: 'app:1', restartPolicy: Always, ${READY} }`,
    });
    expect(findingsOf(manifests)).toEqual([]);
    expect(compare(manifests).broken).toEqual([]);
  });

  test('answers through nginx, with 502 once it is gone: its hook is to blame', () => {
    const losses = rolledOut(proxied({ proxy: HOOK, app: 'env: []' }))?.losses ?? [];
    expect(new Set(losses.map(({ cause, container }) => `${cause} ${container}`))).toEqual(
      new Set(['bad-gateway app']),
    );
    expect(losses[0]?.blame.path).toEqual(['spec', 'template', 'spec', 'containers', 1, 'lifecycle', 'preStop']);
  });

  test('is said to be assumed where only the image of the proxy tells of it', () => {
    const [workload, ...others] = proxied({ proxy: HOOK, app: 'env: []' });
    const told = JSON.parse(JSON.stringify(workload).replace('localhost:3000', 'app')) as JsonObject;
    const manifests = [told, ...others];
    const assumption = 'nginx passes requests on to app';
    expect(findingsOf(manifests)).toMatchObject([{ severity: 'warning', assumptions: [assumption] }]);
    expect(rolledOut(manifests)?.assumptions).toContain(assumption);
  });
});
