import { check, type Finding } from '../../lib/check';
import {
  BUDGET,
  changed,
  DAEMON_SET,
  DEPLOYMENT,
  SERVICE,
  STATEFUL_SET,
  together,
} from '../../lib/rules/support/example';
import { simulate } from '../../lib/simulation';
import { readWorld } from '../../lib/workload';
import { compare } from '../simulation/promises';
import { manifestsIn } from './support/manifests';

const found = (text: string): readonly Finding[] => check(manifestsIn(text)).findings;
const rulesIn = (text: string) => [...new Set(found(text).map(({ rule }) => rule))];

/** What contradicts the simulation. */
const broken = (text: string) => compare(manifestsIn(text).map(({ object }) => object)).broken;

const STATED = 'zero-downtime/on-sigterm: drains';
const PORTS = 'ports: [{ name: http, containerPort: 8080 }]';
const SURGES = 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }';
const REPLACES = changed(DAEMON_SET, { [SURGES]: 'rollingUpdate: { maxUnavailable: 1 }' });

const by = (spec: string) => changed(SERVICE, { 'selector: { app: web }': `${spec}\nselector: { app: web }` });
const NODE_PORT = by('type: NodePort\nexternalTrafficPolicy: Local');
const EXTERNAL_IP = by('externalIPs: [192.0.2.1]\nexternalTrafficPolicy: Local');
const BALANCED = by('type: LoadBalancer\nexternalTrafficPolicy: Local');
const INSIDE = by('internalTrafficPolicy: Local');
const ANYWHERE = by('type: NodePort');

const taking = (port: string, from: string) => changed(from, { [PORTS]: `ports: [{ ${port} }]` });
const HOST_PORT = 'name: http, containerPort: 8080, hostPort: 80';
const onHost = (from: string) =>
  changed(from, { 'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 25\nhostNetwork: true' });
const stating = (traffic: string, from: string) =>
  changed(from, { [STATED]: `${STATED}\nzero-downtime/traffic: ${traffic}` });

const signalling = (script: string, takes = '20s') =>
  together(
    changed(DEPLOYMENT, {
      [STATED]: `${STATED}\nzero-downtime/pre-stop-takes: ${takes}`,
      'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 60',
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }': `lifecycle: { preStop: { exec: { command: [sh, -c, "${script}"] } } }`,
    }),
    SERVICE,
    BUDGET,
  );

const proxied = (hook: string, target: number, name = 'proxy') =>
  together(
    changed(DEPLOYMENT, {
      [STATED]: `${STATED}\nzero-downtime/on-sigterm.web: drains\nzero-downtime/on-sigterm.${name}: drains`,
      'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: 60
initContainers:
  - name: ${name}
    image: registry.example.com/proxy:2
    restartPolicy: Always
    ports: [{ containerPort: 15000 }]
    readinessProbe: { httpGet: { path: /ready, port: 15000 }, periodSeconds: 5 }${hook}`,
    }),
    changed(SERVICE, { 'ports: [{ port: 80, targetPort: http }]': `ports: [{ port: 80, targetPort: ${target} }]` }),
    BUDGET,
  );
const running = (script: string) => `\n    lifecycle: { preStop: { exec: { command: [sh, -c, "${script}"] } } }`;

// pkg/proxy/topology.go: with the policy Local the fallback looks at the own node alone
describe('A node whose pod is away', () => {
  test.each([
    ['a NodePort Service, of a DaemonSet that replaces', together(REPLACES, NODE_PORT)],
    ['an external address, of a DaemonSet that replaces', together(REPLACES, EXTERNAL_IP)],
    ['clients of the own node, of a DaemonSet that replaces', together(REPLACES, INSIDE)],
    ['a NodePort Service, of a Deployment', together(DEPLOYMENT, NODE_PORT, BUDGET)],
    ['an external address, of a Deployment', together(DEPLOYMENT, EXTERNAL_IP, BUDGET)],
    ['a NodePort Service, of a StatefulSet', together(STATEFUL_SET, NODE_PORT, BUDGET)],
  ])('is told of: %s', (_, text) => {
    expect(rulesIn(text)).toEqual(['node-left-without-pod']);
  });

  test.each([
    ['a DaemonSet whose new pod comes first', together(DAEMON_SET, NODE_PORT)],
    ['the policy Cluster', together(DEPLOYMENT, ANYWHERE, BUDGET)],
    [
      'a load balancer, which checks the nodes',
      together(stating('custom(name=lb drain-lag=5s first-use=5s)', DEPLOYMENT), BALANCED, BUDGET),
    ],
    ['a DaemonSet that is updated by hand', together(changed(DAEMON_SET, { [SURGES]: 'type: OnDelete' }), NODE_PORT)],
  ])('is no finding: %s', (_, text) => {
    expect(rulesIn(text)).toEqual([]);
  });

  test('is one finding of a DaemonSet, whichever policies are Local, and an error where somebody states that clients ask nodes', () => {
    const both = by('type: NodePort\nexternalTrafficPolicy: Local\ninternalTrafficPolicy: Local');
    expect(found(together(REPLACES, both))).toHaveLength(1);
    expect(found(together(REPLACES, NODE_PORT))).toMatchObject([{ severity: 'warning' }]);
    expect(found(together(stating('node-local', REPLACES), NODE_PORT))).toMatchObject([{ severity: 'error' }]);
  });
});

// The CNI plugin portmap: neither readiness nor a hook has a part in a port of the node
describe('A port that pods take of their node', () => {
  test.each([
    ['hostPort, of a DaemonSet', taking(HOST_PORT, REPLACES)],
    ['the network of the node, of a DaemonSet', onHost(REPLACES)],
    ['hostPort beside a Service, of a DaemonSet', together(taking(HOST_PORT, REPLACES), SERVICE)],
    ['hostPort, of a StatefulSet', together(taking(HOST_PORT, STATEFUL_SET), SERVICE, BUDGET)],
  ])('is told of: %s', (_, text) => {
    expect(rulesIn(text)).toEqual(['host-port-gap']);
    expect(found(text)).toMatchObject([{ severity: 'warning' }]);
  });

  test('is an error where somebody states that clients ask it', () => {
    expect(found(stating('host-port', taking(HOST_PORT, REPLACES)))).toMatchObject([{ severity: 'error' }]);
  });

  test.each([
    ['only watchers ask it', taking('name: metrics, containerPort: 8080, hostPort: 9100', REPLACES)],
    ['an exporter has it', taking(HOST_PORT, changed(REPLACES, { '- name: web': '- name: node-exporter' }))],
    [
      'something in front tries another node',
      stating('custom(name=edge drain-lag=5s first-use=5s)', taking(HOST_PORT, REPLACES)),
    ],
    ['nobody asks', stating('none', taking(HOST_PORT, REPLACES))],
  ])('is no finding where %s', (_, text) => {
    expect(rulesIn(text)).not.toContain('host-port-gap');
  });
});

describe('A port of the node beside a Service for clients from outside', () => {
  const taken = taking(HOST_PORT, REPLACES);

  test('is not where they come, if both lead to the same port of the pods', () => {
    for (const service of [by('type: LoadBalancer'), ANYWHERE])
      expect(rulesIn(together(taken, service))).not.toContain('host-port-gap');
    expect(broken(together(taken, BALANCED))).toEqual([]);
  });

  test('is, if the Service is for those inside, or leads to another port', () => {
    const other = changed(by('type: LoadBalancer'), {
      'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 9000, targetPort: 9000 }]',
    });
    for (const service of [SERVICE, other]) expect(rulesIn(together(taken, service))).toContain('host-port-gap');
  });

  test('is where somebody states it', () => {
    const stated = stating('host-port', taken);
    expect(rulesIn(together(stated, by('type: LoadBalancer')))).toContain('host-port-gap');
  });

  test('and the simulation says what it takes for granted', () => {
    const outcomes = simulate(readWorld(manifestsIn(together(taken, ANYWHERE))), {
      scenarios: ['rollout'],
      fix: false,
    });
    expect(outcomes.flatMap(({ assumptions }) => assumptions)).toContain(
      'nobody asks the nodes at the hostPort of web',
    );
  });
});

describe('A hook that ends the application, and then waits', () => {
  test.each([
    'pkill -TERM java; sleep 20',
    'kill 1; sleep 20',
    'nginx -s quit; /wait.sh',
    'kill -TERM $(cat /run/app.pid) && sleep 20',
    'sleep 2; kill 1; sleep 18',
  ])('waits for nothing, however long it is stated to take: %s', (script) => {
    expect(rulesIn(signalling(script))).toEqual(['pre-stop-too-short']);
  });

  test('is sure only of a signal that surely reaches the application', () => {
    expect(found(signalling('kill 1; sleep 20'))).toMatchObject([{ severity: 'error' }]);
    expect(found(signalling('pkill java; sleep 20'))).toMatchObject([{ severity: 'warning' }]);
  });

  test.each(['/drain.sh', 'sleep 10; kill 1; sleep 10', 'kill -0 1; /drain.sh', 'kill -USR1 1; /drain.sh'])(
    'is believed where it waits before, or sends a message: %s',
    (script) => {
      expect(rulesIn(signalling(script))).toEqual([]);
    },
  );
});

describe('A native sidecar in front whose own hook ends it', () => {
  test.each([
    ['kill 1', 15000, 'proxy', 'error'],
    ['sleep 3; kill 1', 15000, 'proxy', 'error'],
    ['/shutdown.sh', 15000, 'proxy', 'warning'],
    ['curl -X POST localhost:4191/shutdown', 8080, 'linkerd-proxy', 'warning'],
  ])('loses what still comes: %s', (script, target, name, severity) => {
    const text = proxied(running(script), target, name);
    expect(found(text)).toMatchObject([{ rule: 'sidecar-ends-itself', severity }]);
  });

  test.each([
    ['no hook', '', 15000, 'proxy'],
    ['a hook that waits first', running('sleep 5; kill 1'), 15000, 'proxy'],
    ['a sidecar that no request comes through', running('kill 1'), 8080, 'shipper'],
  ])('is no finding with %s', (_, hook, target, name) => {
    expect(rulesIn(proxied(hook, target, name))).toEqual([]);
  });
});

test.each([
  ['a NodePort Service of a DaemonSet that replaces', together(REPLACES, NODE_PORT)],
  ['a NodePort Service of a DaemonSet that surges', together(DAEMON_SET, NODE_PORT)],
  ['an external address of a Deployment', together(DEPLOYMENT, EXTERNAL_IP, BUDGET)],
  ['a port of the node', taking(HOST_PORT, REPLACES)],
  ['a hook that signals', signalling('pkill -TERM java; sleep 20')],
  ['a sidecar that ends itself', proxied(running('sleep 3; kill 1'), 15000)],
])('Rules and simulation agree on %s', (_, text) => {
  expect(broken(text)).toEqual([]);
});
