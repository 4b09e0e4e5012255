import { Duration } from 'cdk8s';
import { Secret } from 'cdk8s-plus-28';
import {
  RolloutStep,
  RolloutStrategy,
  Traffic,
  TrafficSplit,
  ZeroDowntimeDeployment,
  ZeroDowntimeRollout,
} from '../../../lib';
import { served, traffic } from '../every-construct';
import { type Mistake, toldOf } from './mistake';

const routed =
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  (lead: (web: ZeroDowntimeDeployment, loosely: (value: unknown) => any) => unknown, changes: object = {}): Mistake =>
    (chart, loosely) =>
      lead(new ZeroDowntimeDeployment(chart, 'web', { ...served, replicas: 2, ...changes }), loosely);
const HOST = 'shop.example.com';
const nginx = (options: object, changes: object = {}) =>
  routed((web, loosely) => web.exposeViaNginx(HOST, loosely(options)), changes);
const toHost = (host: string) => routed((web) => web.exposeViaNginx(host));
const gateway = (options: object) => routed((web, loosely) => web.exposeViaGateway('edge', loosely(options)));
const READ_TIMEOUT = 'nginx.ingress.kubernetes.io/proxy-read-timeout';

test.each<[string, Mistake, string]>([
  ['capitals in a host', toHost('Shop.example.com'), "small letters, digits, '-' and '.'"],
  ['white space in a host', toHost('shop example.com'), "and is 'shop example.com'"],
  ['an address', toHost('10.0.0.1'), 'is the address 10.0.0.1'],
  ['a star alone', toHost('*'), "'*.' before it for all below"],
  ['a pattern as path', nginx({ path: '/api(/|$)(.*)' }), "no pattern: no '*', '//'"],
  ['a star in a path', nginx({ path: '/api/*' }), "this is '/api/*'"],
  ['a query in a path', nginx({ path: '/api?x=1' }), "the 'path' of a route is one path"],
  ['a protocol of nobody', nginx({ backendProtocol: 'http2' }), "'backendProtocol' has to be one of HTTP, HTTPS"],
  ['a secretName', nginx({ tls: [{ hosts: [HOST], secretName: 'x' }] }), "tls[0]: there is no option 'secretName'"],
  [
    'a certificate of another host',
    routed((web) =>
      web.exposeViaNginx(HOST, {
        tls: [{ hosts: ['example.org'], secret: Secret.fromSecretName(web, 'cert', 'cert') }],
      }),
    ),
    "'tls' has certificates for example.org, and the route takes requests for shop.example.com",
  ],
  ['a class with capitals', nginx({ className: 'Nginx_X' }), "'className' has to consist of small letters"],
  ['an unknown delay', nginx({ delays: { drain: Duration.seconds(5) } }), "did you mean 'drainLag'?"],
  [
    'a timeout that cuts its requests',
    nginx({ annotations: { [READ_TIMEOUT]: '5' } }, { longestRequest: Duration.seconds(120) }),
    `the annotation ${READ_TIMEOUT} is '5', and the longest request needs '125'`,
  ],
  ['a name of a network load balancer', routed((web) => web.exposeViaNlb({ name: 'x' })), "leave 'name' out"],
  [
    'two network load balancers',
    routed((web) => [web.exposeViaNlb(), web.exposeViaNlb({ internetFacing: true })]),
    'exposeViaNlb is called twice',
  ],
  [
    'a Gateway with its namespace',
    routed((web) => web.exposeViaGateway('infra/edge')),
    "state 'edge', and 'gatewayNamespace': 'infra'",
  ],
  [
    'a Gateway in words',
    routed((web) => web.exposeViaGateway('My Gateway')),
    'it takes the name of a Gateway, of small',
  ],
  ['the address of a host name', gateway({ hostnames: [`https://${HOST}`] }), "'hostnames[0]' is a name alone"],
  ['any host name', gateway({ hostnames: ['*'] }), "'hostnames[0]' consists of small letters"],
  ['a host name twice', gateway({ hostnames: [HOST, HOST] }), "'hostnames' has one of them twice"],
  [
    'more host names than a route takes',
    gateway({ hostnames: Array.from({ length: 17 }, (_, index) => `shop-${index}.example.com`) }),
    "'hostnames' has 17, and a route takes 16 at most",
  ],
  ['a path of gRPC', gateway({ grpc: true, path: '/shop' }), "'path' means nothing beside 'grpc'"],
  ['no traffic through a gateway', gateway({ traffic: Traffic.none() }), 'by Traffic.none() none come'],
  [
    'delays beside traffic',
    gateway({ traffic: Traffic.gkeNeg(), delays: { drainLag: Duration.seconds(90) } }),
    "'delays' mean nothing",
  ],
  ['a listener in words', gateway({ sectionName: 'HTTPS Main' }), "'sectionName' has to consist of small letters"],
])('whoever leads requests by %s is told', (_what, mistake, told) => {
  expect(toldOf(mistake)).toContain(told);
});

const meshed =
  (options: object): Mistake =>
  (chart, loosely) =>
    new ZeroDowntimeRollout(chart, 'web', {
      ...served,
      traffic,
      replicas: 3,
      strategy: RolloutStrategy.canary({
        split: TrafficSplit.byRoutes(),
        steps: [RolloutStep.weight(20), RolloutStep.pause()],
      }),
    }).exposeViaIstio(loosely(options));

test.each<[string, Mistake, string]>([
  ['the address of a host', meshed({ hosts: [`https://${HOST}`] }), "'hosts[0]' is a name alone"],
  ['no host', meshed({ hosts: [] }), "'hosts' has none"],
  ['every host of a mesh', meshed({ hosts: ['*'] }), "'hosts[0]' consists of small letters"],
  ['the address of a gateway', meshed({ gateways: ['edge.istio-system.svc'] }), "'gateways[0]' has to be the name"],
])('whoever leads requests through a mesh by %s is told', (_what, mistake, told) => {
  expect(toldOf(mistake)).toContain(told);
});

test.each<[string, Mistake]>([
  ['all hosts below one', toHost('*.example.com')],
  ['every host', toHost('')],
  [
    'a certificate of all hosts below one',
    routed((web) =>
      web.exposeViaNginx(HOST, {
        tls: [{ hosts: ['*.example.com'], secret: Secret.fromSecretName(web, 'cert', 'cert') }],
      }),
    ),
  ],
  [
    'a longer timeout than needed',
    nginx({ annotations: { [READ_TIMEOUT]: '3600' } }, { longestRequest: Duration.seconds(120) }),
  ],
  ['a path with what a URL may hold', nginx({ path: '/~shop/a.b-c_d/%20' })],
  ['every host of a gateway', meshed({ hosts: ['*'], gateways: ['istio-system/edge'] })],
])('nothing is said of %s', (_what, mistake) => {
  expect(toldOf(mistake)).toBe('');
});

test('a load balancer is asked for no longer delay than it has', () => {
  const day = { longestRequest: Duration.hours(40) };
  const rendered = (lead: (web: ZeroDowntimeDeployment) => unknown) => {
    let made: object[] = [];
    toldOf((chart) => {
      lead(new ZeroDowntimeDeployment(chart, 'web', { ...served, replicas: 2, ...day }));
      made = chart.toJson() as object[];
    });
    return JSON.stringify(made);
  };
  expect(rendered((web) => web.exposeViaAlb(HOST))).toContain('deregistration_delay.timeout_seconds=3600');
  expect(rendered((web) => web.exposeViaAlb(HOST))).toContain('idle_timeout.timeout_seconds=4000');
  expect(rendered((web) => web.exposeViaNlb())).toContain('deregistration_delay.timeout_seconds=3600');
  expect(rendered((web) => web.exposeViaGke(HOST))).toContain('"drainingTimeoutSec":3600');
  expect(rendered((web) => web.exposeViaGateway('edge'))).toContain('"timeouts":{"request":"41h"}');
});
