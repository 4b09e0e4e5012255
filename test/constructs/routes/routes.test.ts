import { ApiObject, Chart, Duration, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Entrance,
  GracefulDaemonSet,
  GracefulStatefulSet,
  GracefulWorker,
  HealthCheck,
  OnSigterm,
  OwnService,
  Quorum,
  Traffic,
  ZeroDowntimeDefaults,
  ZeroDowntimeDeployment,
  type ZeroDowntimeDeploymentProps,
} from '../../../lib';
import { check } from '../../../lib/check';
import { isVoluntary, SCENARIO_NAMES, simulate } from '../../../lib/simulation';
import { readWorld } from '../../../lib/workload';
import { appWithChart, deploymentOf, manifestsOf, ofKind, type Rendered, WEB } from '../synthesise';

const seconds = (value: number) => Duration.seconds(value);

/** A service that states no traffic: its routes do. */
const routed = (changes: Partial<ZeroDowntimeDeploymentProps> = {}, chart: Chart = Testing.chart()) =>
  new ZeroDowntimeDeployment(chart, 'web', { ...WEB, traffic: undefined, ...changes });
const annotationsOf = (manifest: Rendered) => manifest.metadata.annotations;
const trafficOf = (deployment: ZeroDowntimeDeployment) =>
  annotationsOf(deploymentOf(deployment))['zero-downtime/traffic'];
const findingsOf = (deployment: ZeroDowntimeDeployment) =>
  check(manifestsOf(deployment).map((object: Rendered) => ({ object }))).findings.map(({ rule }) => rule);

describe('every route', () => {
  const ROUTES: [string, (web: ZeroDowntimeDeployment) => unknown, string, number][] = [
    ['exposeViaNginx', (web) => web.exposeViaNginx('shop.example.com'), 'ingress-nginx', 10],
    ['exposeViaAlb', (web) => web.exposeViaAlb('shop.example.com'), 'aws-alb', 120],
    ['exposeViaNlb', (web) => web.exposeViaNlb(), 'aws-nlb', 120],
    ['exposeViaGke', (web) => web.exposeViaGke('shop.example.com'), 'gke-neg', 60],
    ['exposeViaGateway', (web) => web.exposeViaGateway('edge'), 'custom(name=edge drain-lag=10s first-use=10s)', 10],
    ['exposeViaService', (web) => web.exposeViaService(), 'cluster-ip', 5],
  ];

  test.each(ROUTES)('%s adds its own traffic, and pods wait for it', (_name, expose, traffic, lag) => {
    const web = routed();
    expose(web);
    expect(trafficOf(web)).toBe(traffic);
    const [{ lifecycle }] = deploymentOf(web).spec.template.spec.containers;
    expect(lifecycle.preStop.sleep.seconds).toBe(lag + 5);
    expect(web.service?.name).toBe('web');
  });

  test.each(ROUTES)('%s makes no finding, neither here nor in check', (_name, expose) => {
    const { app, chart } = appWithChart();
    new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
    const web = routed({ metadata: { namespace: 'shop' } }, chart);
    expose(web);
    expect(findingsOf(web)).toEqual([]);
    expect(() => app.synthYaml()).not.toThrow();
  });

  test.each(ROUTES.slice(0, 5))('%s leads to nothing without a port, and without a Service', (name, expose) => {
    const reason = new RegExp(`test/web: ${name} has no Service to lead to: state 'port'`);
    expect(() => expose(routed({ port: undefined }))).toThrow(reason);
    expect(() => expose(routed({ ownService: OwnService.none() }))).toThrow(reason);
    expect(() => expose(routed({ traffic: [Traffic.none()] }))).toThrow(reason);
  });

  test.each([ROUTES[0], ROUTES[1], ROUTES[3], ROUTES[4]].flatMap((one) => (one ? [one] : [])))(
    '%s leads to no port that is declared for UDP alone',
    (name, expose) => {
      const ports = [{ name: 'quic', number: 8080, protocol: kplus.Protocol.UDP }, { number: 9090 }];
      const health = { readiness: HealthCheck.httpGet('/ready', { port: 9090 }) };
      expect(() => expose(routed({ container: { ports }, health }))).toThrow(
        `test/web: ${name} sends HTTP, and the port 8080 that it serves on is declared for UDP alone`,
      );
      const both = [...ports, { name: 'http', number: 8080 }];
      expect(() => expose(routed({ container: { ports: both }, health }))).not.toThrow();
    },
  );

  test.each([ROUTES[0], ROUTES[1], ROUTES[3], ROUTES[4]].flatMap((one) => (one ? [one] : [])))(
    '%s a second time needs a name',
    (_name, expose) => {
      const web = routed();
      expose(web);
      expect(() => expose(web)).toThrow(/it has one of this kind already: state its 'name'/);
    },
  );

  test('of another kind needs a name, too, where it is an Ingress as well', () => {
    const web = routed();
    web.exposeViaNginx('shop.example.com');
    expect(() => web.exposeViaAlb('shop.example.com')).toThrow(
      /another one \(NginxRoute\) is the Ingress web already: state the 'name' of one of them/,
    );
    web.exposeViaAlb('shop.example.com', { name: 'web-public' });
    expect(manifestsOf(web).filter(({ kind }: Rendered) => kind === 'Ingress')).toHaveLength(2);
  });

  test.each<[string, (web: ZeroDowntimeDeployment, options: object) => unknown, object, RegExp]>([
    [
      'nginx',
      (web, options) => web.exposeViaNginx('', options),
      { backendProtokol: 'HTTPS' },
      /did you mean 'backendProtocol'/,
    ],
    [
      'nginx',
      (web, options) => web.exposeViaNginx('', options),
      { internetFacing: true },
      /no option 'internetFacing': there are name, delays, annotations, path, className, tls, backendProtocol$/,
    ],
    [
      'alb',
      (web, options) => web.exposeViaAlb('', options),
      { helthCheckPath: '/up' },
      /did you mean 'healthCheckPath'/,
    ],
    ['nlb', (web, options) => web.exposeViaNlb(options), { path: '/' }, /exposeViaNlb: there is no option 'path'/],
    ['gke', (web, options) => web.exposeViaGke('', options), { internetfacing: true }, /did you mean 'internetFacing'/],
    [
      'gateway',
      (web, options) => web.exposeViaGateway('edge', options),
      { hots: ['a.example.com'] },
      /there is no option 'hots'/,
    ],
  ])(
    'of %s that is misspelt is refused: from JavaScript it would hold for nothing',
    (_name, expose, options, words) => {
      expect(() => expose(routed(), options)).toThrow(words);
      expect(() => expose(routed(), { hots: undefined })).not.toThrow();
    },
  );

  test('the stated delays of its kind count more', () => {
    const web = routed({ traffic: [Traffic.awsAlb({ drainLag: seconds(45) })] });
    web.exposeViaAlb('shop.example.com');
    expect(trafficOf(web)).toBe('aws-alb(drain-lag=45s)');
    const measured = routed();
    measured.exposeViaAlb('shop.example.com', { delays: { drainLag: seconds(30) } });
    expect(trafficOf(measured)).toBe('aws-alb(drain-lag=30s)');
  });

  test('adds to what is stated, and the slowest counts', () => {
    const web = routed({ traffic: [Traffic.clusterIp()] });
    web.exposeViaNginx('shop.example.com');
    web.exposeViaAlb('admin.example.com', { name: 'admin' });
    expect(trafficOf(web)).toBe('cluster-ip, ingress-nginx, aws-alb');
    expect(web.plan.minReady).toBe(60 + 5);
  });

  test('adds to what its scope states', () => {
    const { app, chart } = appWithChart();
    ZeroDowntimeDefaults.set(app, { traffic: [Traffic.clusterIp()] });
    const web = routed({}, chart);
    web.exposeViaNginx('shop.example.com');
    expect(trafficOf(web)).toBe('cluster-ip, ingress-nginx');
  });

  test('a JSON patch on it has the last word', () => {
    const web = routed();
    ApiObject.of(web.exposeViaNginx('shop.example.com')).addJsonPatch(
      JsonPatch.add('/metadata/annotations', { mine: 'yes' }),
    );
    expect(annotationsOf(ofKind(manifestsOf(web), 'Ingress'))).toEqual({ mine: 'yes' });
  });

  test('what somebody has written himself stays', () => {
    const annotations = { 'alb.ingress.kubernetes.io/scheme': 'mine' };
    const web = routed();
    web.exposeViaAlb('shop.example.com', { annotations });
    expect(annotationsOf(ofKind(manifestsOf(web), 'Ingress'))).toMatchObject({
      ...annotations,
      'alb.ingress.kubernetes.io/target-type': 'ip',
    });
  });
});

describe('the other end of the drain', () => {
  const LONG = { longestRequest: seconds(90) };

  test('ingress-nginx waits as long as the longest request, and as usual for a short one', () => {
    const web = routed(LONG);
    web.exposeViaNginx('shop.example.com', { path: '/api', tls: [{ hosts: ['shop.example.com'] }] });
    const ingress = ofKind(manifestsOf(web), 'Ingress');
    expect(annotationsOf(ingress)).toEqual({
      'nginx.ingress.kubernetes.io/proxy-read-timeout': '95',
      'nginx.ingress.kubernetes.io/proxy-send-timeout': '95',
    });
    expect(ingress.spec).toMatchObject({ ingressClassName: 'nginx', tls: [{ hosts: ['shop.example.com'] }] });
    expect(ingress.spec.rules[0]).toMatchObject({ host: 'shop.example.com', http: { paths: [{ path: '/api' }] } });
    const short = routed();
    short.exposeViaNginx('');
    expect(annotationsOf(ofKind(manifestsOf(short), 'Ingress'))).toBeUndefined();
  });

  test('an ALB has the pods as targets, lets them finish, and asks what readiness asks', () => {
    const web = routed({
      ...LONG,
      container: {
        ports: [
          { name: 'http', number: 8080 },
          { name: 'management', number: 8081 },
        ],
      },
      health: { readiness: HealthCheck.httpGet('/health', { port: 'management' }) },
    });
    web.exposeViaAlb('shop.example.com', { internetFacing: true });
    expect(annotationsOf(ofKind(manifestsOf(web), 'Ingress'))).toEqual({
      'alb.ingress.kubernetes.io/healthcheck-path': '/health',
      'alb.ingress.kubernetes.io/healthcheck-port': '8081',
      'alb.ingress.kubernetes.io/load-balancer-attributes': 'idle_timeout.timeout_seconds=95',
      'alb.ingress.kubernetes.io/scheme': 'internet-facing',
      'alb.ingress.kubernetes.io/target-group-attributes': 'deregistration_delay.timeout_seconds=95',
      'alb.ingress.kubernetes.io/target-type': 'ip',
    });
  });

  test('an ALB asks gRPC servers by gRPC, and cannot ask by TCP or a command', () => {
    const grpc = routed({ health: { readiness: HealthCheck.grpc() } });
    grpc.exposeViaAlb('shop.example.com');
    expect(annotationsOf(ofKind(manifestsOf(grpc), 'Ingress'))).toMatchObject({
      'alb.ingress.kubernetes.io/backend-protocol-version': 'GRPC',
      'alb.ingress.kubernetes.io/healthcheck-path': '/grpc.health.v1.Health/Check',
      'alb.ingress.kubernetes.io/success-codes': '0',
    });
    const tcp = routed({ health: { readiness: HealthCheck.tcpSocket() } });
    tcp.exposeViaAlb('shop.example.com');
    expect(() => manifestsOf(tcp)).toThrow(/cannot ask what readiness asks: state 'healthCheckPath'/);
    const stated = routed({ health: { readiness: HealthCheck.exec(['/bin/ready']) } });
    stated.exposeViaAlb('shop.example.com', { healthCheckPath: '/up' });
    expect(annotationsOf(ofKind(manifestsOf(stated), 'Ingress'))).toMatchObject({
      'alb.ingress.kubernetes.io/healthcheck-path': '/up',
    });
  });

  test('the namespace of the app gets the label of the readiness gate, wherever it is made, and nothing is required elsewhere', () => {
    const { app, chart } = appWithChart();
    const web = routed({ metadata: { namespace: 'shop' } }, chart);
    web.exposeViaAlb('shop.example.com');
    expect(web.plan.requiredElsewhere).toEqual([expect.stringMatching(/readiness-gate-inject/)]);
    const later = new Chart(app, 'later');
    new kplus.Namespace(later, 'namespace', { metadata: { name: 'shop' } });
    expect(web.plan.requiredElsewhere).toEqual([]);
    expect(app.synthYaml()).toMatch(/pod-readiness-gate-inject: enabled/);
  });

  test('an NLB is the Service itself, and connects where it cannot ask', () => {
    const web = routed({ health: { readiness: HealthCheck.tcpSocket() } });
    web.exposeViaNlb();
    const service = ofKind(manifestsOf(web), 'Service');
    expect(service.spec.type).toBe('LoadBalancer');
    expect(annotationsOf(service)).toEqual({
      'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol': 'tcp',
      'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
      'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal',
      'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes': 'deregistration_delay.timeout_seconds=25',
      'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
    });
  });

  test('GKE reaches the pods, drains, and waits for the whole answer', () => {
    const web = routed(LONG);
    web.exposeViaGke('shop.example.com');
    const manifests = manifestsOf(web);
    expect(annotationsOf(ofKind(manifests, 'Service'))).toEqual({
      'cloud.google.com/backend-config': '{"default":"web"}',
      'cloud.google.com/neg': '{"ingress":true}',
    });
    expect(ofKind(manifests, 'BackendConfig').spec).toEqual({
      connectionDraining: { drainingTimeoutSec: 95 },
      healthCheck: { port: 8080, requestPath: '/ready', type: 'HTTP' },
      timeoutSec: 95,
    });
    expect(annotationsOf(ofKind(manifests, 'Ingress'))).toEqual({ 'kubernetes.io/ingress.class': 'gce-internal' });
    expect(web.plan.requiredElsewhere).toEqual([expect.stringMatching(/load-balancer-neg-ready/)]);
  });

  test('a gateway gets an HTTPRoute with its timeout, or a GRPCRoute', () => {
    const web = routed();
    web.exposeViaGateway('edge', { hostnames: ['shop.example.com'], path: '/api', gatewayNamespace: 'gateways' });
    expect(ofKind(manifestsOf(web), 'HTTPRoute').spec).toEqual({
      hostnames: ['shop.example.com'],
      parentRefs: [{ name: 'edge', namespace: 'gateways' }],
      rules: [
        {
          backendRefs: [{ name: 'web', port: 8080 }],
          matches: [{ path: { type: 'PathPrefix', value: '/api' } }],
          timeouts: { request: '25s' },
        },
      ],
    });
    const grpc = routed();
    grpc.exposeViaGateway('edge', { grpc: true, traffic: Traffic.gkeNeg() });
    expect(ofKind(manifestsOf(grpc), 'GRPCRoute').spec.rules).toEqual([{ backendRefs: [{ name: 'web', port: 8080 }] }]);
    expect(trafficOf(grpc)).toBe('gke-neg');
  });

  test('facts that are set later count', () => {
    const { app, chart } = appWithChart();
    const web = routed({ longestRequest: undefined }, chart);
    web.exposeViaAlb('shop.example.com');
    ZeroDowntimeDefaults.set(app, { longestRequest: seconds(40), room: seconds(1) });
    expect(annotationsOf(ofKind(manifestsOf(web), 'Ingress'))).toMatchObject({
      'alb.ingress.kubernetes.io/target-group-attributes': 'deregistration_delay.timeout_seconds=41',
    });
  });
});

describe('what the application speaks', () => {
  const TLS = { health: { readiness: HealthCheck.httpGet('/ready', { scheme: kplus.ConnectionScheme.HTTPS }) } };
  const GRPC = { health: { readiness: HealthCheck.grpc() } };
  const protocolsOf = (kind: string, facts: object, expose: (web: ZeroDowntimeDeployment) => unknown) => {
    const web = routed(facts);
    expose(web);
    const annotations = annotationsOf(ofKind(manifestsOf(web), kind)) ?? {};
    return Object.entries(annotations).filter(([name]) => /backend-protocol$|app-protocols$/.test(name));
  };

  test.each<[string, string, (web: ZeroDowntimeDeployment) => unknown, string]>([
    [
      'ingress-nginx',
      'Ingress',
      (web) => web.exposeViaNginx(''),
      'nginx.ingress.kubernetes.io/backend-protocol: HTTPS',
    ],
    ['an ALB', 'Ingress', (web) => web.exposeViaAlb(''), 'alb.ingress.kubernetes.io/backend-protocol: HTTPS'],
    ['GKE', 'Service', (web) => web.exposeViaGke(''), 'cloud.google.com/app-protocols: {"":"HTTPS"}'],
  ])('is TLS where readiness is asked by it, and %s is told', (_name, kind, expose, told) => {
    expect(protocolsOf(kind, TLS, expose).map((one) => one.join(': '))).toEqual([told]);
    expect(protocolsOf(kind, {}, expose)).toEqual([]);
  });

  test('is told to GKE by the name of the port', () => {
    const named = { ...TLS, ownService: OwnService.of({ ports: [{ name: 'web', port: 443, targetPort: 8080 }] }) };
    expect(protocolsOf('Service', named, (web) => web.exposeViaGke(''))).toEqual([
      ['cloud.google.com/app-protocols', '{"web":"HTTPS"}'],
    ]);
  });

  test('is told by no health check at another port', () => {
    const ports = [
      { name: 'http', number: 8080 },
      { name: 'health', number: 8443 },
    ];
    const readiness = HealthCheck.httpGet('/ready', { port: 'health', scheme: kplus.ConnectionScheme.HTTPS });
    const facts = { container: { ports }, health: { readiness } };
    expect(protocolsOf('Ingress', facts, (web) => web.exposeViaNginx(''))).toEqual([]);
  });

  test('is gRPC to ingress-nginx where readiness is asked so, unless something else is stated', () => {
    const told = (backendProtocol?: string) =>
      protocolsOf('Ingress', GRPC, (web) => web.exposeViaNginx('', { backendProtocol }));
    expect(told()).toEqual([['nginx.ingress.kubernetes.io/backend-protocol', 'GRPC']]);
    expect(told('GRPCS')).toEqual([['nginx.ingress.kubernetes.io/backend-protocol', 'GRPCS']]);
  });

  test('has to be told to a gateway by somebody else', () => {
    const web = routed(TLS);
    web.exposeViaGateway('edge');
    expect(web.plan.requiredElsewhere).toEqual([
      expect.stringMatching(/A BackendTLSPolicy has to tell the gateway that the Service web speaks TLS/),
    ]);
    const plain = routed();
    plain.exposeViaGateway('edge');
    expect(plain.plan.requiredElsewhere).toEqual([]);
  });
});

describe('traffic that nobody states', () => {
  test('is asked for when the app is written, of all workloads at once, and nothing else is said', () => {
    const { app, chart } = appWithChart();
    routed({}, chart);
    new ZeroDowntimeDeployment(chart, 'other', { ...WEB, traffic: [], terminationGracePeriod: seconds(1) });
    expect(() => app.synthYaml()).toThrow(
      /2 problems in the manifests:\n\ntest\/web: state at least one path (.|\n)*exposeViaNginx(.|\n)*test\/other: state at least one path/,
    );
  });

  test('leaves no plan, and no manifest, to go by', () => {
    const web = routed();
    expect(() => web.plan).toThrow(/state at least one path/);
    expect(() => ApiObject.of(web).toJson()).toThrow(/state at least one path/);
  });

  test('a route asks for the longest request', () => {
    const web = routed({ longestRequest: undefined });
    web.exposeViaNginx('shop.example.com');
    expect(() => manifestsOf(web)).toThrow(/requests come in \(ingress-nginx\), so state 'longestRequest'/);
  });
});

describe('a route that somebody else makes', () => {
  const ingress = (web: ZeroDowntimeDeployment, className: string, annotations: Record<string, string> = {}) => {
    const route = new kplus.Ingress(web, 'theirs', { className, metadata: { annotations } });
    if (web.service) route.addRule('/', kplus.IngressBackend.fromService(web.service));
  };

  test.each<[string, Record<string, string>]>([
    ['alb', { 'alb.ingress.kubernetes.io/target-type': 'ip' }],
    // The numbers fit by chance: 10 s, and the hook waits 5 s and 5 s of room.
    ['nginx', {}],
  ])('by %s contradicts the stated traffic', (className, annotations) => {
    const web = routed({ traffic: [Traffic.clusterIp()] });
    ingress(web, className, annotations);
    expect(() => manifestsOf(web)).toThrow(/error\[traffic-unstated\](.|\n)* {2}= prop: traffic/);
  });

  test('and that is stated is none', () => {
    const web = routed({ traffic: [Traffic.ingressNginx()] });
    ingress(web, 'nginx');
    expect(() => manifestsOf(web)).not.toThrow();
  });

  test('to a worker is told without a prop that workers do not have', () => {
    const chart = Testing.chart();
    const worker = new GracefulWorker(chart, 'mailer', {
      image: 'mailer:1',
      port: 8080,
      replicas: 3,
      slowestStart: seconds(5),
      longestWork: seconds(30),
      onSigterm: OnSigterm.drains(),
    });
    new kplus.Service(chart, 'service', { selector: worker, ports: [{ port: 8080 }] });
    expect(() => Testing.synth(chart)).toThrow(
      /error\[traffic-unstated\](.|\n)*= prop: none: a worker is sent no requests/,
    );
  });
});

test.each([undefined, 5, {}])('%j is no host', (host) => {
  expect(() => routed().exposeViaNginx(host as never)).toThrow(/the host of a route is a text/);
});

describe('routes to members and to the pods of nodes', () => {
  type Routed = GracefulStatefulSet | GracefulDaemonSet;
  const FACTS = {
    image: 'registry.example.com/archive:1.0.0',
    port: 8080,
    metadata: { namespace: 'shop' },
    slowestStart: seconds(20),
    longestRequest: seconds(15),
    onSigterm: OnSigterm.drains(),
    health: { readiness: HealthCheck.httpGet('/ready') },
  };
  const WORKLOADS: Record<string, (chart: Chart) => Routed> = {
    StatefulSet: (chart) =>
      new GracefulStatefulSet(chart, 'archive', { ...FACTS, replicas: 3, quorum: Quorum.majority() }),
    DaemonSet: (chart) => new GracefulDaemonSet(chart, 'archive', { ...FACTS, entrance: Entrance.service() }),
  };
  const ROUTES: [string, (workload: Routed) => unknown, string][] = [
    ['exposeViaNginx', (workload) => workload.exposeViaNginx('archive.example.com'), 'ingress-nginx'],
    ['exposeViaAlb', (workload) => workload.exposeViaAlb('archive.example.com'), 'aws-alb'],
    ['exposeViaNlb', (workload) => workload.exposeViaNlb(), 'aws-nlb'],
    ['exposeViaGke', (workload) => workload.exposeViaGke('archive.example.com'), 'gke-neg'],
    [
      'exposeViaGateway',
      (workload) => workload.exposeViaGateway('edge'),
      'custom(name=edge drain-lag=10s first-use=10s)',
    ],
  ];
  const ALL = Object.keys(WORKLOADS).flatMap((kind) =>
    ROUTES.map(([name, ...route]) => [kind, name, ...route] as const),
  );

  function synthesised(kind: string, expose: (workload: Routed) => unknown): Rendered[] {
    const { app, chart } = appWithChart();
    new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
    const workload = WORKLOADS[kind]?.(chart);
    if (workload) expose(workload);
    app.synthYaml();
    return Testing.synth(chart);
  }

  test.each(ALL)('a %s waits for %s, which finds nothing to change', (kind, _name, expose, traffic) => {
    const manifests = synthesised(kind, expose);
    const own = kind === 'DaemonSet' ? `cluster-ip, ${traffic}` : traffic;
    expect(annotationsOf(ofKind(manifests, kind))['zero-downtime/traffic']).toBe(own);
    expect(check(manifests.map((object) => ({ object }))).findings).toEqual([]);
  });

  test.each(Object.keys(WORKLOADS))('a %s behind a load balancer of AWS loses nothing', (kind) => {
    const objects = synthesised(kind, (workload) => workload.exposeViaAlb('archive.example.com'));
    const world = readWorld(objects.map((object) => ({ object })));
    const outcomes = simulate(world, { scenarios: SCENARIO_NAMES.filter(isVoluntary) });
    expect(outcomes.filter(({ lost }) => lost > 0)).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(3);
  });

  test('clients of members have a Service as soon as a route leads to one', () => {
    const members = new GracefulStatefulSet(Testing.chart(), 'archive', {
      ...FACTS,
      replicas: 3,
      quorum: Quorum.majority(),
    });
    expect(members.clients).toBeUndefined();
    members.exposeViaNginx('archive.example.com');
    expect(members.clients?.name).toBe('archive');
  });

  test('members without clients have nothing to lead to', () => {
    const props = { ...FACTS, replicas: 3, quorum: Quorum.majority(), traffic: [Traffic.none()] };
    const members = new GracefulStatefulSet(Testing.chart(), 'archive', props);
    expect(() => members.exposeViaNginx('')).toThrow(
      /exposeViaNginx has no Service to lead to: state 'port', and no Traffic\.none\(\)$/,
    );
  });

  test.each([
    [
      'nobody asks',
      Entrance.none(),
      'exposeViaNginx',
      /nobody asks it \(Entrance\.none\(\)\): state Entrance\.service\(\)/,
    ],
    ['a port of the node', Entrance.hostPort(), 'exposeViaAlb', /a port of each node/],
    ['the network of the node', Entrance.hostNetwork(), 'exposeViaNlb', /the network of each node/],
    ['a Service that stays on the node', Entrance.nodeLocalService(), 'exposeViaGateway', /keeps requests on the node/],
  ] as const)('where %s, no route leads through a Service: one sentence', (_what, entrance, method, message) => {
    const set = new GracefulDaemonSet(Testing.chart(), 'archive', {
      ...FACTS,
      entrance,
      ...(method === 'exposeViaNginx' && { health: {}, port: undefined }),
    });
    expect(() => (method === 'exposeViaNlb' ? set.exposeViaNlb() : set[method]('edge'))).toThrow(message);
  });
});

test.each<[string, (web: ZeroDowntimeDeployment) => unknown, RegExp]>([
  ['an address as a host', (web) => web.exposeViaNginx('https://shop.example.com/'), /a name alone.*'path'/],
  ['a port in a host', (web) => web.exposeViaAlb('shop.example.com:8443'), /a name alone.*shop\.example\.com:8443/],
  ['a path that leads nowhere', (web) => web.exposeViaGke('a.example', { path: 'shop' }), /'path'.*begins with '\/'/],
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  ['one host name', (web) => web.exposeViaGateway('edge', { hostnames: 'a' as any }), /'hostnames'.*list of texts/],
])('%s is refused where the route is made', (_what, expose, message) => {
  expect(() => expose(routed())).toThrow(message);
  expect(() => routed().exposeViaNginx('*.example.com', { path: '/shop' })).not.toThrow();
});
