import { followsInOrder, firstUse, drainLag } from '../../../lib/facts';
import type { JsonObject, Manifest } from '../../../lib/workload';
import { object, read, service, workload } from '../manifests';

interface Meta {
  readonly annotations?: JsonObject;
  readonly labels?: JsonObject;
  readonly name?: string;
}

const made = (apiVersion: string, kind: string, spec: JsonObject, { name = 'web', ...meta }: Meta = {}): Manifest => ({
  object: { apiVersion, kind, metadata: { name, ...meta }, spec },
});

const BACKEND = { service: { name: 'web', port: { number: 80 } } };
const RULES = { rules: [{ http: { paths: [{ path: '/', backend: BACKEND }] } }] };

const ingress = (spec: JsonObject = {}, annotations?: JsonObject) =>
  made('networking.k8s.io/v1', 'Ingress', { ...RULES, ...spec }, { ...(annotations && { annotations }) });
const annotatedService = (annotations: JsonObject, spec: JsonObject = {}): Manifest => {
  const { object: json } = service(spec);
  return { object: { ...json, metadata: { name: 'web', annotations } } };
};

/** What is recognised beside the Service itself, and whether it rests on an assumption. */
function shown(...manifests: Manifest[]): string[] {
  return read(workload(), ...manifests).traffic.recognised.map(
    ({ source, assumption }) => `${source.kind}${source.name ? ` ${source.name}` : ''}${assumption ? '?' : ''}`,
  );
}

describe('the controller of an Ingress', () => {
  const nginxClass = (controller: string, annotations?: JsonObject) =>
    made('networking.k8s.io/v1', 'IngressClass', { controller }, { name: 'edge', ...(annotations && { annotations }) });

  test.each<[string, Manifest[], string]>([
    ['is ingress-nginx by the class nginx', [ingress({ ingressClassName: 'nginx' })], 'ingress-nginx'],
    ['or by the annotation before classes', [ingress({}, { 'kubernetes.io/ingress.class': 'nginx' })], 'ingress-nginx'],
    [
      'or by an annotation that only it reads',
      [ingress({}, { 'nginx.ingress.kubernetes.io/rewrite-target': '/' })],
      'ingress-nginx',
    ],
    [
      'or by what the class says, whatever it is called',
      [ingress({ ingressClassName: 'edge' }), nginxClass('k8s.io/ingress-nginx')],
      'ingress-nginx',
    ],
    [
      'or by the class that is the default',
      [ingress(), nginxClass('k8s.io/ingress-nginx', { 'ingressclass.kubernetes.io/is-default-class': 'true' })],
      'ingress-nginx',
    ],
    [
      'is another nginx by its annotations',
      [ingress({ ingressClassName: 'nginx' }, { 'nginx.org/proxy-read-timeout': '60s' })],
      'custom nginx-ingress-of-NGINX?',
    ],
    ['is Traefik by its class', [ingress({ ingressClassName: 'traefik' })], 'custom traefik?'],
    ['is what its class is called where nobody knows it', [ingress({ ingressClassName: 'edge' })], 'custom edge?'],
    ['is some proxy where nothing tells', [ingress()], 'custom ingress?'],
    ['is that of GKE by its class', [ingress({ ingressClassName: 'gce' })], 'gke-neg'],
    [
      'is that of AWS by its class, leftovers of another one or not',
      [ingress({ ingressClassName: 'alb' }, { 'nginx.ingress.kubernetes.io/rewrite-target': '/' })],
      'aws-alb?',
    ],
  ])('%s', (_what, manifests, expected) => {
    expect(shown(service(), ...manifests)).toEqual(['cluster-ip', expected]);
  });

  test('is looked for from the Service that the Ingress names, by the old form as well', () => {
    const old = made('extensions/v1beta1', 'Ingress', { backend: { serviceName: 'web', servicePort: 80 } });
    expect(shown(service(), old)).toHaveLength(2);
    expect(
      shown(service(), made('networking.k8s.io/v1', 'Ingress', { defaultBackend: { service: { name: 'api' } } })),
    ).toHaveLength(1);
  });

  test('is named with the object and the field that show it', () => {
    const nginx = ingress({ ingressClassName: 'nginx' });
    expect(read(workload(), service(), nginx).traffic.recognised[1]).toMatchObject({
      manifest: nginx,
      path: ['spec', 'rules', 0, 'http', 'paths', 0, 'backend'],
    });
  });
});

describe('a load balancer of AWS', () => {
  const alb = (annotations: JsonObject = {}) => ingress({ ingressClassName: 'alb' }, annotations);
  const IP = { 'alb.ingress.kubernetes.io/target-type': 'ip' };

  test.each<[string, Manifest, Manifest, string]>([
    ['has the pods as targets where it says so', service({ type: 'NodePort' }), alb(IP), 'aws-alb?'],
    ['has the nodes by default, which is an assumption', service({ type: 'NodePort' }), alb(), 'node-port?'],
    ['has the pods where the Service has no port on nodes', service(), alb(), 'aws-alb?'],
    [
      'asks the nodes where the policy is Local',
      service({ type: 'NodePort', externalTrafficPolicy: 'Local' }),
      alb({ 'alb.ingress.kubernetes.io/target-type': 'instance' }),
      'node-health-check',
    ],
  ])('%s', (_what, behind, before, expected) => {
    expect(shown(behind, before)).toContain(expected);
  });

  test('gives a pod its first request after all the health checks that it asks for', () => {
    const slow = {
      ...IP,
      'alb.ingress.kubernetes.io/healthcheck-interval-seconds': '60',
      'alb.ingress.kubernetes.io/healthy-threshold-count': '3',
    };
    expect(firstUse(read(workload(), service(), alb(slow)).traffic.value)).toBe(3 * 60);
  });

  test('has its pods ready only when they are registered, behind a readiness gate', () => {
    const gated = workload({ pod: { readinessGates: [{ conditionType: 'target-health.elbv2.k8s.aws/web' }] } });
    const [plain, behind] = [workload(), gated].map((one) => read(one, service(), alb(IP)).traffic.value);
    expect(firstUse(behind ?? [])).toBeLessThan(firstUse(plain ?? []));
    expect(drainLag(behind ?? [])).toBe(drainLag(plain ?? []));
    const namespace = made(
      'v1',
      'Namespace',
      {},
      { name: 'default', labels: { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' } },
    );
    expect(read(workload(), service(), alb(IP), namespace).traffic.value).toEqual(behind);
  });

  test('forwards to the Services of an action', () => {
    const action = { type: 'forward', forwardConfig: { targetGroups: [{ serviceName: 'web', servicePort: '80' }] } };
    const backend = { service: { name: 'split', port: { name: 'use-annotation' } } };
    const spec = { ingressClassName: 'alb', defaultBackend: backend, rules: [] };
    expect(
      shown(service(), ingress(spec, { 'alb.ingress.kubernetes.io/actions.split': JSON.stringify(action) })),
    ).toContain('aws-alb?');
  });
});

describe('a Service for the outside', () => {
  const AWS = 'service.beta.kubernetes.io/aws-load-balancer';
  const local = { type: 'LoadBalancer', externalTrafficPolicy: 'Local' };

  test.each<[string, Manifest, string, number]>([
    ['reaches nodes', service({ type: 'LoadBalancer' }), 'node-port', 5],
    [
      'reaches pods by AWS',
      annotatedService({ [`${AWS}-type`]: 'external', [`${AWS}-nlb-target-type`]: 'ip' }, { type: 'LoadBalancer' }),
      'aws-nlb?',
      120,
    ],
    [
      'reaches pods by the old annotation',
      annotatedService({ [`${AWS}-type`]: 'nlb-ip' }, { type: 'LoadBalancer' }),
      'aws-nlb?',
      120,
    ],
    [
      'reaches pods by its class',
      annotatedService(
        { [`${AWS}-nlb-target-type`]: 'ip' },
        { type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb' },
      ),
      'aws-nlb?',
      120,
    ],
    [
      'asks nodes twice, ten seconds apart, by AWS',
      annotatedService({ [`${AWS}-type`]: 'external' }, local),
      'node-health-check',
      2 * 10 + 5,
    ],
    [
      'as often as it says',
      annotatedService({ [`${AWS}-type`]: 'nlb', [`${AWS}-healthcheck-interval`]: '30' }, local),
      'node-health-check',
      2 * 30 + 5,
    ],
    [
      'asks nodes three times, eight seconds apart, by Google',
      annotatedService({ 'networking.gke.io/load-balancer-type': 'Internal' }, local),
      'node-health-check',
      3 * 8 + 5,
    ],
    [
      'asks nodes twice, five seconds apart, by Azure',
      annotatedService({ 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' }, local),
      'node-health-check',
      2 * 5 + 5,
    ],
    ['asks nodes as slowly as any cloud where nothing tells', service(local), 'node-health-check?', 6 * 10 + 5],
    [
      'reaches pods by GKE where its ports are exposed',
      annotatedService({ 'cloud.google.com/neg': '{"exposed_ports":{"80":{}}}' }),
      'gke-neg',
      60,
    ],
  ])('%s', (_what, one, kind, lag) => {
    expect(shown(one)).toContain(kind);
    expect(drainLag(read(workload(), one).traffic.value)).toBe(lag);
  });
});

describe('an address that nodes announce', () => {
  const local = { type: 'LoadBalancer', externalTrafficPolicy: 'Local' };
  const beside = (apiVersion: string, kind: string) => made(apiVersion, kind, {}, { name: 'all' });

  test.each<[string, readonly Manifest[], string]>([
    ['an annotation of Cilium', [annotatedService({ 'lbipam.cilium.io/ips': '10.0.0.2' }, local)], 'node-port?'],
    ['one of MetalLB', [annotatedService({ 'metallb.universe.tf/address-pool': 'web' }, local)], 'node-port?'],
    ['one of kube-vip', [annotatedService({ 'kube-vip.io/loadbalancerIPs': '10.0.0.2' }, local)], 'node-port?'],
    ['a class', [service({ ...local, loadBalancerClass: 'io.cilium/l2-announcer' })], 'node-port?'],
    ['a pool of Cilium', [service(local), beside('cilium.io/v2alpha1', 'CiliumLoadBalancerIPPool')], 'node-port?'],
    ['a pool of MetalLB', [service(local), beside('metallb.io/v1beta1', 'IPAddressPool')], 'node-port?'],
    ['neighbours of Calico', [service(local), beside('crd.projectcalico.org/v1', 'BGPPeer')], 'node-port?'],
    ['a policy of Cilium', [service(local), beside('cilium.io/v2', 'CiliumNetworkPolicy')], 'node-health-check?'],
    ['a kind of others', [service(local), beside('example.com/v1', 'IPAddressPool')], 'node-health-check?'],
    [
      'a pool, for a class of others',
      [service({ ...local, loadBalancerClass: 'acme.io/lb' }), beside('metallb.io/v1beta1', 'IPAddressPool')],
      'node-health-check?',
    ],
    [
      'a pool, for a Service of a cloud',
      [
        annotatedService({ 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' }, local),
        beside('metallb.io/v1beta1', 'IPAddressPool'),
      ],
      'node-health-check',
    ],
  ])('is known by %s', (_what, all, kind) => {
    expect(shown(...all)).toContain(kind);
  });
});

describe('the Gateway API and others', () => {
  const route = (kind: string, spec: JsonObject = {}) =>
    made('gateway.networking.k8s.io/v1', kind, {
      parentRefs: [{ name: 'edge' }],
      rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
      ...spec,
    });
  const gateway = (gatewayClassName: string) =>
    made('gateway.networking.k8s.io/v1', 'Gateway', { gatewayClassName }, { name: 'edge' });

  test.each<[string, Manifest[], string]>([
    ['a route of GKE', [route('HTTPRoute'), gateway('gke-l7-global-external-managed')], 'gke-neg'],
    ['a route of Istio', [route('GRPCRoute'), gateway('istio')], 'custom istio?'],
    [
      'a route of a class that says who carries it out',
      [
        route('TCPRoute'),
        gateway('x'),
        made(
          'gateway.networking.k8s.io/v1',
          'GatewayClass',
          { controllerName: 'gateway.envoyproxy.io/c' },
          { name: 'x' },
        ),
      ],
      'custom envoy-gateway?',
    ],
    ['a route whose gateway is elsewhere', [route('TLSRoute')], 'custom ingress?'],
    [
      'a target group of AWS',
      [
        made('elbv2.k8s.aws/v1beta1', 'TargetGroupBinding', {
          serviceRef: { name: 'web', port: 80 },
          targetType: 'ip',
        }),
      ],
      'aws-nlb?',
    ],
    [
      'one of an application load balancer',
      [
        made('elbv2.k8s.aws/v1beta1', 'TargetGroupBinding', {
          serviceRef: { name: 'web', port: 80 },
          targetType: 'ip',
          targetGroupProtocol: 'HTTP',
        }),
      ],
      'aws-alb?',
    ],
    [
      'a virtual service of Istio',
      [
        made('networking.istio.io/v1', 'VirtualService', {
          hosts: ['web'],
          http: [{ route: [{ destination: { host: 'web' } }] }],
        }),
      ],
      'custom istio?',
    ],
    [
      'a rule of Istio for its host',
      [made('networking.istio.io/v1', 'DestinationRule', { host: 'web.default.svc.cluster.local' })],
      'mesh istio?',
    ],
    [
      'a namespace of Linkerd',
      [made('v1', 'Namespace', {}, { name: 'default', annotations: { 'linkerd.io/inject': 'enabled' } })],
      'mesh linkerd?',
    ],
    [
      'a namespace of Istio',
      [made('v1', 'Namespace', {}, { name: 'default', labels: { 'istio-injection': 'enabled' } })],
      'mesh istio?',
    ],
  ])('%s', (_what, manifests, expected) => {
    expect(shown(service(), ...manifests)).toEqual(['cluster-ip', expected]);
  });

  test('a pod that keeps the proxy out is no part of the mesh of its namespace', () => {
    const namespace = made('v1', 'Namespace', {}, { name: 'default', labels: { 'istio-injection': 'enabled' } });
    const out = workload({ labels: { app: 'web', 'sidecar.istio.io/inject': 'false' } });
    expect(read(out, service(), namespace).mesh).toBeUndefined();
  });

  test('a route to another namespace reaches the Service there', () => {
    const crossing = route('HTTPRoute', { rules: [{ backendRefs: [{ name: 'web', namespace: 'shop', port: 80 }] }] });
    expect(read(workload({ namespace: 'shop' }), service({}, 'shop'), crossing).routes).toHaveLength(1);
    expect(read(workload(), service(), crossing).routes).toHaveLength(0);
  });
});

test('what rests on an assumption is left out of what is certain, and named where it is the slowest', () => {
  const { traffic } = read(workload(), service(), ingress({ ingressClassName: 'traefik' }));
  expect(traffic.assumption).toBeUndefined();
  expect(traffic.certain.map(({ kind }) => kind)).toEqual(['cluster-ip']);
  expect(traffic.delayAssumption).toBe('traefik follows endpoints within 10 s');
  expect(traffic.value.every(followsInOrder)).toBe(true); // an in-cluster proxy drops no pod before it knows the next
  expect(read(workload(), service(), ingress({ ingressClassName: 'nginx' })).traffic.delayAssumption).toBeUndefined();
});

describe('timeouts on the way', () => {
  const limits = (...manifests: Manifest[]) =>
    read(workload(), ...manifests).requestLimits.map(({ seconds, bounds }) => [seconds, bounds]);

  test.each<[string, Manifest[], [number, string][]]>([
    [
      'ingress-nginx',
      [service(), ingress({}, { 'nginx.ingress.kubernetes.io/proxy-read-timeout': '300' })],
      [[300, 'silence']],
    ],
    [
      'AWS',
      [
        service(),
        ingress(
          {},
          {
            'alb.ingress.kubernetes.io/load-balancer-attributes': 'a=b,idle_timeout.timeout_seconds=90',
            'alb.ingress.kubernetes.io/target-group-attributes': 'deregistration_delay.timeout_seconds=20',
          },
        ),
      ],
      [
        [90, 'silence'],
        [20, 'drain'],
      ],
    ],
    [
      'an HTTPRoute',
      [
        service(),
        made('gateway.networking.k8s.io/v1', 'HTTPRoute', {
          rules: [{ timeouts: { request: '1m' }, backendRefs: [{ name: 'web' }] }],
        }),
      ],
      [[60, 'request']],
    ],
    [
      'Istio',
      [
        service(),
        made('networking.istio.io/v1', 'VirtualService', {
          http: [{ timeout: '7s', route: [{ destination: { host: 'web' } }] }],
        }),
      ],
      [[7, 'request']],
    ],
    [
      'GKE',
      [
        annotatedService({ 'cloud.google.com/backend-config': '{"default":"web"}' }),
        made('cloud.google.com/v1', 'BackendConfig', {
          timeoutSec: 40,
          connectionDraining: { drainingTimeoutSec: 60 },
        }),
      ],
      [
        [40, 'request'],
        [60, 'drain'],
      ],
    ],
    [
      'a Gateway of GKE',
      [
        service(),
        made('networking.gke.io/v1', 'GCPBackendPolicy', {
          targetRef: { kind: 'Service', name: 'web' },
          default: { timeoutSec: 40 },
        }),
      ],
      [[40, 'request']],
    ],
    ['what cannot be read', [service(), ingress({}, { 'nginx.ingress.kubernetes.io/proxy-read-timeout': 'soon' })], []],
  ])('%s', (_what, manifests, expected) => {
    expect(limits(...manifests)).toEqual(expected);
  });

  test('one annotation of an Ingress bounds all of its backends, and is named once', () => {
    const paths = [{ backend: BACKEND }, { backend: BACKEND }];
    const both = ingress({ rules: [{ http: { paths } }] }, { 'nginx.ingress.kubernetes.io/proxy-read-timeout': '300' });
    expect(limits(service(), both)).toHaveLength(1);
  });
});

test('a policy or an object of another kind with the same words shows nothing', () => {
  expect(
    shown(service(), object('Ingress', { rules: 'web' }), object('HTTPRoute', { rules: [{ backendRefs: 'web' }] })),
  ).toEqual(['cluster-ip']);
});
