import {
  casesOf,
  findChange,
  simulate,
  notSimulated,
  worstOutcome,
  type Outcome,
  type ScenarioName,
} from '../../lib/simulation';
import { check } from '../../lib/check';
import { worldOf } from './manifests';
import { readWorld, type Workload, type World } from '../../lib/workload';
import { parseAllDocuments } from 'yaml';

/** A Deployment behind a Service, with what stands in its pods; nothing of it is lost but for what is said. */
function pods(given: {
  readonly facts?: Readonly<Record<string, string>>;
  readonly init?: string;
  readonly hook?: string;
  readonly target?: number;
  readonly version?: '1.28' | '1.29' | '1.36';
  readonly strategy?: string;
  readonly image?: string;
}): World {
  const facts = { 'slowest-start': '3s', 'longest-request': '2s', 'on-sigterm': 'drains', ...given.facts };
  const {
    hook = "{ exec: { command: [sleep, '10'] } }",
    init = '',
    target = 8080,
    version = '1.36',
    image = 'web:1',
  } = given;
  const text = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
${Object.entries(facts)
  .map(([name, value]) => `    zero-downtime/${name}: ${value}`)
  .join('\n')}
spec:
  replicas: 3
  minReadySeconds: 10
  strategy: ${given.strategy ?? '{ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }'}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 60
      initContainers: [${init}]
      containers:
        - name: web
          image: ${image}
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /ready, port: 8080 }, periodSeconds: 1 }
          lifecycle: { preStop: ${hook} }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: ${target} }] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow, selector: { matchLabels: { app: web } } }
`;
  return readWorld(
    parseAllDocuments(text).map((document) => ({ object: document.toJS() as never })),
    version,
  );
}

const play = (world: World, scenario: ScenarioName = 'rollout') =>
  simulate(world, { scenarios: [scenario], fix: false })[0] as Outcome;

describe('A native sidecar that requests come to', () => {
  const sidecar = (hook: string) => ({
    init: `{ name: proxy, image: 'proxy:1', restartPolicy: Always, ports: [{ containerPort: 15000 }], readinessProbe: { httpGet: { path: /p, port: 15000 }, periodSeconds: 1 }, lifecycle: { preStop: ${hook} } }`,
    facts: { 'on-sigterm.proxy': 'drains', 'longest-request.proxy': '2s' },
    target: 15000,
  });

  test.each([
    ['{ exec: { command: [sh, -c, kill 1] } }'],
    ['{ exec: { command: [sh, -c, "sleep 2; pkill envoy"] } }'],
    ['{ exec: { command: [killall, haproxy] } }'],
    ['{ exec: { command: [nginx, -s, quit] } }'],
    ['{ httpGet: { path: /quitquitquit, port: 15000 } }'],
  ])('is not there for the requests that still come where its hook ends it: %s', (hook) => {
    const { verdict, losses } = play(pods(sidecar(hook)));
    expect(verdict).toBe('loses');
    expect(losses[0]).toMatchObject({
      container: 'proxy',
      blame: { words: expect.stringContaining('own preStop hook') },
    });
  });

  test.each([
    ["{ exec: { command: [sleep, '1'] } }"],
    ['{ exec: { command: [sh, -c, "kill -0 1"] } }'],
    ['{ exec: { command: [sh, -c, "kill -HUP 1"] } }'],
    ['{ exec: { command: [sh, -c, "sleep 12; kill 1"] } }'],
    ['{ httpGet: { path: /healthz, port: 15000 } }'],
  ])('serves on until the application has ended with a hook that does not: %s', (hook) => {
    expect(play(pods(sidecar(hook)))).toMatchObject({ verdict: 'safe', lost: 0 });
  });
});

describe('A hook that signals the process', () => {
  test.each(['pkill -TERM java; sleep 20', 'kill 1; sleep 20', 'kill -s TERM 1; while true; do sleep 1; done'])(
    'serves no request from then on, whatever is stated of how long it takes: %s',
    (script) => {
      const world = pods({
        hook: `{ exec: { command: [sh, -c, "${script}"] } }`,
        facts: { 'pre-stop-takes': '20s' },
      });
      const { verdict, assumptions } = play(world);
      expect(verdict).toBe('loses');
      expect(assumptions).toContain('the preStop hook of web stops its process 0 s after the deletion');
    },
  );

  test('may do so when the routing has forgotten the pod', () => {
    const world = pods({
      hook: '{ exec: { command: [sh, -c, "sleep 10; pkill java; sleep 10"] } }',
      facts: { 'pre-stop-takes': '20s' },
    });
    expect(play(world).lost).toBe(0);
  });
});

describe('A hook that tells the application by a program of its own to stop', () => {
  const hooked = (script: string, image = 'web:1', facts: Readonly<Record<string, string>> = {}) =>
    play(pods({ hook: `{ exec: { command: [sh, -c, ${JSON.stringify(script)}] } }`, facts, target: 8080, image }));

  test.each([
    ['nats-server -sl=ldm=/var/run/nats.pid; sleep 20', 'nats:2.10'],
    ['nats-server --signal ldm; sleep 20', 'nats:2.10'],
    ['consul leave; sleep 20', 'hashicorp/consul:1.19'],
    ['nodetool drain && sleep 20', 'cassandra:5'],
    ['rabbitmqctl stop_app; sleep 20', 'rabbitmq:4'],
    ['redis-cli -p 8080 shutdown nosave; sleep 20', 'redis:7'],
    ['kill -USR1 1; sleep 20', 'haproxy:3.0'],
    ['kill -s SIGUSR1 $(pidof haproxy); sleep 20', 'registry.example.com/edge:4'],
    ['apachectl -k graceful-stop; sleep 20', 'registry.example.com/site:4'],
    ['curl -X POST http://localhost:9901/drain_listeners; sleep 20', 'envoyproxy/envoy:v1.31'],
  ])('loses what comes from then on, whatever it waits afterwards: %s', (script, image) => {
    expect(hooked(script, image)).toMatchObject({ verdict: 'loses' });
    expect(hooked(`sleep 8; ${script}`, image)).toMatchObject({ verdict: 'safe', lost: 0 });
  });

  test.each([
    ['kill -USR1 1; sleep 20', 'web:1'],
    ['nginx -s reload; sleep 20', 'nginx:1.27'],
    ['nats-server --signal reload; sleep 20', 'nats:2.10'],
    ['curl -X POST http://localhost:9901/drain_listeners?graceful; sleep 20', 'envoyproxy/envoy:v1.31'],
  ])('serves on where that is a message only: %s', (script, image) => {
    expect(hooked(script, image, { 'pre-stop-takes': '20s' })).toMatchObject({ verdict: 'safe' });
  });

  test('lets it drain where SIGTERM would cut, unless SIGTERM comes before it has ended', () => {
    const exits = { 'on-sigterm': 'exits' };
    const cut = (script: string) =>
      hooked(script, 'registry.example.com/site:4', exits).losses.filter(({ cause }) => cause === 'cut-in-flight');
    expect(cut('sleep 5; nginx -s quit; while pgrep nginx; do sleep 1; done')).toEqual([]);
    expect(cut('sleep 5; nginx -s quit')).not.toEqual([]);
  });

  test('is to wait before it does, by the change', () => {
    const change = (command: readonly string[]) => {
      const world = pods({ hook: JSON.stringify({ exec: { command } }) });
      const found = findChange(world, (world.workloads as [Workload])[0], { scenarios: ['rollout'] });
      return found && 'edits' in found ? found.edits.map((edit) => ('value' in edit ? edit.value : edit)) : found;
    };
    expect(change(['sh', '-c', 'nats-server -sl=ldm; sleep 30'])).toEqual(['sleep 5; nats-server -sl=ldm; sleep 30']);
    expect(change(['nginx', '-s', 'quit'])).toEqual([['sh', '-c', 'sleep 5; exec nginx -s quit']]);
    expect(change(['/bin/bash', '-ec', 'sleep 2; kill -TERM 1'])).toEqual(['sleep 5; kill -TERM 1']);
  });
});

describe('An init container', () => {
  const gap = (init: string, facts: Readonly<Record<string, string>> = {}) =>
    play(pods({ init, facts, strategy: '{ type: Recreate }' })).lost;
  const none = gap('');

  test.each([
    ["{ name: migrate, image: 'm:1', command: [sleep, '120'] }", {}, 120],
    ["{ name: migrate, image: 'm:1', command: [sh, -c, 'sleep 60'] }", {}, 60],
    ["{ name: migrate, image: 'm:1' }", { 'slowest-start.migrate': '90s' }, 90],
    ["{ name: migrate, image: 'm:1' }", {}, 1],
  ])('takes its time before the application starts: %s %j', (init, facts, seconds) => {
    // the look at the runtime for the next container comes on top
    expect((gap(init, facts) - none) / 100).toBeGreaterThan(seconds - 0.1);
    expect((gap(init, facts) - none) / 100).toBeLessThan(seconds + 3);
  });

  test('of unknown length is assumed to be short, and that is said', () => {
    const words = 'migrate is done 1 s after its start, as an init container';
    expect(play(pods({ init: "{ name: migrate, image: 'm:1' }" })).assumptions).toContain(words);
    const stated = pods({ init: "{ name: migrate, image: 'm:1' }", facts: { 'slowest-start.migrate': '4s' } });
    expect(play(stated).assumptions).not.toContain(words);
  });

  test.each([5, 300])(
    'of %i s that runs when its pod is evicted is killed with it, so that a drain ends',
    (seconds) => {
      const init = `{ name: migrate, image: 'm:1', command: [sleep, '${seconds}'] }`;
      expect(play(pods({ init }), 'drain-all').end.done).toBe(true);
    },
  );
});

describe('A native sidecar in a cluster that has none', () => {
  const plain = "{ name: proxy, image: 'proxy:1', restartPolicy: Always }";

  test('keeps every new pod in its initialisation', () => {
    const { verdict, end } = play(pods({ init: plain, version: '1.28' }));
    expect(verdict).toBe('stuck');
    expect(end).toMatchObject({ done: false, why: expect.stringContaining('waits for ever for the end of proxy') });
    const drained = play(pods({ init: plain, version: '1.28' }), 'drain-all');
    expect(drained.verdict).not.toBe('safe');
    expect(drained.end).toMatchObject({ why: expect.stringMatching(/waits for ever for the end of /) });
    const world = pods({ init: plain, version: '1.28' });
    const change = findChange(world, world.workloads[0] as Workload, { scenarios: ['rollout', 'drain-all'] });
    expect(change).toMatchObject({ none: expect.stringMatching(/never ends: before Kubernetes 1\.29/) });
    expect(play(pods({ init: plain, version: '1.29' })).verdict).toBe('safe');
  });

  test('is refused with a hook or a probe', () => {
    const hooked =
      "{ name: proxy, image: 'p:1', restartPolicy: Always, lifecycle: { preStop: { exec: { command: [a] } } } }";
    const world = pods({ init: hooked, version: '1.28' });
    expect(simulate(world, { fix: false })).toEqual([]);
    expect(notSimulated(world)).toMatchObject([{ why: expect.stringContaining('the API server of 1.28 refuses it') }]);
  });
});

// pkg/kubelet/lifecycle/handlers.go runHTTPHandler: one request, and whatever hinders it is the hook's failure
describe('A postStart hook that asks its own container', () => {
  const asking = (facts: string, hook: string) =>
    worldOf(`{ apiVersion: apps/v1, kind: StatefulSet, metadata: { name: web, annotations: { ${facts} } }, spec: {
  serviceName: web, replicas: 3, selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{
  name: web, image: 'web:1', ports: [{ name: http, containerPort: 8080 }], readinessProbe: { tcpSocket: { port: http } },
  lifecycle: { preStop: { sleep: { seconds: 10 } }, postStart: { httpGet: { ${hook} } } } }] } } } }`);
  const rolled = (facts: string, hook: string) => {
    const world = asking(facts, hook);
    const [one] = casesOf(world, { scenarios: ['rollout'] });
    return worstOutcome(world, one as NonNullable<typeof one>, { fix: false });
  };

  test.each(['port: http', 'port: 8080, path: /warm'])('fails as long as that does not listen: %s', (hook) => {
    const { end } = rolled('zero-downtime/slowest-start: 5s', hook);
    expect(end).toMatchObject({ done: false, why: expect.stringMatching(/postStart hook of web fails/) as string });
  });

  test('does not where it asks another host, or what listens at once', () => {
    expect(rolled('zero-downtime/slowest-start: 5s', 'host: warm.example.com, port: 8080').end.done).toBe(true);
    expect(rolled('zero-downtime/slowest-start: 0s', 'port: http').end.done).toBe(true);
  });

  test('is said to find it where nobody has stated how long it takes to start', () => {
    const { end, assumptions } = rolled('', 'port: http');
    expect(end.done).toBe(true);
    expect(assumptions.join()).toMatch(/listens before its postStart hook asks/);
  });

  test('is a finding under the same condition', () => {
    const found = (facts: string) =>
      check(asking(facts, 'port: http').manifests).findings.filter(({ rule }) => rule === 'post-start-never-runs');
    expect(found('zero-downtime/slowest-start: 5s')).toMatchObject([{ severity: 'warning' }]);
    expect(found('')).toEqual([]);
  });
});
