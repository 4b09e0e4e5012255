import { casesOf, worstOutcome, type Outcome, type ScenarioName } from '../../lib/simulation';
import { settingsOf } from '../../lib/simulation/read-case';
import { runSample } from '../../lib/simulation/sampled/run-sample';
import { worstRun } from '../../lib/simulation/worst/worst-run';
import type { World } from '../../lib/workload';
import { worldOf } from './manifests';

const FACTS = 'zero-downtime/slowest-start: 3s, zero-downtime/longest-request: 2s, zero-downtime/on-sigterm: drains';

interface Given {
  readonly kind: 'Deployment' | 'DaemonSet' | 'StatefulSet';
  readonly spec?: string;
  readonly pod?: string;
  readonly port?: string;
  /** What a Service has beside its selector; none without it. */
  readonly service?: string;
}

function made({ kind, spec = '', pod = '', port = 'containerPort: 8080', service }: Given): World {
  const replicas = kind === 'DaemonSet' ? '' : 'replicas: 3';
  return worldOf(`
apiVersion: apps/v1
kind: ${kind}
metadata: { name: web, annotations: { ${FACTS} } }
spec:
  ${replicas}
  ${spec}
  minReadySeconds: 5
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      ${pod}
      containers:
        - name: web
          image: web:1
          ports: [{ ${port} }]
          readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 1 }
          lifecycle: { preStop: { sleep: { seconds: 10 } } }
${service === undefined ? '' : serviceOf(service)}
`);
}

const serviceOf = (spec: string) =>
  `---\n{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { ${spec}, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] } }`;

function play(world: World, scenario: ScenarioName): Outcome {
  const [one] = casesOf(world, { scenarios: [scenario] });
  return worstOutcome(world, one as NonNullable<typeof one>, { fix: false });
}

const blamed = ({ losses }: Outcome) => new Set(losses.map(({ blame }) => blame.path.slice(-1)[0]));

const NODE_LOCAL = 'type: NodePort, externalTrafficPolicy: Local';
const GENTLE = 'strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }';

// pkg/proxy/topology.go CategorizeEndpoints, pkg/proxy/iptables/proxier.go: a node without a usable local endpoint drops
describe('A port of the nodes that leads to the pods of each only (externalTrafficPolicy: Local)', () => {
  test.each([NODE_LOCAL, 'externalIPs: [192.0.2.1], externalTrafficPolicy: Local'])(
    'is closed at the node that a pod of a Deployment has left: %s',
    (service) => {
      const outcome = play(made({ kind: 'Deployment', spec: GENTLE, service }), 'rollout');
      expect(outcome.verdict).toBe('loses');
      expect(outcome.lostByCause.dropped).toBeGreaterThan(0);
      expect(blamed(outcome)).toContain('externalTrafficPolicy');
    },
  );

  test('is closed while the pod of a DaemonSet is replaced, and open where the new one comes first', () => {
    const world = (limits: string) =>
      made({ kind: 'DaemonSet', spec: `updateStrategy: { rollingUpdate: { ${limits} } }`, service: NODE_LOCAL });
    expect(play(world('maxUnavailable: 1'), 'rollout').lostByCause.dropped).toBeGreaterThan(0);
    expect(play(world('maxSurge: 1, maxUnavailable: 0'), 'rollout')).toMatchObject({ verdict: 'safe', lost: 0 });
  });

  test('is closed while the pod of a StatefulSet is replaced', () => {
    expect(play(made({ kind: 'StatefulSet', service: NODE_LOCAL }), 'rollout').verdict).toBe('loses');
  });

  test('leads anywhere with the policy Cluster', () => {
    const world = made({ kind: 'Deployment', spec: GENTLE, service: 'type: NodePort' });
    expect(play(world, 'rollout')).toMatchObject({ verdict: 'safe', lost: 0 });
  });

  test('goes on leading to a pod that stops, as long as it is the last one there that serves', () => {
    const world = made({ kind: 'DaemonSet', service: NODE_LOCAL });
    const first = Math.min(...play(world, 'rollout').losses.map(({ from }) => from));
    expect(first).toBeGreaterThanOrEqual(10); // its hook
  });
});

test('Clients of the own node lose it with the pods of a Deployment, too (internalTrafficPolicy: Local)', () => {
  const world = made({ kind: 'Deployment', spec: GENTLE, service: 'internalTrafficPolicy: Local' });
  const outcome = play(world, 'rollout');
  expect(outcome.verdict).toBe('loses');
  expect(blamed(outcome)).toContain('internalTrafficPolicy');
  expect(outcome.assumptions.join()).toMatch(/clients run on the nodes that have a pod before/);
});

// The CNI plugin portmap: the port leads to the pod from its sandbox on, ready or not, and no hook takes it away
describe('A port that a pod takes of its node', () => {
  const daemonSet = (more: Partial<Given>) => made({ kind: 'DaemonSet', ...more });

  test.each([
    ['hostPort', { port: 'containerPort: 8080, hostPort: 80' }],
    ['hostNetwork', { pod: 'hostNetwork: true' }],
  ])('is refused from the end of one pod until the next one listens: %s', (_, more) => {
    const outcome = play(daemonSet(more), 'rollout');
    expect(outcome.verdict).toBe('loses');
    expect(outcome.lostByCause.refused).toBeGreaterThan(0);
    expect(outcome.losses.every(({ from }) => from >= 10)).toBe(true); // it serves as long as its hook runs
  });

  test('is blamed, and no hook is', () => {
    const outcome = play(daemonSet({ port: 'containerPort: 8080, hostPort: 80' }), 'rollout');
    expect(blamed(outcome)).toEqual(new Set(['hostPort']));
  });

  test('stays closed where the pod of a Deployment has left it for another node', () => {
    const world = made({ kind: 'Deployment', spec: GENTLE, port: 'containerPort: 8080, hostPort: 80' });
    const outcome = play(world, 'rollout');
    expect(outcome.verdict).toBe('loses');
    expect(Math.max(...outcome.losses.map(({ to }) => to))).toBeGreaterThan(600);
  });

  test('leads nobody there who only watches', () => {
    const world = daemonSet({ port: 'name: metrics, containerPort: 8080, hostPort: 9100' });
    expect(play(world, 'rollout').lostByCause.refused).toBeUndefined();
  });
});

test('Outcomes of drains say what becomes of the node that requests come through', () => {
  const world = made({ kind: 'Deployment', spec: GENTLE, service: 'type: LoadBalancer' });
  const said = (scenario: ScenarioName) =>
    /comes through a drained node/.test(play(world, scenario).assumptions.join());
  expect([said('drain-node'), said('rollout')]).toEqual([true, false]);
});

test.each([
  ['NodePort', { kind: 'DaemonSet', service: NODE_LOCAL }],
  ['NodePort', { kind: 'Deployment', spec: GENTLE, service: NODE_LOCAL }],
  ['hostPort', { kind: 'DaemonSet', port: 'containerPort: 8080, hostPort: 80' }],
  ['own node', { kind: 'StatefulSet', service: 'internalTrafficPolicy: Local' }],
] as const)('No drawn run loses more by nodes than the worst case: %s, %p', (_, given) => {
  const world = made(given);
  for (const one of casesOf(world, { scenarios: ['rollout', 'drain-node', 'delete-pod', 'rollback'] })) {
    const [setting] = settingsOf(world, one, {});
    const worst = worstRun(setting, one.scenario, 'new').ran.lost;
    for (let seed = 1; seed <= 15; seed += 1) {
      expect(runSample(setting, one, seed).account.lost).toBeLessThanOrEqual(worst * 1.1 + 1e-3);
    }
  }
});
