import { Chart, Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import fc from 'fast-check';
import {
  GracefulAutoscaler,
  GracefulScaledObject,
  GracefulStatefulSet,
  HealthCheck,
  KubernetesTarget,
  Mesh,
  Identity,
  OwnService,
  RolloutStrategy,
  PreStop,
  Quorum,
  RolloutAnalysis,
  Spread,
  Traffic,
  ZeroDowntimeDefaults,
  type ZeroDowntimeDeployment,
} from '../../lib';
import { runs } from '../properties/runs';
import { CONSTRUCTS, served } from './every-construct';
import { deploy, problemsOf } from './synthesise';

/** What JavaScript lets anybody write where something else is meant. */
const ODD: Readonly<Record<string, unknown>> = {
  null: null,
  'no text': '',
  'a text': 'abc',
  'a name of prototypes': '__proto__',
  'what steers a terminal': '\u001b[2J\u202e\n---\nkind: x',
  'a long text': 'a'.repeat(1_000),
  'minus zero': -0,
  'a negative number': -1,
  'half of one': 0.5,
  'no number': NaN,
  'a number without end': Infinity,
  'a huge number': 1e308,
  true: true,
  'a bigint': 10n,
  'a symbol': Symbol('x'),
  'a function': () => 1,
  'a list': [],
  'a list of nulls': [null],
  'a list with a gap': [, 1], // eslint-disable-line no-sparse-arrays
  'an object': {},
  'an object of no class': Object.create(null),
  'keys of prototypes': JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  'a Map': new Map([['a', 'b']]),
  'an expression': /(a+)+$/,
  'a time of ages': Duration.days(1e9),
  'a millisecond': Duration.millis(1),
  'no time': { toMilliseconds: () => 'x' },
  'a Traffic': Traffic.clusterIp(),
  'a HealthCheck': HealthCheck.tcpSocket(),
  'a Size': Size.gibibytes(1),
  'a chart': Testing.chart(),
};

// prettier-ignore
const PROPS = [
  'activeDeadline', 'annotatePlan', 'automountServiceAccountToken', 'autoscaled', 'backoffLimit', 'completions',
  'concurrencyPolicy', 'container', 'containers', 'disruptionBudget', 'distroless', 'dns', 'dockerRegistryAuth',
  'entrance', 'fatalExitCodes', 'health', 'hostAliases', 'hostNetwork', 'identity', 'ignore', 'image',
  'initContainers', 'interruption', 'interruptions', 'isolate', 'keptConnections', 'kubernetesVersion', 'labels',
  'longestRequest', 'longestRun', 'longestWork', 'mesh', 'metadata', 'minReady', 'nodesAtOnce', 'onSigterm',
  'otherContainers', 'ownService', 'parallelism', 'partition', 'peerPorts', 'peersName', 'podManagementPolicy',
  'podMetadata', 'port', 'postStart', 'preStop', 'priorityClassName', 'progressDeadline', 'pullAllowance', 'quorum',
  'replicas', 'resources', 'restartOn', 'restartPolicy', 'retries', 'room', 'schedule', 'securityContext', 'select',
  'serviceAccount', 'sidecars', 'slowestStart', 'spotNodes', 'spread', 'startingDeadline', 'strategy', 'surges',
  'suspend', 'terminationGracePeriod', 'timeZone', 'tolerates', 'topologySpread', 'traffic', 'ttlAfterFinished',
  'volumeClaims', 'volumes',
];

/** What no error for people says: that something inside has met what it did not expect. */
const INTERNAL =
  /Cannot (?:read|convert|destructure)|is not (?:a function|iterable)|not an entry object|could not be cloned|should not have happened|is a bug of/;

/** What comes of something: nothing, or the words of an error. Anything but an error for people fails the test. */
function wordsOf(make: () => unknown): string {
  try {
    make();
    return '';
  } catch (error) {
    const { name, message } = error as Error;
    expect(`${name}: ${message}`).not.toMatch(INTERNAL);
    expect(['FactError', 'SynthesisError', 'RangeError', 'Error']).toContain(name);
    return message;
  } finally {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  }
}

/** cdk8s itself fails on values whose class has no name; it says so with the place of its own code as the cause. */
const NAMELESS = new Set(['an object of no class', 'keys of prototypes']);

beforeEach(() => void jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

test('whatever stands in a prop of a construct is taken, or refused in words for people', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CONSTRUCTS),
      fc.constantFrom(...PROPS),
      fc.constantFrom(...Object.keys(ODD)),
      ([, make], prop, odd) => {
        const words = wordsOf(() => {
          const chart = Testing.chart();
          make(chart, { [prop]: ODD[odd] } as object);
          Testing.synth(chart);
        });
        if (words !== '') expect(words).toMatch(/test\/app|Deployment|\bapp\b/);
      },
    ),
    runs(80),
  );
});

const ROUTES: Readonly<Record<string, (workload: ZeroDowntimeDeployment, options: object) => unknown>> = {
  nginx: (workload, options) => workload.exposeViaNginx('a.example.com', options),
  alb: (workload, options) => workload.exposeViaAlb('a.example.com', options),
  gke: (workload, options) => workload.exposeViaGke('a.example.com', options),
  nlb: (workload, options) => workload.exposeViaNlb(options),
  gateway: (workload, options) => workload.exposeViaGateway('edge', options),
  service: (workload, options) => workload.exposeViaService(options),
};

// prettier-ignore
const OPTIONS = [
  'className', 'tls', 'backendProtocol', 'path', 'name', 'delays', 'annotations', 'internetFacing', 'healthCheckPath',
  'hostnames', 'gatewayNamespace', 'sectionName', 'grpc', 'traffic',
];

test('whatever stands in an option of a route is taken, or refused in words for people', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(ROUTES)),
      fc.constantFrom(...OPTIONS),
      fc.constantFrom(...Object.keys(ODD).filter((odd) => !NAMELESS.has(odd))),
      (expose, option, odd) => {
        wordsOf(() => {
          const workload = deploy();
          expose(workload, { [option]: ODD[odd] });
          Testing.synth(Chart.of(workload));
        });
      },
    ),
    runs(40),
  );
});

test.each<[string, (odd: never) => unknown]>([
  ['the delays of a path', (odd) => Traffic.clusterIp(odd)],
  ['the name of a registry', (odd) => Traffic.registry(odd, odd)],
  [
    'how a node is looked at',
    (odd) => Traffic.nodeHealthCheck({ interval: Duration.seconds(1), unhealthyCount: odd, healthyCount: odd }),
  ],
  ['the timing of a check', (odd) => HealthCheck.httpGet('/', odd)],
  ['the threshold of a check', (odd) => HealthCheck.tcpSocket({ threshold: odd })],
  ['how a container waits', (odd) => PreStop.waits(odd)],
  ['how pods are spread', (odd) => Spread.preferred(kplus.Topology.ZONE, odd)],
  ['the version of a mesh', (odd) => Mesh.istio(odd)],
  ['the policy of a Service', (odd) => OwnService.of({ externalTrafficPolicy: odd })],
  ['what analyses are told', (odd) => RolloutAnalysis.of(['a'], { args: odd })],
  ['a target', (odd) => KubernetesTarget.set(Testing.chart(), odd)],
  ['defaults', (odd) => ZeroDowntimeDefaults.set(Testing.chart(), odd)],
  ['the scope of defaults', (odd) => ZeroDowntimeDefaults.set(odd, {})],
  ['all props of a construct', (odd) => CONSTRUCTS.map(([, make]) => wordsOf(() => make(Testing.chart(), odd)))],
  [
    'the metrics of an autoscaler',
    (metrics) =>
      new GracefulAutoscaler(Testing.chart(), 'a', {
        target: deploy({ replicas: undefined }),
        minReplicas: 2,
        maxReplicas: 3,
        metrics,
      }),
  ],
  [
    'the numbers of an autoscaler',
    (odd) =>
      new GracefulScaledObject(Testing.chart(), 'a', {
        target: deploy({ replicas: undefined }),
        minReplicas: odd,
        maxReplicas: odd,
        triggers: [],
      }),
  ],
])('whatever stands in %s is taken, or refused in words for people', (_what, make) => {
  for (const odd of Object.values(ODD)) wordsOf(() => make(odd as never));
});

test.each<[string, object, RegExp]>([
  ['a list with a gap', { traffic: [, Traffic.clusterIp()] }, /'traffic' has a gap/], // eslint-disable-line no-sparse-arrays
  ['a gap further down', { container: { ports: [, { number: 8080 }] } }, /'container\.ports' has a gap/], // eslint-disable-line no-sparse-arrays
  ['a quantity as text', { resources: { cpu: '100m' } }, /'resources\.cpu' has to hold a request and a limit/],
  ['a quantity that is none', { resources: { cpu: { request: true } } }, /'resources\.cpu\.request' has to be a Cpu/],
  ['labels in a Map', { labels: new Map([['a', 'b']]) }, /'labels' has to hold labels.* and is a Map/],
  ['a policy of DNS by its word', { dns: 'ClusterFirst' }, /'dns' has to hold \{ policy/],
  [
    'a variable without a value',
    { container: { envVariables: { A: { name: 'x' } } } },
    /'container\.envVariables\.A' has to be an EnvValue/,
  ],
  ['facts of a container in a list', { otherContainers: { log: [] } }, /'otherContainers\.log' has to hold facts/],
  ['a part of a second', { minReady: Duration.millis(1500) }, /'minReady' has to be whole seconds, and is 1.5 s/],
  ['a time of ages', { minReady: Duration.days(1e9) }, /'minReady' has to be 2147483647 s at most/],
  ['replicas of ages', { replicas: 1e300 }, /'replicas' has to be a whole number, 2147483647 at most/],
  ['no identity', { identity: null }, /'identity' has to be an Identity.* and is null/],
  ['whether to select as text', { select: 'false' }, /'select' has to be true or false, and is the text 'false'/],
])('%s is refused, not dropped in silence', (_what, changes, words) => {
  expect(problemsOf(changes)).toMatch(words);
});

test.each<[string, object, RegExp]>([
  ['hosts that are no list', { tls: [{ hosts: 'a' }] }, /'tls\[0\]\.hosts' has to be a list of texts, and is the text/],
  ['a secret by its name', { tls: [{ secret: 'a' }] }, /'tls\[0\]\.secret' has to be a Secret/],
  ['no path', { path: null }, /'path' of a route begins with '\/', such as '\/shop', and is null/],
  ['a delay in numbers', { delays: { drainLag: 3 } }, /'drainLag' has to be a Duration/],
  ['an annotation that is nothing', { annotations: { a: null } }, /'annotations\.a' has to be a text, and is null/],
  ['options that are none', [], /takes its options in an object, and this is a list/],
])('%s of a route is refused', (_what, options, words) => {
  expect(wordsOf(() => deploy().exposeViaNginx('a.example.com', options))).toMatch(words);
});

test('what is unusual and means something is taken', () => {
  const delays = { drainLag: Duration.millis(1500) };
  const route = { delays, tls: [{ hosts: ['a.example.com'] }], annotations: {} };
  expect(wordsOf(() => deploy().exposeViaNginx('a.example.com', route))).toBe('');
  expect(problemsOf({ longestRequest: Duration.millis(500) })).toBe('');
  const exported = Object.defineProperty({ team: 'shop' }, Symbol.toStringTag, { value: 'Module' });
  expect(problemsOf({ labels: exported })).toBe('');
});

test('a volume for a container that is not there is refused', () => {
  const claims = (containers: unknown) => {
    const chart = Testing.chart();
    const claim = { name: 'data', storage: Size.gibibytes(1), mountPath: '/data', containers: containers as string[] };
    const props = {
      ...served,
      traffic: [Traffic.clusterIp()],
      replicas: 2,
      quorum: Quorum.none(),
      volumeClaims: [claim],
    };
    return wordsOf(() => {
      new GracefulStatefulSet(chart, 'db', props);
      Testing.synth(chart);
    });
  };
  expect(claims(['main'])).toBe('');
  expect(claims('main')).toMatch(/'volumeClaims\[0\]\.containers' has to be a list of texts, and is the text/);
  expect(claims(['main', 5])).toMatch(/'volumeClaims\[0\]\.containers' .* its \[1\] is 5/);
  expect(claims([])).toMatch(/'volumeClaims\[0\]\.containers' names no container, so the volume is mounted nowhere/);
  expect(claims(['mian'])).toMatch(/'volumeClaims' mounts 'data' in 'mian', which is none of its containers \(main\)/);
});

test("an exception of somebody's own getter comes out as it is", () => {
  const props = Object.defineProperty({}, 'replicas', {
    enumerable: true,
    get: () => {
      throw new TypeError('mine');
    },
  });
  expect(() => CONSTRUCTS[0]?.[1](Testing.chart(), props)).toThrow('mine');
});

test.each<[string, (odd: never) => unknown, object, RegExp]>([
  [
    'an HTTP check',
    (odd) => HealthCheck.httpGet('/', odd),
    { schema: 'HTTPS' },
    /httpGet: .*'schema'; did you mean 'scheme'/,
  ],
  ['a TCP check', (odd) => HealthCheck.tcpSocket(odd), { prot: 1 }, /tcpSocket: .*did you mean 'port'/],
  ['a gRPC check', (odd) => HealthCheck.grpc(odd), { servise: 'a' }, /grpc: .*did you mean 'service'/],
  ['a command as check', (odd) => HealthCheck.exec(['a'], odd), { treshold: 3 }, /exec: .*did you mean 'threshold'/],
  ['a known path', (odd) => Traffic.awsAlb(odd), { drainlag: Duration.seconds(1) }, /did you mean 'drainLag'/],
  ['a mesh', (odd) => Traffic.mesh('istio', odd), { drainLag: 1, firstuse: 1 }, /did you mean 'firstUse'/],
  ['a registry', (odd) => Traffic.registry('eureka', odd), { cachetime: 1 }, /did you mean 'cacheTime'/],
  ['a Service', (odd) => OwnService.of(odd), { prots: [] }, /OwnService\.of: .*did you mean 'ports'/],
  ['a spread', (odd) => Spread.preferred(kplus.Topology.ZONE, odd), { maxskew: 2 }, /did you mean 'maxSkew'/],
  ['an identity', (odd) => Identity.of(odd), { select: {} }, /did you mean 'selector'/],
  ['a wait', (odd) => PreStop.waits(odd), { imageHasSleeps: true }, /did you mean 'imageHasSleep'/],
  ['blue/green', (odd) => RolloutStrategy.blueGreen(odd), { autoPromotions: true }, /did you mean 'autoPromotion'/],
  ['a canary', (odd) => RolloutStrategy.canary(odd), { step: [] }, /did you mean 'steps'/],
  [
    'the Service of a workload',
    (odd) => deploy().exposeViaService(odd),
    { prots: [] },
    /test\/web: exposeViaService: .*did you mean 'ports'/,
  ],
  [
    'its container',
    (odd) => deploy({ container: odd }),
    { prots: [] },
    /'container\.prots'; did you mean 'container\.ports'/,
  ],
])('an option of %s that there is not is refused, with the one that is meant', (_what, make, odd, words) => {
  expect(() => make(odd as never)).toThrow(words);
});
