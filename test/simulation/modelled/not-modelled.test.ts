import { simulate } from '../../../lib/simulation';
import { notModelled } from '../../../lib/simulation/modelled/not-modelled';
import type { Workload, World } from '../../../lib/workload';
import { worldOf } from '../manifests';

const text = (pod: string, more = '') => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations: { zero-downtime/slowest-start: 3s, zero-downtime/longest-request: 2s, zero-downtime/on-sigterm: drains }
spec:
  replicas: 3
  minReadySeconds: 5
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      ${pod}
      containers:
        - name: web
          image: web:1
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 1 }
          lifecycle: { preStop: { sleep: { seconds: 5 } } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
${more}`;

const read = (world: World) => notModelled(world.workloads[0] as Workload, world);

describe('What is set and not modelled', () => {
  test('is nothing where everything that is set is modelled', () => {
    expect(read(worldOf(text('terminationGracePeriodSeconds: 30')))).toEqual({ assumed: [], open: [] });
  });

  test.each<[pod: string, words: string, verdict?: string]>([
    ['activeDeadlineSeconds: 600', 'spec.template.spec.activeDeadlineSeconds of Deployment web is not simulated'],
    ['schedulingGates: [{ name: example.com/quota }]', 'no pod is scheduled before'],
    ['volumes: [{ name: disk, awsElasticBlockStore: { volumeID: v1 } }]', 'spec.template.spec.volumes[0]', 'stuck'],
    [
      'affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: zone, labelSelector: {} }] } }',
      'a pod goes only where others are',
    ],
    [
      'affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { app: web } } }] } }',
      'may not share a zone',
    ],
  ])('%s keeps an outcome from being called safe, and is named', (pod, words, verdict = 'unknown') => {
    const world = worldOf(text(pod));
    expect(read(world).open).toEqual([expect.stringContaining(words)]);
    const [outcome] = simulate(world, { scenarios: ['rollout'], fix: false });
    expect(outcome).toMatchObject({ verdict, lost: 0, doubts: [expect.stringContaining(words)] });
  });

  test.each([
    ['priorityClassName: high', 'no pod is taken away for another one of higher priority'],
    ['topologySpreadConstraints: [{ maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule }]', 'every zone'],
    ['runtimeClassName: gvisor', 'every node has the runtime'],
    ['schedulerName: volcano', 'the scheduler that schedulerName asks for'],
    ['nodeSelector: { disk: ssd }', 'the labels that nodeSelector asks for'],
  ])('%s is assumed to make no difference, and said', (pod, words) => {
    const [outcome] = simulate(worldOf(text(pod)), { scenarios: ['rollout'], fix: false });
    expect(outcome?.verdict).toBe('safe');
    expect(outcome?.assumptions).toContainEqual(expect.stringContaining(words));
  });

  test.each([
    'schedulerName: default-scheduler',
    'nodeName: ""',
    'nodeName: n1',
    'nodeSelector: { kubernetes.io/hostname: n1 }',
    'affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1, n2] }] }] } } }',
    'activeDeadlineSeconds: null',
    'schedulingGates: []',
    'topologySpreadConstraints: [{ maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway }]',
    'serviceAccountName: web',
    'securityContext: { runAsNonRoot: true }',
  ])('%s means nothing', (pod) => {
    expect(read(worldOf(text(pod)))).toEqual({ assumed: [], open: [] });
  });

  test.each([
    ['hostNetwork: true', '127.0.0.1', 0],
    ['hostNetwork: true', 'localhost', 0],
    ['hostNetwork: true', 'health.example.com', 1],
    ['hostNetwork: false', '127.0.0.1', 1],
  ])('is the host of a probe, but for the pod itself on the network of its node: %s, %s', (pod, host, many) => {
    const asks = text(pod).replace('path: /ready, port: http', `path: /ready, port: http, host: ${host}`);
    expect(read(worldOf(asks)).open).toHaveLength(many);
  });

  test('is looked for in what bounds and guards the pods as well, where it belongs to them', () => {
    const beside = (namespace: string, labels: string) => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: only, namespace: ${namespace} }
spec: { podSelector: { matchLabels: ${labels} }, policyTypes: [Ingress], ingress: [{}] }`;
    const words = ['the network policies let every request and every probe pass'];
    expect(read(worldOf(text('', beside('default', '{ app: web }')))).assumed).toEqual(words);
    expect(read(worldOf(text('', beside('other', '{ app: web }')))).assumed).toEqual([]);
    expect(read(worldOf(text('', beside('default', '{ app: api }')))).assumed).toEqual([]);
  });

  test.each([
    ['podSelector: {}, policyTypes: [Ingress]', 'unknown'],
    ['podSelector: { matchLabels: { app: web } }, ingress: [{ ports: [{ port: 9090 }] }]', 'unknown'],
    ['podSelector: { matchLabels: { app: web } }, ingress: [{ ports: [{ port: 8000, endPort: 8090 }] }]', 'safe'],
    ['podSelector: {}, policyTypes: [Egress]', 'safe'],
  ])('leaves no proof where policies let no request in: %s', (spec, verdict) => {
    const policy = `---\n{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: shut }, spec: { ${spec} } }`;
    const [outcome] = simulate(worldOf(text('', policy)), { scenarios: ['rollout'], fix: false });
    expect(outcome?.verdict).toBe(verdict);
    const said = [outcome?.doubts, outcome?.assumptions].map((words) => words?.join() ?? '');
    expect(said[0]?.includes('no request of the Service web is ever answered: shut lets nothing in')).toBe(
      verdict === 'unknown',
    );
    expect(said[1]?.includes('let every request and every probe pass')).toBe(verdict === 'safe');
  });
});
