import { check, checkTexts } from '../../lib/check';
import {
  AUTOSCALER,
  BUDGET,
  changed,
  DEPLOYMENT,
  INGRESS,
  SERVICE,
  STATEFUL_SET,
  together,
  WEB,
} from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';
import { withEdits } from './support/with-edits';

const found = (text: string) => check(manifestsIn(text)).findings;
const only = (text: string) => {
  const findings = found(text);
  expect(findings.map(({ rule }) => rule)).toHaveLength(1);
  return findings[0] as (typeof findings)[number];
};
const named = (rule: string, text: string) => found(text).filter((finding) => finding.rule === rule);

const PORT = 'ports: [{ name: http, containerPort: 8080 }]';
const PORTS = 'ports: [{ port: 80, targetPort: http }]';
const DECLARED = 'ports: [{ name: http, containerPort: 8080 }]';
const BACKEND = 'service: { name: web, port: { number: 80 } }';

describe('manifests of others have shown what was said wrongly, or in vain', () => {
  test('a volume of no type is an empty directory, which can be mounted', () => {
    const volumes = 'terminationGracePeriodSeconds: 25\nvolumes: [{ name: data, emptyDir: }]';
    const mounts = `${DECLARED}\nvolumeMounts: [{ name: data, mountPath: /data }]`;
    expect(found(changed(WEB, { 'terminationGracePeriodSeconds: 25': volumes, [DECLARED]: mounts }))).toEqual([]);
  });

  test('a port of the nodes outside of the default range is refused only where the API server keeps to the default', () => {
    const node = changed(SERVICE, {
      'name: web': 'name: web-node',
      [PORTS]: 'type: NodePort\nports: [{ port: 80, targetPort: http, nodePort: 23456 }]',
    });
    const [finding] = named('service-refused', together(WEB, node));
    expect([finding?.severity, finding?.assumptions]).toEqual([
      'warning',
      ['the API server runs with the default of --service-node-port-range'],
    ]);
  });

  test('yes and no are no secrets: what a variable has to be in place of one is told in whole', () => {
    const [finding] = named(
      'field-mistyped',
      changed(WEB, { [DECLARED]: `${DECLARED}\nenv: [{ name: A, value: true }]` }),
    );
    expect(finding?.fix).toMatch(/ text \(a number or true and false in quotes\)$/);
  });

  test('objects of no namespace are not said to be in one', () => {
    const role = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: reader }\nrules: []\n';
    expect(only(together(WEB, role, role.replace('rules: []', 'rules: null'))).message).toBe(
      'ClusterRole reader is written more than once',
    );
    const inShop = role.replace('ClusterRole', 'Role').replace('name: reader', 'name: reader, namespace: shop');
    expect(only(together(WEB, inShop, inShop.replace('rules: []', 'rules: null'))).message).toMatch(
      /^Role reader .* for the namespace shop$/,
    );
  });

  test('one is told in singular, unless it is the whole of which nothing is left', () => {
    const [blocked] = named(
      'budget-blocks-drain',
      changed(WEB, { 'maxUnavailable: 1': 'minAvailable: 50%', 'replicas: 3': 'replicas: 1' }),
    );
    expect(blocked?.message).toContain('with 1 pod wanted');
    const recreated = changed(WEB, {
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'type: Recreate',
      'replicas: 3': 'replicas: 1',
    });
    expect(named('rollout-below-wanted', recreated)[0]?.message).toContain('0 of 1 replicas');
  });

  test('whoever chose Recreate may have had a reason', () => {
    const recreated = changed(WEB, { 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'type: Recreate' });
    expect(only(recreated).fix).toMatch(/, where two pods may run at once; else plan for the gap$/);
  });

  test('memory is counted in its unit', () => {
    const quota =
      'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: team }\nspec: { hard: { requests.memory: 256Mi } }\n';
    const finding = only(together(WEB, quota));
    expect([finding.numbers['needed'], finding.edits[0]?.value]).toEqual(['512Mi', '512Mi']);
  });

  test('labels straight below a selector are meant to be asked for by matchLabels', () => {
    const [finding] = named('field-unknown', changed(DEPLOYMENT, { 'matchLabels: { app: web }': 'app: web' }));
    expect(finding?.fix).toBe('write it as spec.selector.matchLabels[app]');
  });
});

describe('a fix does what it says', () => {
  test('a grace period is left where it is long enough, and set where it is not', () => {
    const hookless = { 'lifecycle: { preStop: { sleep: { seconds: 5 } } }': '' };
    expect(only(changed(WEB, hookless)).fix).toMatch(/leave terminationGracePeriodSeconds at 25 or more$/);
    const short = { ...hookless, 'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 24' };
    expect(named('pre-stop-too-short', changed(WEB, short))[0]?.fix).toMatch(
      /set terminationGracePeriodSeconds to 25 or more$/,
    );
  });

  test('an endpoint that blocks can be stated', () => {
    const asking = 'lifecycle: { preStop: { httpGet: { path: /drain, port: http } } }';
    const finding = only(changed(WEB, { 'lifecycle: { preStop: { sleep: { seconds: 5 } } }': asking }));
    expect(finding.fix).toContain('state in zero-downtime/pre-stop-takes for how long');
    const stated = changed(WEB, {
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }': asking,
      'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: drains\nzero-downtime/pre-stop-takes: 5s',
    });
    expect(found(stated)).toEqual([]);
  });

  test('a budget by minAvailable is told to say maxUnavailable, and does after its edits', () => {
    const blocking = changed(WEB, { 'maxUnavailable: 1': 'minAvailable: 100%' });
    const { edits } = only(blocking);
    expect(edits).toMatchObject([
      { path: ['spec', 'minAvailable'], value: null },
      { path: ['spec', 'maxUnavailable'], value: 1 },
    ]);
    const manifests = manifestsIn(blocking).map(({ object }) => ({
      object: (object['kind'] === 'PodDisruptionBudget' ? withEdits(object, edits) : object) as typeof object,
    }));
    expect(check(manifests).findings).toEqual([]);
  });

  test('another version of a kind is written alone only where nothing else is other there', () => {
    const old =
      'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: { name: web }\nspec: { backend: { serviceName: web, servicePort: 80 } }\n';
    const [finding] = named('api-version-unserved', together(WEB, old));
    expect(finding?.edits).toEqual([]);
    expect(finding?.fix).toMatch(/^write apiVersion: networking.k8s.io\/v1, and .*unknown field "spec.backend"/);
  });

  test('a port of a Service is not led to where another one leads already', () => {
    const ports = 'ports: [{ name: web, port: 80, targetPort: http }, { name: admin, port: 9001, targetPort: admin }]';
    const finding = only(changed(WEB, { [PORTS]: ports }));
    expect([finding.rule, finding.edits]).toEqual(['service-port-unmatched', []]);
  });

  test('a route to a Service that is not there means the only other one, if that has the port', () => {
    const routed = (port: number) =>
      together(WEB, changed(INGRESS, { [BACKEND]: `service: { name: storefront, port: { number: ${port} } }` }));
    expect(named('route-leads-nowhere', routed(80))[0]).toMatchObject({
      edits: [],
      fix: 'let it name the Service web',
    });
    expect(named('route-leads-nowhere', routed(5601))[0]).toMatchObject({
      edits: [],
      fix: 'let it name a Service of that namespace',
    });
  });

  test.each([
    ['args: [--peers=web-0.web:7000,web-1.web:7000]', true],
    ['env: [{ name: FIRST, value: "http://web-0.web.default.svc:7000" }]', true],
    ['command: [sh, -c, "join web-${ordinal}.web"]', true],
    ['args: [--peers=web-0.web-peers:7000]', false], // another Service, which comes from elsewhere
    ['args: [--follow=web.web]', false],
  ])('pods that ask for one of them by its name need a headless Service: %s', (asks, isSaid) => {
    const peers = changed(together(STATEFUL_SET, SERVICE, BUDGET), { [PORT]: `${PORT}\n${asks}` });
    expect(named('stateful-set-service-missing', peers)).toHaveLength(isSaid ? 1 : 0);
  });

  test('only a headless Service gives the pods of a StatefulSet their names', () => {
    const named = changed(STATEFUL_SET, {
      'serviceName: web': 'serviceName: web-headless',
      [PORT]: `args: [--peers=web-0.web-headless:7000]\n${PORT}`,
    });
    const missing = (service: string) =>
      found(together(named, service)).find(({ rule }) => rule === 'stateful-set-service-missing');
    expect(missing(SERVICE)?.edits).toEqual([]);
    expect(missing(changed(SERVICE, { [PORTS]: `clusterIP: None\n${PORTS}` }))?.edits).toHaveLength(1);
  });
});

describe('a refusal is told once, with what mends it', () => {
  const inContainer = (field: string) => changed(WEB, { [PORT]: `${field}\n${PORT}` });
  const variable = (reference: string) =>
    inContainer(`env: [{ name: DATABASE, valueFrom: { secretKeyRef: ${reference} } }]`);

  test('of a variable that has neither the name of a Secret nor a key, which a template asks for by its name', () => {
    const text = variable('{ name: "", key: "" }');
    const rendered = check(manifestsIn(text).map((manifest) => ({ ...manifest, isRendered: true })));
    const reference = 'spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef';
    expect(only(text)).toMatchObject({ fix: `give ${reference} a name and a key, or leave it out` });
    expect(rendered.findings.map(({ fix }) => fix)).toEqual([expect.stringContaining('`if .name`')]);
    expect(only(variable('{ name: web, key: "" }')).fix).toBe(`set ${reference}.key`);
  });

  test('of a mount, by the volume that is meant or those that there are', () => {
    const mount = (name: string) =>
      changed(WEB, {
        [PORT]: `volumeMounts: [{ name: ${name}, mountPath: /certs }]\n${PORT}`,
        'containers:': 'volumes: [{ name: certs, emptyDir: {} }, { name: ca, emptyDir: {} }]\ncontainers:',
      });
    const field = 'spec.template.spec.containers[0].volumeMounts[0].name';
    expect(only(mount('ca-certs')).fix).toBe(`let ${field} name ca, or add a volume ca-certs`);
    expect(only(mount('cert')).fix).toBe(`let ${field} name certs, or add a volume cert`);
    expect(only(mount('data')).fix).toBe(`let ${field} name a volume of the pod (certs, ca), or add a volume data`);
  });

  test('of two fields on one line, which are shown; what may be a value is not', () => {
    const joined = (line: string) => named('field-unknown', changed(SERVICE, { 'spec:': line }))[0]?.message;
    expect(joined('spec:ports:')).toContain('"spec:ports"');
    expect(joined('password:ports:')).toContain('"password:(not shown)"');
    expect(joined('spec:hunter2:')).toContain('"spec:(not shown)"');
  });

  test.each([
    ['publishNotReadyEndpoints: true', 'write publishNotReadyAddresses'],
    ['internalTrafficRule: Local', 'write internalTrafficPolicy'],
    ['loadBalancerPolicy: a', 'take loadBalancerPolicy away'], // of two that begin so
  ])('of a field of which only the last word is another one: %s', (line, fix) => {
    expect(named('field-unknown', changed(SERVICE, { [PORTS]: `${line}\n${PORTS}` }))[0]?.fix).toBe(fix);
  });

  test('of the class of an Ingress, which is said twice', () => {
    const twice = changed(INGRESS, {
      'name: web': 'name: web\nannotations: { kubernetes.io/ingress.class: caddy }',
      'rules:': 'ingressClassName: nginx\nrules:',
    });
    expect(named('ingress-refused', twice)[0]?.fix).toMatch(/^take .*ingress\.class.* away: spec\.ingressClassName/);
  });

  test('but not of a file that shows it beside one that shows how it is right', () => {
    const wrong = changed(WEB, { 'minReadySeconds: 5': 'minReadySecond: 5' });
    const inFile = (file: string, text: string) => manifestsIn(text).map((manifest) => ({ ...manifest, file }));
    const rules = (file: string) =>
      check([...inFile('shop/valid.yaml', WEB), ...inFile(file, wrong)])
        .findings.map(({ rule }) => rule)
        .filter((rule) => rule === 'field-unknown');
    expect(rules('shop/invalid.yaml')).toEqual([]);
    expect(rules('shop/invalidated.yaml')).toEqual(['field-unknown']);
    expect(rules('other/invalid.yaml')).toEqual(['field-unknown']);
  });
});

describe('a StatefulSet goes on to the next pod', () => {
  const served = (replicas: number, minReady: number, traffic: string, more: Record<string, string> = {}) =>
    named(
      'min-ready-too-short',
      changed(together(STATEFUL_SET, SERVICE, BUDGET), {
        'replicas: 3': `replicas: ${replicas}`,
        'minReadySeconds: 5': `minReadySeconds: ${minReady}`,
        'zero-downtime/on-sigterm: drains': `zero-downtime/on-sigterm: drains\nzero-downtime/traffic: ${traffic}`,
        ...more,
      }),
    );
  const LOAD_BALANCER = 'custom(name=lb drain-lag=5s first-use=60s)';

  test.each([
    ['the last old pod of two goes when the load balancer does not know the new one', 2, 59],
    ['the other new one of three has had the time of two', 3, 27],
  ])('%s', (_what, replicas, minReady) => {
    const [finding] = served(replicas, minReady, LOAD_BALANCER);
    expect([finding?.severity, finding?.numbers['smallest']]).toEqual(['warning', minReady + 1]);
    expect(served(replicas, minReady + 1, LOAD_BALANCER)).toEqual([]);
  });

  test('what follows pods in their order knows the new one before it lets go of the old one', () => {
    expect(served(2, 0, 'cluster-ip')).toEqual([]);
    expect(served(2, 0, 'headless(drain-lag=5s)')).toEqual([]);
  });

  test('a partition keeps an old pod, and one replica has no other anyway', () => {
    const partition = { 'serviceName: web': 'serviceName: web\nupdateStrategy: { rollingUpdate: { partition: 1 } }' };
    expect(served(2, 0, LOAD_BALANCER, partition)).toEqual([]);
    expect(served(1, 0, LOAD_BALANCER)).toEqual([]);
  });
});

describe('what an operator makes is in no manifest', () => {
  const KIBANA = 'apiVersion: kibana.k8s.elastic.co/v1\nkind: Kibana\nmetadata: { name: kibana }\nspec: { count: 2 }\n';
  const CUSTOM = KIBANA.replace('kibana.k8s.elastic.co', 'example.com');
  const WATCH =
    'apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: kibana }\nspec: { selector: {} }\n';
  const ingress = changed(INGRESS, { [BACKEND]: 'service: { name: kibana-kb-http, port: { number: 80 } }' });
  const service = changed(SERVICE, {
    'name: web': 'name: board',
    'selector: { app: web }': 'selector: { instance: kibana }',
  });
  const target = changed(AUTOSCALER, {
    'scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }':
      'scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: kibana-kb }',
  });

  test.each([
    ['a Service behind a route', 'route-leads-nowhere', ingress],
    ['the pods of a Service', 'service-selects-nothing', service],
    ['the target of an autoscaler', 'autoscaler-targets-nothing', target],
  ])('%s', (_what, rule, manifest) => {
    expect(named(rule, together(WEB, manifest))).toHaveLength(1);
    expect(named(rule, together(WEB, manifest, CUSTOM))).toEqual([]);
    // What runs no pods makes none.
    expect(named(rule, together(WEB, manifest, WATCH))).toHaveLength(1);
    // Nor does what is called otherwise, or is elsewhere.
    expect(named(rule, together(WEB, manifest, CUSTOM.replace('name: kibana', 'name: grafana')))).toHaveLength(1);
    expect(
      named(rule, together(WEB, manifest, CUSTOM.replace('name: kibana', 'name: kibana, namespace: x'))),
    ).toHaveLength(1);
  });
});

test('the pods of the cluster itself are in no manifest, unless a slip of the pen misses one that is', () => {
  const system = (text: string) => text.replaceAll('  name: web\n', '  name: web\n  namespace: kube-system\n');
  const dns = (selector: string) =>
    changed(SERVICE, { 'name: web': 'name: upstream\nnamespace: kube-system', 'selector: { app: web }': selector });
  const missed = (selector: string) => named('service-selects-nothing', together(system(WEB), dns(selector)));
  expect(missed('selector: { k8s-app: kube-dns }')).toEqual([]);
  expect(missed('selector: { application: web }')).toHaveLength(1);
});

describe('what kustomize builds from may lack what it adds', () => {
  const bare = together(changed(DEPLOYMENT, { 'selector:': '', 'matchLabels: { app: web }': '' }), SERVICE, BUDGET);
  const texts = (resources: string) => [
    { file: 'base/web.yaml', text: bare },
    {
      file: 'base/kustomization.yaml',
      text: `resources: [${resources}]\nlabels: [{ pairs: { app: web }, includeSelectors: true }]\n`,
    },
  ];
  const severities = (resources: string) =>
    checkTexts(texts(resources)).findings.map(({ rule, severity }) => [rule, severity]);

  test('a selector that it adds is there', () => {
    expect(severities('web.yaml')).toEqual([]);
    expect(severities('other.yaml')).toEqual([['selector-refused', 'error']]);
  });

  test('what a directive of a patch stands in is a patch', () => {
    const deleted = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n$patch: delete\n';
    const without = changed(WEB, { [DECLARED]: `${DECLARED}\nenv: [{ name: A, $patch: delete }]` });
    const { findings, summary } = checkTexts([{ file: 'patch.yaml', text: together(deleted, without) }]);
    expect([findings, summary.skipped]).toEqual([[], 2]);
  });
});

describe('Files of a folder that differ by a version in their names', () => {
  const inFile = (file: string, text = WEB) => manifestsIn(text).map((manifest) => ({ ...manifest, file }));
  const bad = changed(WEB, { 'minReadySeconds: 5': 'minReadySeconds: -5' });
  const told = (...files: readonly string[]) => {
    const { findings, notices } = check(files.flatMap((file) => inFile(file, bad)));
    return [findings.some(({ rule }) => rule === 'rollout-refused'), notices.map(({ code }) => code)];
  };

  test('and hold the same objects, are an archive from three on: one note for the folder', () => {
    expect(told('docs/v2_0_0_full.yaml', 'docs/v2_0_1_full.yaml', 'docs/v2_1_0_rc1_full.yaml')).toEqual([
      false,
      ['released'],
    ]);
    expect(told('docs/web-1.0.yaml', 'docs/web-1.1.yaml')).toEqual([true, []]);
  });

  test.each([
    ['of several folders', ['a/v2.0.yaml', 'b/v2.1.yaml', 'c/v2.2.yaml']],
    ['of other names', ['a/web-2.0.yaml', 'a/mail-2.1.yaml', 'a/shop-2.2.yaml']],
    ['with a number that is no version', ['a/web-1.yaml', 'a/web-2.yaml', 'a/web-3.yaml']],
  ])('but not those %s', (_, files) => expect(told(...files)[0]).toBe(true));
});
