import { check, checkTexts, type Finding } from '../../lib/check';
import { AUTOSCALER, BUDGET, changed, INGRESS, SERVICE, together, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';

const found = (text: string, kubernetesVersion = '1.30'): readonly Finding[] =>
  check(manifestsIn(text), { kubernetesVersion }).findings;
const named = (rule: string, ...texts: readonly string[]) =>
  found(together(...texts)).filter((finding) => finding.rule === rule);
const PORTS = 'ports: [{ name: http, containerPort: 8080 }]';
const GRACE = 'terminationGracePeriodSeconds: 25';
const inContainer = (field: string) => changed(WEB, { [PORTS]: `${field}\n${PORTS}` });
const inPod = (field: string) => changed(WEB, { [GRACE]: `${field}\n${GRACE}` });
const object = (kind: string, name: string, rest = 'data: { MODE: a, LEVEL: b }') =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: { name: ${name} }\n${rest}\n`;

describe('a pod waits for what it asks for', () => {
  const key = inContainer('env: [{ name: A, valueFrom: { configMapKeyRef: { name: web, key: MODUS } } }]');
  const missing = (...texts: readonly string[]) => named('reference-missing', ...texts);

  test('for certain, where the ConfigMap is at hand and has other keys', () => {
    expect(missing(key, object('ConfigMap', 'web'))).toMatchObject([{ severity: 'error', effect: 'stuck', edits: [] }]);
    expect(missing(key, object('Secret', 'web'))).toMatchObject([{ severity: 'warning' }]);
  });

  test.each([
    ['variables', inContainer('envFrom: [{ configMapRef: { name: settings } }]')],
    ['one variable', inContainer('env: [{ name: A, valueFrom: { configMapKeyRef: { name: settings, key: a } } }]')],
    ['files', inPod('volumes: [{ name: a, configMap: { name: settings } }]')],
    ['some files', inPod('volumes: [{ name: a, configMap: { name: settings, items: [{ key: a, path: a }] } }]')],
    ['an account', inPod('serviceAccountName: settings')],
  ])('for %s that nobody has made, unless they come from elsewhere', (_, text) => {
    expect(missing(text)).toMatchObject([{ severity: 'warning', effect: 'stuck' }]);
    expect(missing(text)[0]?.assumptions[0]).toMatch(/ settings comes from outside of these manifests$/);
  });

  test.each([
    ['is optional', inContainer('envFrom: [{ configMapRef: { name: settings, optional: true } }]'), ''],
    ['is a Secret, as those stand elsewhere', inContainer('envFrom: [{ secretRef: { name: keys } }]'), ''],
    ['every namespace has', inPod('volumes: [{ name: a, configMap: { name: kube-root-ca.crt } }]'), ''],
    [
      'a controller makes',
      inPod('volumes: [{ name: a, configMap: { name: bundle } }]'),
      'apiVersion: trust.cert-manager.io/v1alpha1\nkind: Bundle\nmetadata: { name: bundle }\nspec: { sources: [] }\n',
    ],
    ['is empty until somebody fills it', key, object('ConfigMap', 'web', 'data: {}')],
    ['is the default account', inPod('serviceAccountName: default'), ''],
  ])('but not for what %s', (_, text, other) => {
    expect(missing(...(other === '' ? [text] : [text, other]))).toEqual([]);
  });

  test('for several of a kind at once', () => {
    const both = inContainer('envFrom: [{ configMapRef: { name: settings } }, { configMapRef: { name: limits } }]');
    expect(missing(both)).toMatchObject([
      {
        message: expect.stringContaining('the ConfigMaps settings, limits, none of which is in the namespace default'),
      },
    ]);
  });

  test('but not for the account of a Pod by itself, which is refused at once, nor for what the cluster puts in', () => {
    const alone =
      'apiVersion: v1\nkind: Pod\nmetadata: { name: shell }\nspec: { serviceAccountName: shop, containers: [{ name: a, image: curl:1 }] }\n';
    expect(missing(alone, object('ServiceAccount', 'other', ''))).toEqual([]);
    const hosts = inPod('volumes: [{ name: a, configMap: { name: coredns, items: [{ key: NodeHosts, path: a }] } }]');
    expect(missing(hosts, object('ConfigMap', 'coredns'))).toEqual([]);
  });

  test('for a Secret of nearly the name of one that is there', () => {
    const text = inContainer('envFrom: [{ secretRef: { name: web-secert } }]');
    expect(missing(text, object('Secret', 'web-secret', 'stringData: { A: b }'))[0]?.fix).toContain('web-secret');
  });

  test('which is told once of all that wait for it, and not where kustomize may add it', () => {
    const other = inPod('serviceAccountName: shop').replaceAll('web', 'mail');
    expect(missing(inPod('serviceAccountName: shop'), other)).toHaveLength(1);
    const texts = [
      { file: 'kustomization.yaml', text: 'resources: [web.yaml]\nconfigMapGenerator: [{ name: settings }]\n' },
      { file: 'web.yaml', text: inContainer('envFrom: [{ configMapRef: { name: settings } }]') },
    ];
    expect(checkTexts(texts).findings.map(({ rule }) => rule)).not.toContain('reference-missing');
  });
});

describe('a webhook lets every pod wait that it is asked about', () => {
  const webhook = (more: string, { kind = 'ValidatingWebhookConfiguration', service = 'web' } = {}) =>
    `apiVersion: admissionregistration.k8s.io/v1\nkind: ${kind}\nmetadata: { name: pods }\nwebhooks:\n  - name: pods.example.com\n    sideEffects: None\n    admissionReviewVersions: [v1]\n    clientConfig: { service: { name: ${service}, namespace: default } }\n    rules: [{ apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods] }]\n${more}`;
  const single = changed(WEB, { 'replicas: 3': 'replicas: 1' });
  const blocks = (...texts: readonly string[]) => named('webhook-blocks-pods', ...texts);

  test('where its Service is not there, whatever it selects', () => {
    expect(blocks(WEB, webhook('', { service: 'missing' }))).toHaveLength(1);
    expect(blocks(WEB, webhook('    failurePolicy: Ignore\n', { service: 'missing' }))).toEqual([]);
  });

  test('where its only pod has gone, in place of the single replica', () => {
    expect(found(together(single, webhook(''))).map(({ rule }) => rule)).toEqual(['webhook-blocks-pods']);
    const recreated = changed(WEB, { 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'type: Recreate' });
    expect(blocks(recreated, webhook(''))).toMatchObject([{ path: ['spec', 'strategy', 'type'] }]);
  });

  test.each([
    [
      'its own namespace',
      '    namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: NotIn, values: [default] }] }\n',
    ],
    ['its own pods', '    objectSelector: { matchExpressions: [{ key: app, operator: NotIn, values: [web] }] }\n'],
    ['a namespace of which nothing is known', '    namespaceSelector: { matchLabels: { inject: enabled } }\n'],
    ['pods by an expression', '    matchConditions: [{ name: a, expression: "true" }]\n'],
  ])('others wait for its only pod where it leaves out %s', (_, selector) => {
    expect(blocks(single, webhook(selector))).toMatchObject([
      { severity: 'warning', path: ['spec', 'replicas'], message: expect.stringContaining('successors are refused') },
    ]);
    expect(blocks(WEB, webhook(selector))).toEqual([]);
    expect(blocks(single, webhook(`${selector}    failurePolicy: Ignore\n`))).toEqual([]);
  });

  test('and not where it is asked about other objects, or when pods change', () => {
    expect(blocks(single, webhook('').replace('resources: [pods]', 'resources: [ingresses]'))).toEqual([]);
    expect(blocks(single, webhook('').replace('operations: [CREATE]', 'operations: [UPDATE]'))).toEqual([]);
  });
});

describe('what a policy does not let in never arrives', () => {
  const policy = (spec: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: ${spec}\n`;
  const shut = (...texts: readonly string[]) => named('network-policy-shuts-out', WEB, ...texts);

  test.each([
    ['nothing at all', '{ podSelector: {}, policyTypes: [Ingress] }'],
    ['nothing, where no type is written', '{ podSelector: { matchLabels: { app: web } } }'],
    ['the port of the Service, and not of the pods', '{ podSelector: {}, ingress: [{ ports: [{ port: 80 }] }] }'],
    ['another protocol', '{ podSelector: {}, ingress: [{ ports: [{ port: 8080, protocol: UDP }] }] }'],
    ['a port of another name', '{ podSelector: {}, ingress: [{ ports: [{ port: metrics }] }] }'],
    ['a range below', '{ podSelector: {}, ingress: [{ ports: [{ port: 8000, endPort: 8079 }] }] }'],
  ])('it lets in %s', (_, spec) => {
    expect(shut(policy(spec))).toMatchObject([{ severity: 'warning', effect: 'lost-requests' }]);
  });

  test.each([
    ['any port from somewhere', '{ podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] }'],
    ['a range', '{ podSelector: {}, ingress: [{ ports: [{ port: 8000, endPort: 8080 }] }] }'],
    ['every port of a protocol', '{ podSelector: {}, ingress: [{ ports: [{ protocol: TCP }] }] }'],
    ['what it is not about', '{ podSelector: {}, policyTypes: [Egress] }'],
    ['what goes to other pods', '{ podSelector: { matchLabels: { app: db } } }'],
  ])('it lets in %s', (_, spec) => {
    expect(shut(policy(spec))).toEqual([]);
  });

  test('another policy may let in what one does not', () => {
    const deny = policy('{ podSelector: {} }').replace('name: web', 'name: deny');
    expect(shut(deny, policy('{ podSelector: { matchLabels: { app: web } }, ingress: [{}] }'))).toEqual([]);
  });
});

describe('a route leads to what is defined', () => {
  const rule = (spec: string) =>
    `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: web }\nspec: ${spec}\n`;
  const route = (destination: string) =>
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: web }\nspec: { hosts: [web], http: [{ route: [{ destination: ${destination} }] }] }\n`;
  const subset = (...texts: readonly string[]) => named('subset-undefined', WEB, ...texts);
  const RULE = rule('{ host: web, subsets: [{ name: v1, labels: { app: web } }] }');

  test('however long the host is written', () => {
    expect(subset(RULE, route('{ host: web.default.svc.cluster.local, subset: v1 }'))).toEqual([]);
    expect(subset(RULE, route('{ host: web.default.svc.cluster.local, subset: v2 }'))).toMatchObject([
      { severity: 'error' },
    ]);
  });

  test('or it may be defined elsewhere, where nothing defines any', () => {
    expect(subset(route('{ host: web, subset: v1 }'))).toMatchObject([{ severity: 'warning' }]);
    expect(subset(route('{ host: elsewhere.example.com, subset: v1 }'))).toEqual([]);
  });

  test('with pods behind it, unless a controller labels them', () => {
    const with_ = (labels: string) => rule(`{ host: web, subsets: [{ name: v1, labels: ${labels} }] }`);
    expect(subset(with_('{ version: v1 }'), route('{ host: web, subset: v1 }'))).toHaveLength(1);
    expect(subset(with_('{ rollouts-pod-template-hash: abc }'), route('{ host: web, subset: v1 }'))).toEqual([]);
  });

  test('or nothing reaches it, behind a rule that takes every request', () => {
    const two = (first: string) =>
      route('{ host: web, subset: v1 }').replace(
        'http: [',
        `http: [{ ${first}route: [{ destination: { host: web, subset: v1 } }] }, { route: [{ destination: { host: web, subset: v2 } }] }, `,
      );
    expect(subset(RULE, two(''))).toEqual([]);
    expect(subset(RULE, two('match: [{ uri: { prefix: /a } }], '))).toHaveLength(1);
  });

  test('a host of a mesh is a Service that is there, with that port', () => {
    const nowhere = (destination: string) => named('route-leads-nowhere', WEB, route(destination));
    expect(nowhere('{ host: website }')).toMatchObject([{ severity: 'warning' }]);
    expect(nowhere('{ host: web, port: { number: 81 } }')).toMatchObject([{ severity: 'error' }]);
    expect(nowhere('{ host: web, port: { number: 80 } }')).toEqual([]);
    expect(nowhere('{ host: api.example.com }')).toEqual([]);
  });

  test('a Service whose namespace is not written may be the one that is meant', () => {
    const other = changed(SERVICE, { 'name: web': 'name: other\nnamespace: shop' });
    const ingress = changed(INGRESS, { 'name: web': 'name: web\nnamespace: shop' });
    expect(named('route-leads-nowhere', WEB, other, ingress)).toEqual([]);
  });
});

describe('a load balancer of AWS has targets', () => {
  const alb = (annotations: string) =>
    changed(INGRESS, {
      'name: web': `name: web\nannotations: { ${annotations} }`,
      'rules:': 'ingressClassName: alb\nrules:',
    });
  const without = (...texts: readonly string[]) => named('load-balancer-without-targets', ...texts);
  const TYPE = 'alb.ingress.kubernetes.io/target-type';
  const onNodes = changed(WEB, {
    'ports: [{ port: 80, targetPort: http }]': 'type: NodePort\nports: [{ port: 80, targetPort: http }]',
  });

  test('by the nodes only where the Service has a port on them', () => {
    expect(without(WEB, alb('a: b'))).toMatchObject([{ severity: 'warning' }]);
    expect(without(WEB, alb(`${TYPE}: instance`))).toMatchObject([{ severity: 'error' }]);
    expect(without(onNodes, alb('a: b'))).toEqual([]);
    expect(without(WEB, alb(`${TYPE}: ip`))).toEqual([]);
  });

  test('by what the Service or the class says', () => {
    const typed = changed(WEB, {}).replace(
      'kind: Service\nmetadata:\n  name: web\n',
      `kind: Service\nmetadata:\n  name: web\n  annotations: { ${TYPE}: ip }\n`,
    );
    expect(without(typed, alb('a: b'))).toEqual([]);
    const auto =
      'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: { name: alb }\nspec: { controller: eks.amazonaws.com/alb }\n';
    expect(without(WEB, alb('a: b'), auto)).toEqual([]);
  });

  test('also where an Argo Rollout writes the action itself', () => {
    const ingress = changed(INGRESS, { 'rules:': 'ingressClassName: alb\nrules:' }).replace(
      'number: 80',
      'name: use-annotation',
    );
    expect(without(WEB, ingress)).toHaveLength(1);
  });
});

describe('small things that cost a release', () => {
  test.each(['10.0.0.1', '192.168.1.20.'])('%s is an address, and no name', (address) => {
    const service = `apiVersion: v1\nkind: Service\nmetadata: { name: legacy }\nspec: { type: ExternalName, externalName: ${address} }\n`;
    expect(named('external-name-is-address', service)).toHaveLength(1);
    expect(named('external-name-is-address', service.replace(address, '10.example.com'))).toEqual([]);
  });

  test('a stop signal is dropped by default where there is one, and is no field before', () => {
    const text = inContainer('').replace('lifecycle: { preStop', 'lifecycle: { stopSignal: SIGUSR1, preStop');
    const rules = (version: string) => found(text, version).map(({ severity, rule }) => `${severity} ${rule}`);
    expect(rules('1.30')).toEqual(['error field-unknown']);
    expect(rules('1.35')).toEqual(['warning stop-signal-dropped']);
  });

  test('a readiness gate needs somebody who sets its condition', () => {
    const gated = inPod('readinessGates: [{ conditionType: example.com/warm }]');
    expect(named('readiness-gate-unset', gated)).toMatchObject([{ severity: 'warning', effect: 'stuck' }]);
    const warmer = changed(WEB.replaceAll('web', 'warmer'), {
      [PORTS.replace('web', 'warmer')]: `args: [--condition=example.com/warm]\n${PORTS}`,
    });
    expect(named('readiness-gate-unset', gated, warmer)).toEqual([]);
    expect(
      named('readiness-gate-unset', inPod('readinessGates: [{ conditionType: target-health.elbv2.k8s.aws/k8s-a }]')),
    ).toEqual([]);
  });

  test('a spread over nodes holds up a drain only where it is strict, over nodes, and counts these pods', () => {
    const spread = (fields: string) =>
      inPod(
        `topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: web } } }]`.replace(
          'whenUnsatisfiable: DoNotSchedule',
          fields,
        ),
      );
    const blocks = (text: string) => named('spread-blocks-drain', text);
    const [finding] = blocks(spread('whenUnsatisfiable: DoNotSchedule'));
    expect(finding?.edits).toMatchObject([{ value: 'Honor' }]);
    expect(finding?.assumptions).toEqual(['no more than 3 nodes take these pods']);
    expect(blocks(spread('whenUnsatisfiable: ScheduleAnyway'))).toEqual([]);
    expect(blocks(spread('whenUnsatisfiable: DoNotSchedule').replace('hostname', 'zone'))).toEqual([]);
    expect(blocks(spread('whenUnsatisfiable: DoNotSchedule').replace('replicas: 3', 'replicas: 1'))).toEqual([]);
  });

  test.each(['maxUnavailable: 0', 'maxUnavailable: 0%', 'minAvailable: 100%'])(
    '%s lets no drain end, also where the pods stand elsewhere',
    (bound) => {
      const budget = changed(BUDGET, { 'maxUnavailable: 1': bound });
      expect(found(budget)).toMatchObject([{ rule: 'budget-allows-none', severity: 'warning' }]);
      expect(found(together(WEB.split('---\n').slice(0, 2).join('---\n'), budget)).map(({ rule }) => rule)).toEqual([
        'budget-blocks-drain',
      ]);
    },
  );

  test.each([
    ['extensions/v1beta1', 1],
    ['apps/v1beta2', 0],
    ['argoproj.io/v1alpha1', 1],
  ])('an autoscaler that looks for a Deployment of %s', (version, count) => {
    const autoscaled = changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' });
    const text = autoscaled.replace(
      'apiVersion: apps/v1, kind: Deployment',
      `apiVersion: ${version}, kind: Deployment`,
    );
    expect(named('autoscaler-group-gone', text)).toHaveLength(count);
  });
});
