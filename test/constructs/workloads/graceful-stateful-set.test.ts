import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Autoscaled,
  GracefulStatefulSet,
  type GracefulStatefulSetProps,
  HealthCheck,
  Identity,
  OnSigterm,
  PreStop,
  Quorum,
  Traffic,
  ZeroDowntimeDefaults,
} from '../../../lib';
import { check } from '../../../lib/check';
import { isVoluntary, SCENARIO_NAMES, simulate } from '../../../lib/simulation';
import { readWorld } from '../../../lib/workload';
import { ofKind, type Rendered } from '../synthesise';

const seconds = (value: number) => Duration.seconds(value);

/** Three members that decide by majority, asked by clients inside the cluster. */
const LEDGER: GracefulStatefulSetProps = {
  image: 'registry.example.com/ledger:3.2.0',
  port: 7000,
  peerPorts: [{ name: 'peers', number: 7001 }],
  replicas: 3,
  quorum: Quorum.majority(),
  slowestStart: seconds(20),
  longestRequest: seconds(5),
  onSigterm: OnSigterm.drains(),
  traffic: [Traffic.clusterIp()],
  health: { readiness: HealthCheck.httpGet('/ready') },
};

/** What plain JavaScript lets somebody write. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Anything = any;

const members = (changes: Anything = {}, chart: Chart = Testing.chart()) =>
  new GracefulStatefulSet(chart, 'ledger', { ...LEDGER, ...changes });
const manifestsOf = (set: GracefulStatefulSet): Rendered[] => Testing.synth(Chart.of(set));
const rendered = (changes: Anything = {}): Rendered[] => manifestsOf(members(changes));
const setOf = (changes: Anything = {}): Rendered => ofKind(rendered(changes), 'StatefulSet');
const named = (manifests: Rendered[], name: string): Rendered =>
  manifests.find(({ kind, metadata }) => kind === 'Service' && metadata.name === name);
const refusal = (changes: Anything): string => {
  try {
    rendered(changes);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};
const GAP = [{ rule: 'budget-breaks-quorum', reason: 'a test environment' }];

describe('peers and clients', () => {
  test('have a Service each, and only peers meet members that are not ready', () => {
    const manifests = rendered();
    const [peers, clients] = [named(manifests, 'ledger-peers'), named(manifests, 'ledger')];
    expect(peers.spec).toMatchObject({
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      ports: [{ port: 7001, name: 'peers' }],
    });
    expect(clients.spec.ports).toEqual([{ port: 7000, targetPort: 7000 }]);
    expect(clients.spec.publishNotReadyAddresses).toBeUndefined();
    const { spec } = ofKind(manifests, 'StatefulSet');
    expect(spec.serviceName).toBe('ledger-peers');
    for (const service of [peers, clients]) expect(service.spec.selector).toEqual(spec.selector.matchLabels);
  });

  test('are found by the labels of what runs already', () => {
    const manifests = rendered({
      identity: Identity.of({ name: 'old', selector: { app: 'old' } }),
      peersName: 'old-headless',
    });
    expect(named(manifests, 'old-headless').spec.selector).toEqual({ app: 'old' });
    expect(ofKind(manifests, 'StatefulSet').spec.serviceName).toBe('old-headless');
    expect(ofKind(manifests, 'PodDisruptionBudget').spec.selector.matchLabels).toEqual({ app: 'old' });
  });

  test('peers use the serving port where they have none of their own, and need no clients', () => {
    const manifests = rendered({ peerPorts: undefined, traffic: [Traffic.none()], longestRequest: undefined });
    expect(named(manifests, 'ledger-peers').spec.ports).toEqual([{ port: 7000, targetPort: 7000 }]);
    expect(named(manifests, 'ledger')).toBeUndefined();
  });
});

describe('the budget follows from the quorum', () => {
  test.each<[string, Quorum, number, number]>([
    ['three by majority', Quorum.majority(), 3, 1],
    ['five by majority', Quorum.majority(), 5, 1],
    ['seven by majority', Quorum.majority(), 7, 2],
    ['three of nine', Quorum.canMiss(3), 9, 2],
    ['nobody needs another', Quorum.none(), 9, 1],
  ])('%s', (_what, quorum, replicas, budget) => {
    const manifests = rendered({ quorum, replicas });
    expect(ofKind(manifests, 'PodDisruptionBudget').spec.maxUnavailable).toBe(budget);
  });

  test.each([1, 2, 3, 4, 5, 8, 9])('of %i by majority never more than half are away at once', (replicas) => {
    const set = members({ replicas, ...(replicas < 3 && { ignore: GAP }) });
    const missable = replicas - Math.floor(replicas / 2) - 1;
    expect(set.plan.budget).toBe(Math.max(1, missable - 1));
    expect(set.plan.warnings.some((one) => /nothing is answered/.test(one))).toBe(missable === 0);
  });

  test.each([
    [3, Quorum.majority(), false],
    [4, Quorum.majority(), true],
    [5, Quorum.majority(), false],
    [4, Quorum.canMiss(1), false],
    [4, Quorum.none(), false],
  ])('%i members that decide by majority in an even number are told of: %p', (replicas, quorum, isTold) => {
    const { warnings } = members({ replicas, quorum }).plan;
    expect(warnings.some((one) => one.includes('4 members that decide by majority can miss 1, and 3'))).toBe(isTold);
  });

  test('the fact travels with the manifest, and a budget that is changed by hand is judged by it', () => {
    expect(setOf().metadata.annotations['zero-downtime/may-be-missing']).toBe('1');
    const manifests = rendered({ replicas: 5 });
    ofKind(manifests, 'PodDisruptionBudget').spec.maxUnavailable = 3;
    const { findings } = check(manifests.map((object) => ({ object })));
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['budget-breaks-quorum', 'error']]);
  });

  test('a gap that somebody has accepted is written, with the reason', () => {
    const { metadata } = setOf({ replicas: 2, ignore: GAP });
    expect(metadata.annotations['zero-downtime/ignore']).toBe('budget-breaks-quorum: a test environment');
    expect(metadata.annotations['zero-downtime/plan']).toMatch(/None of the 2 members may be missing/);
  });
});

describe('the rolling update', () => {
  test('takes one member at a time, waits for it, and knows what it takes until requests reach it', () => {
    const { spec } = setOf();
    expect(spec).toMatchObject({
      podManagementPolicy: 'OrderedReady',
      minReadySeconds: 5 + 5,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
    });
    expect(spec.template.spec.terminationGracePeriodSeconds).toBe(5 + 5 + 5 + 5);
    expect(spec.template.spec.topologySpreadConstraints[0].matchLabelKeys).toBeUndefined();
  });

  test('keeps back what the partition says', () => {
    const set = members({ partition: 2 });
    expect(ofKind(manifestsOf(set), 'StatefulSet').spec.updateStrategy.rollingUpdate.partition).toBe(2);
    expect(set.plan.numbers.find(({ field }) => field === 'updateStrategy.partition')?.reason).toMatch(
      /members below 2 keep what they have/,
    );
  });

  test('in parallel does not wait for a member that is away, and the plan says so', () => {
    const parallel = { podManagementPolicy: kplus.PodManagementPolicy.PARALLEL };
    expect(members(parallel).plan.warnings.join()).toMatch(/two can be missing at once/);
    expect(members({ ...parallel, replicas: 5 }).plan.warnings.join()).not.toMatch(/two can be missing/);
  });

  test('numbers that are stated are kept, and judged', () => {
    expect(members({ minReady: seconds(30) }).minReady.toSeconds()).toBe(30);
    expect(setOf({ minReady: seconds(30) }).spec.minReadySeconds).toBe(30);
    expect(refusal({ terminationGracePeriod: seconds(12) })).toMatch(/grace-too-short/);
    // No pod with a hook that sleeps longer than its grace period is ever made.
    expect(refusal({ terminationGracePeriod: seconds(8) })).toMatch(
      /hook-refused.*terminationGracePeriodSeconds \(8\)/,
    );
  });
});

describe('volumes', () => {
  const claim = { name: 'data', storage: Size.gibibytes(20), mountPath: '/var/lib/ledger' };

  test('each member has its own, mounted where it serves', () => {
    const log = { name: 'log', storage: Size.mebibytes(512), mountPath: '/var/log/ledger' };
    const { spec } = setOf({ volumeClaims: [claim, log] });
    expect(
      spec.volumeClaimTemplates.map((one: Anything) => [one.metadata.name, one.spec.resources.requests.storage]),
    ).toEqual([
      ['data', '20Gi'],
      ['log', '512Mi'],
    ]);
    expect(spec.volumeClaimTemplates[0].spec.accessModes).toEqual(['ReadWriteOnce']);
    expect(spec.template.spec.containers[0].volumeMounts).toContainEqual({
      mountPath: '/var/lib/ledger',
      name: 'data',
    });
  });

  test('other containers mount them where it is said', () => {
    const set = members({ volumeClaims: [{ ...claim, containers: ['main', 'backup'] }] });
    set.addContainer({ name: 'backup', image: 'registry.example.com/backup:1' });
    const { containers } = ofKind(manifestsOf(set), 'StatefulSet').spec.template.spec;
    expect(containers.map(({ volumeMounts }: Anything) => volumeMounts?.length)).toEqual([1, 1]);
  });
});

test.each<[string, Anything]>([
  ['by majority', {}],
  [
    'that need nobody, in parallel',
    { quorum: Quorum.none(), replicas: 2, podManagementPolicy: kplus.PodManagementPolicy.PARALLEL },
  ],
  ['behind an ALB', { traffic: [Traffic.awsAlb({ firstUse: seconds(10), drainLag: seconds(20) })] }],
])('members %s lose nothing in anything done on purpose', (_what, changes) => {
  const world = rendered(changes).map((object) => ({ object }));
  expect(check(world).findings).toEqual([]);
  const scenarios = SCENARIO_NAMES.filter(isVoluntary);
  for (const { scenario, lost } of simulate(readWorld(world), { scenarios, fix: false }))
    expect({ scenario, lost }).toEqual({ scenario, lost: 0 });
});

test('facts that are set for many count', () => {
  const app = new App();
  ZeroDowntimeDefaults.set(app, { traffic: [Traffic.ingressNginx()], room: seconds(2) });
  const { spec } = ofKind(manifestsOf(members({ traffic: undefined }, new Chart(app, 'test'))), 'StatefulSet');
  expect(spec.minReadySeconds).toBe(10 + 2);
});

describe('what cannot be is refused, in words of its props', () => {
  const claim = { name: 'data', storage: Size.gibibytes(1), mountPath: '/data' };
  test.each<[string, Anything, RegExp]>([
    ['no quorum', { quorum: undefined }, /^test\/ledger: state 'quorum'.*Quorum\.majority\(\)/],
    ['a number as quorum', { quorum: 2 }, /'quorum' has to be a Quorum, .*is 2$/],
    ['no replicas', { replicas: undefined }, /state 'replicas', how many members there are: 3/],
    ['half a replica', { replicas: 2.5 }, /'replicas' has to be a whole number, 0 at least, and is 2\.5/],
    ['two by majority', { replicas: 2 }, /'replicas' 2: members that decide by majority.*'replicas' 3.*ignore/],
    ['one by majority', { replicas: 1 }, /'replicas' 1: the only member goes with every rolling update/],
    ['shards that can miss none', { quorum: Quorum.canMiss(0) }, /members that can miss 0, of whom one goes/],
    ['more missing than there are', { quorum: Quorum.canMiss(3) }, /3 members cannot do with 3 missing/],
    [
      'an autoscaled quorum',
      { replicas: undefined, autoscaled: Autoscaled.between(3, 5) },
      /not scaled by an autoscaler/,
    ],
    [
      'replicas beside an autoscaler',
      { quorum: Quorum.none(), autoscaled: Autoscaled.between(3, 5) },
      /either 'replicas' or 'autoscaled'/,
    ],
    ['a partition that keeps all', { partition: 3 }, /'partition' 3 keeps all 3 members.*less than 3/],
    ['half a partition', { partition: 0.5 }, /'partition' has to be a whole number.*is 0\.5/],
    [
      'a policy of no name',
      { podManagementPolicy: 'Ordered' },
      /'podManagementPolicy' has to be PodManagementPolicy\.ORDERED_READY.*'Ordered'/,
    ],
    ['a Service of cdk8s-plus', { service: {} }, /'service' is made by the StatefulSet itself.*'peersName'/],
    [
      'a strategy',
      { strategy: kplus.StatefulSetUpdateStrategy.onDelete() },
      /'strategy' is a rolling update.*'partition'/,
    ],
    [
      'no port for peers',
      { port: undefined, peerPorts: undefined, traffic: [Traffic.none()], health: undefined },
      /no port to be found by: state 'peerPorts'/,
    ],
    ['a number as peer ports', { peerPorts: 7001 }, /'peerPorts' has to be a list of ports.*is 7001/],
    [
      'a peer port of no number',
      { peerPorts: [{ number: 70000 }] },
      /'peerPorts\[0\]\.number' has to be a number from 1 to 65535/,
    ],
    ['a name that is none', { peersName: 'Peers_1' }, /'peersName' has to be.*'Peers_1'/],
    [
      'a claim without a size',
      { volumeClaims: [{ ...claim, storage: '1Gi' }] },
      /'volumeClaims\[0\]\.storage' has to be a Size.*'1Gi'/,
    ],
    [
      'a claim mounted nowhere',
      { volumeClaims: [{ ...claim, mountPath: undefined }] },
      /'volumeClaims\[0\]\.mountPath' has to be a path/,
    ],
    [
      'a claim of a strange name',
      { volumeClaims: [{ ...claim, name: 'My Data' }] },
      /'volumeClaims\[0\]\.name' has to be a name/,
    ],
    ['two claims of one name', { volumeClaims: [claim, claim] }, /two of 'volumeClaims' are called the text 'data'/],
    ['claims that are no list', { volumeClaims: claim }, /'volumeClaims' has to be a list/],
    ['a time that is a number', { minReady: 30 }, /'minReady' has to be a Duration.*is 30$/],
    ['no slowest start', { slowestStart: undefined }, /state 'slowestStart'/],
    ['no traffic', { traffic: undefined }, /state at least one path.*'traffic'/],
    [
      'a probe of cdk8s-plus',
      { health: { readiness: kplus.Probe.fromHttpGet('/ready') } },
      /'health\.readiness' has to be a HealthCheck/,
    ],
  ])('%s', (_what, changes, message) => expect(refusal(changes)).toMatch(message));

  test('all at once', () => {
    const text = refusal({ quorum: undefined, image: undefined, slowestStart: 5, partition: -1 });
    expect(text).toMatch(/4 of its facts/);
    for (const prop of ['quorum', 'image', 'slowestStart', 'partition']) expect(text).toContain(`'${prop}'`);
  });

  test('a count that cannot be, where it is stated', () => {
    expect(() => Quorum.canMiss(-1)).toThrow(/whole number, 0 at least, and this is -1/);
  });

  test('no props at all', () => {
    expect(() => new GracefulStatefulSet(Testing.chart(), 'ledger', undefined as Anything)).toThrow(/state the facts/);
  });

  test('a hook of a stated length stays', () => {
    const preStop = PreStop.sleep(seconds(12));
    expect(setOf({ preStop }).spec.template.spec.containers[0].lifecycle.preStop).toEqual({ sleep: { seconds: 12 } });
  });
});

test('what can never become a pod fails synthesis, though the API server would take the StatefulSet', () => {
  const health = { readiness: HealthCheck.exec(['check']) };
  const prepared = { initContainers: [{ name: 'prepare', image: 'a:1' }], otherContainers: { prepare: { health } } };
  expect(() => rendered(prepared)).toThrow(/probe-refused.*initContainers\[0\]\.readinessProbe: Forbidden/s);
});
