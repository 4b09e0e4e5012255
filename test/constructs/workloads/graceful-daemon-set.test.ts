import { Chart, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Autoscaled,
  Entrance,
  GracefulDaemonSet,
  type GracefulDaemonSetProps,
  HealthCheck,
  Identity,
  OnSigterm,
  Spread,
  Traffic,
} from '../../../lib';
import { check } from '../../../lib/check';
import { isVoluntary, SCENARIO_NAMES, simulate } from '../../../lib/simulation';
import { readWorld } from '../../../lib/workload';
import { ofKind, type Rendered } from '../synthesise';

const seconds = (value: number) => Duration.seconds(value);

/** A collector that the pods of its node ask. */
const COLLECTOR: GracefulDaemonSetProps = {
  image: 'registry.example.com/collector:0.104.0',
  port: 4317,
  entrance: Entrance.nodeLocalService(),
  slowestStart: seconds(10),
  longestRequest: seconds(5),
  onSigterm: OnSigterm.drains(),
  health: { readiness: HealthCheck.httpGet('/ready') },
};

/** What plain JavaScript lets somebody write. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Anything = any;

const agent = (changes: Anything = {}) =>
  new GracefulDaemonSet(Testing.chart(), 'collector', { ...COLLECTOR, ...changes });
const manifestsOf = (set: GracefulDaemonSet): Rendered[] => Testing.synth(Chart.of(set));
const rendered = (changes: Anything = {}): Rendered[] => manifestsOf(agent(changes));
const specOf = (changes: Anything = {}): Rendered => ofKind(rendered(changes), 'DaemonSet').spec;
const refusal = (changes: Anything): string => {
  try {
    rendered(changes);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};
const NEW_FIRST = { maxSurge: '25%', maxUnavailable: 0 };
const OLD_FIRST = { maxSurge: 0, maxUnavailable: 1 };
const EDGE = Traffic.custom('edge', { drainLag: seconds(5), firstUse: seconds(5) });
const NOBODY_ASKS = { entrance: Entrance.none(), port: undefined, health: undefined };

test('a port that is declared by its number takes the network of the node like any other', () => {
  const containers = [{ image: COLLECTOR.image, portNumber: 4317 }];
  const stated = { image: undefined, port: undefined, containers, entrance: Entrance.service(), hostNetwork: true };
  expect(specOf(stated).updateStrategy.rollingUpdate).toEqual(OLD_FIRST);
});

test('all nodes at once, each old pod first, leave nothing that serves', () => {
  const atOnce = (percent: number) => ({ surges: false, nodesAtOnce: kplus.PercentOrAbsolute.percent(percent) });
  expect(refusal({ entrance: Entrance.service(), ...atOnce(100) })).toMatch(/rollout-below-wanted.*all nodes/s);
  expect(refusal({ entrance: Entrance.service(), ...atOnce(50) })).toBe('');
  expect(refusal({ ...NOBODY_ASKS, ...atOnce(100) })).toBe('');
});

describe('the entrance decides how the pod of a node is replaced', () => {
  test.each<[string, Anything, object]>([
    ['nobody asks', NOBODY_ASKS, NEW_FIRST],
    ['a Service', { entrance: Entrance.service() }, NEW_FIRST],
    ['a Service that stays on the node', {}, NEW_FIRST],
    ['a port of the node', { entrance: Entrance.hostPort() }, OLD_FIRST],
    ['the network of the node', { entrance: Entrance.hostNetwork() }, OLD_FIRST],
    [
      'nobody asks, but a port of the node is taken',
      { ...NOBODY_ASKS, container: { ports: [{ number: 1, hostPort: 1 }] } },
      OLD_FIRST,
    ],
    ['two of them must not run on one node', { ...NOBODY_ASKS, surges: false }, OLD_FIRST],
    [
      'on three nodes at once',
      { nodesAtOnce: kplus.PercentOrAbsolute.absolute(3) },
      { maxSurge: 3, maxUnavailable: 0 },
    ],
    [
      'on a tenth of the nodes, the old one first',
      { ...NOBODY_ASKS, surges: false, nodesAtOnce: kplus.PercentOrAbsolute.percent(10) },
      { maxSurge: 0, maxUnavailable: '10%' },
    ],
  ])('%s', (_what, changes, rollingUpdate) => {
    expect(specOf(changes).updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate });
  });

  test('a Service that stays on the node leads to its own pods only', () => {
    const service = ofKind(rendered(), 'Service');
    expect(service.spec).toMatchObject({ internalTrafficPolicy: 'Local', ports: [{ port: 4317 }] });
    expect(ofKind(rendered({ entrance: Entrance.service() }), 'Service').spec.internalTrafficPolicy).toBeUndefined();
    expect(agent().service?.name).toBe('collector');
  });

  test('without a Service there is none, and no budget at all: a drain leaves the pods where they are', () => {
    for (const changes of [NOBODY_ASKS, { entrance: Entrance.hostPort() }])
      expect(rendered(changes).map(({ kind }) => kind)).toEqual(['DaemonSet']);
  });

  test('a port of the node is taken by whatever protocol it serves on', () => {
    const ports = [
      { name: 'dns', number: 5353, protocol: kplus.Protocol.UDP },
      { name: 'dns-tcp', number: 5353 },
      { name: 'health', number: 8080 },
    ];
    const { containers } = specOf({
      port: 5353,
      container: { ports },
      entrance: Entrance.hostPort(53),
      health: { readiness: HealthCheck.httpGet('/ready', { port: 8080 }) },
    }).template.spec;
    expect(containers[0].ports.map(({ hostPort }: Anything) => hostPort)).toEqual([53, 53, undefined]);
  });

  test('a port of the node that has the number of a port is that one, where nobody says which it serves on', () => {
    const ports = [
      { name: 'health', number: 8080 },
      { name: 'statsd', number: 8125, protocol: kplus.Protocol.UDP },
    ];
    const nodePorts = (entrance: Entrance) => {
      const { containers } = specOf({
        port: undefined,
        container: { ports },
        entrance,
        health: { readiness: HealthCheck.httpGet('/ready', { port: 8080 }) },
      }).template.spec;
      return containers[0].ports.map(({ hostPort }: Anything) => hostPort);
    };
    expect(nodePorts(Entrance.hostPort(8125))).toEqual([undefined, 8125]);
    expect(nodePorts(Entrance.hostPort(80))).toEqual([80, undefined]);
  });

  test('in the network of its node it still finds the names of the cluster', () => {
    const { hostNetwork, dnsPolicy } = specOf({ entrance: Entrance.hostNetwork() }).template.spec;
    expect([hostNetwork, dnsPolicy]).toEqual([true, 'ClusterFirstWithHostNet']);
  });
});

describe('what each node loses is said', () => {
  test.each([Entrance.hostPort(), Entrance.hostNetwork()])('at a port of the node', (entrance) => {
    expect(agent({ entrance }).plan.warnings.join()).toMatch(
      /each node, one after the other.*up to 15 s \(5 s until the old pod is gone, 10 s until the new one serves/,
    );
  });

  test('unless others step in, or nobody asks', () => {
    for (const changes of [{}, NOBODY_ASKS, { entrance: Entrance.hostPort(), traffic: [EDGE] }])
      expect(agent(changes).plan.warnings.join()).not.toMatch(/each node/);
  });
});

test('it waits for requests that come late, and for those that it has', () => {
  const { minReadySeconds, template } = specOf();
  expect(minReadySeconds).toBe(5 + 5);
  expect(template.spec.terminationGracePeriodSeconds).toBe(5 + 5 + 5 + 5);
  expect(template.spec.topologySpreadConstraints).toBeUndefined();
  expect(specOf({ minReady: seconds(30) }).minReadySeconds).toBe(30);
});

test('it tolerates the taints that are named', () => {
  const tolerates = [kplus.NodeTaintQuery.exists('node-role.kubernetes.io/control-plane'), kplus.NodeTaintQuery.any()];
  expect(specOf({ tolerates }).template.spec.tolerations).toEqual([
    { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' },
    { operator: 'Exists' },
  ]);
});

test('its name and selector can be those of what others have made', () => {
  const manifests = rendered({ identity: Identity.of({ name: 'old', selector: { app: 'old' } }) });
  const { metadata, spec } = ofKind(manifests, 'DaemonSet');
  expect([metadata.name, spec.selector.matchLabels]).toEqual(['old', { app: 'old' }]);
  expect(ofKind(manifests, 'Service').spec.selector).toEqual({ app: 'old' });
});

test.each<[string, Anything]>([
  ['behind a Service that stays on the node', {}],
  ['behind a Service', { entrance: Entrance.service() }],
  ['that nobody asks', NOBODY_ASKS],
  ['that nobody asks, of which one at a time runs on a node', { ...NOBODY_ASKS, surges: false }],
])('pods %s lose nothing in anything done on purpose', (_what, changes) => {
  const world = rendered(changes).map((object) => ({ object }));
  expect(check(world).findings).toEqual([]);
  const scenarios = SCENARIO_NAMES.filter(isVoluntary);
  for (const { scenario, lost } of simulate(readWorld(world), { scenarios, fix: false }))
    expect({ scenario, lost }).toEqual({ scenario, lost: 0 });
});

describe('what cannot be is refused, in words of its props', () => {
  test.each<[string, Anything, RegExp]>([
    ['no entrance', { entrance: undefined }, /^test\/collector: state 'entrance'.*Entrance\.nodeLocalService\(\)/],
    ['a text as entrance', { entrance: 'hostPort' }, /'entrance' has to be an Entrance.*'hostPort'/],
    ['a factory as entrance', { entrance: Entrance.hostPort }, /'entrance' has to be an Entrance.*a function/],
    ['no port to come in by', { port: undefined, health: undefined }, /\(node-local-service\), so state the 'port'/],
    [
      'no port of the node',
      { port: undefined, health: undefined, entrance: Entrance.hostPort() },
      /\(host-port\), so state the 'port'/,
    ],
    [
      'a surge with a port of the node',
      { entrance: Entrance.hostPort(), surges: true },
      /'surges' cannot be: a pod takes a port of the node.*wait for ever/,
    ],
    [
      'a surge in the network of the node',
      { entrance: Entrance.hostNetwork(), surges: true },
      /the network of the node \(hostNetwork\)/,
    ],
    ['a word as surge', { surges: 'yes' }, /'surges' has to be true or false, and is the text 'yes'/],
    [
      'traffic where nobody asks',
      { ...NOBODY_ASKS, traffic: [Traffic.clusterIp()] },
      /Entrance\.none\(\) and 'traffic' contradict/,
    ],
    ['no traffic by an entrance', { traffic: [Traffic.none()] }, /Traffic\.none\(\) contradicts the 'entrance'/],
    ['a number of nodes', { nodesAtOnce: 3 }, /'nodesAtOnce' has to be a PercentOrAbsolute.*is 3$/],
    ['no node at once', { nodesAtOnce: kplus.PercentOrAbsolute.absolute(0) }, /'nodesAtOnce' of none/],
    ['a taint as text', { tolerates: ['spot'] }, /'tolerates' has to be a list of taints.*'spot'/],
    ['taints that are no list', { tolerates: kplus.NodeTaintQuery.any() }, /'tolerates' has to be a list of taints/],
    ['replicas', { replicas: 3 }, /has no 'replicas'.*'tolerates'/],
    ['an autoscaler', { autoscaled: Autoscaled.between(1, 3) }, /leave 'autoscaled' out/],
    ['a spread', { topologySpread: [Spread.preferred(kplus.Topology.ZONE)] }, /leave 'topologySpread' out/],
    ["cdk8s-plus's minReadySeconds", { minReadySeconds: 10 }, /state 'minReady'/],
    ['a time that is a number', { minReady: 10 }, /'minReady' has to be a Duration/],
    ['no slowest start', { slowestStart: undefined }, /state 'slowestStart'/],
    ['no longest request', { longestRequest: undefined }, /state 'longestRequest'/],
    ['no image', { image: undefined }, /state 'image'/],
    ['traffic that is no list', { traffic: Traffic.clusterIp() }, /'traffic' has to be a list/],
    ['a probe of cdk8s-plus', { health: { readiness: kplus.Probe.fromHttpGet('/') } }, /has to be a HealthCheck/],
  ])('%s', (_what, changes, message) => expect(refusal(changes)).toMatch(message));

  test('all at once', () => {
    const text = refusal({ entrance: 1, image: undefined, surges: 1, nodesAtOnce: 1, tolerates: 1 });
    for (const prop of ['entrance', 'image', 'surges', 'nodesAtOnce', 'tolerates']) expect(text).toContain(`'${prop}'`);
  });

  test('a port that is none', () => {
    expect(() => Entrance.hostPort(70_000)).toThrow(/Entrance\.hostPort: 'port' has to be a number from 1 to 65535/);
  });

  test('no props at all', () => {
    expect(() => new GracefulDaemonSet(Testing.chart(), 'collector', undefined as Anything)).toThrow(/state the facts/);
  });
});
