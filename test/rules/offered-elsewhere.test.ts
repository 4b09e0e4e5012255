import { check, type Manifest } from '../../lib/check';
import { changed, SERVICE, STATEFUL_SET, together, WEB, AUTOSCALER, INGRESS } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';

const told = (text: string, beside: Partial<Manifest> = {}) =>
  check(manifestsIn(text).map((manifest) => ({ ...manifest, ...beside })));
const rulesIn = (text: string, beside: Partial<Manifest> = {}) => told(text, beside).findings.map(({ rule }) => rule);

/** One database in a pod without a volume. */
const database = (image: string, more = '') =>
  changed(together(STATEFUL_SET, SERVICE), {
    'replicas: 3': 'replicas: 1',
    'image: registry.example.com/web:1.4.2': `image: ${image}${more}`,
  });

describe('Data that end with their pod', () => {
  const templated = (...texts: readonly string[]): Partial<Manifest> => ({
    isRendered: true,
    renderedFrom: 'chart',
    isInTemplate: (text) => texts.includes(text),
  });
  const byDefault = { defaultsBehind: () => undefined };

  test('A chart that has a volume for them leaves it to the values, which one note says', () => {
    const offered = told(database('postgres:17'), { ...templated('volumeClaimTemplates'), ...byDefault });
    expect(offered.findings.map(({ rule }) => rule)).not.toContain('data-goes-with-pod');
    expect(offered.notices.map(({ message }) => message).join()).toMatch(
      /1 workload keeps its data in no volume .* web/,
    );
  });

  test('A chart that has none, and values that somebody has given, are told', () => {
    expect(rulesIn(database('postgres:17'), { ...templated('emptyDir'), ...byDefault })).toContain(
      'data-goes-with-pod',
    );
    expect(rulesIn(database('postgres:17'), templated('volumeClaimTemplates'))).toContain('data-goes-with-pod');
  });

  test.each([
    ['neither snapshots nor a log', '\nargs: [--save, "", --appendonly, "no"]', false],
    ['a log', '\nargs: [--save, "", --appendonly, "yes"]', true],
    ['what it does by default', '', true],
    ['snapshots', '\nargs: [--save, 60 1]', true],
  ])('A Redis that writes %s', (_, args, isTold) => {
    expect(rulesIn(database('redis:8', args)).includes('data-goes-with-pod')).toBe(isTold);
  });

  test.each([
    ["save ''\nappendonly no\nmaxmemory-policy allkeys-lru", false],
    ['save ""', false],
    ["save ''\nappendonly yes", true],
    ['save 900 1', true],
    ['maxmemory 100mb', true],
  ])('What its file says counts as much: %j', (settings, isTold) => {
    const mounted = database(
      'redis:8',
      '\nargs: [/config/redis.conf]\nvolumeMounts: [{ name: config, mountPath: /config }]',
    );
    const text = changed(mounted, {
      'terminationGracePeriodSeconds: 25':
        'terminationGracePeriodSeconds: 25\nvolumes: [{ name: config, configMap: { name: config } }]',
    });
    const config = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: config }\ndata: { redis.conf: ${JSON.stringify(settings)} }\n`;
    expect(rulesIn(together(text, config)).includes('data-goes-with-pod')).toBe(isTold);
  });

  test.each([
    ['todo-application-mysql:1', false],
    ['shop-postgres:1', false],
    ['mysql:9', true],
    ['mysql-server:9', true],
  ])('An image that is called after a database and answers at a port of its own is none: %s', (image, isTold) => {
    expect(rulesIn(database(image)).includes('data-goes-with-pod')).toBe(isTold);
  });

  test('An image that is called after a database is one at the port of that', () => {
    const text = changed(database('shop-mysql:9'), {
      'ports: [{ name: http, containerPort: 8080 }]': 'ports: [{ name: http, containerPort: 3306 }]',
    });
    expect(rulesIn(text)).toContain('data-goes-with-pod');
  });
});

describe('An autoscaler', () => {
  const scaled = (autoscaler: Readonly<Record<string, string>>) =>
    changed(together(WEB, changed(AUTOSCALER, autoscaler)), {
      'replicas: 3': '',
      'resources: { requests: { cpu: 100m, memory: 128Mi } }': '',
    });

  test('Of one number only, nothing has to be measured', () => {
    expect(rulesIn(scaled({ 'maxReplicas: 10': 'maxReplicas: 2' }))).not.toContain('autoscaler-cannot-measure');
    expect(rulesIn(scaled({}))).toContain('autoscaler-cannot-measure');
  });

  const METRIC = '- type: Resource';
  const OF_RESOURCE = 'resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }';
  const refused = (changes: Readonly<Record<string, string>>) =>
    told(scaled({ 'minReplicas: 2': 'minReplicas: 0', ...changes }))
      .findings.filter(({ rule }) => rule === 'autoscaler-refused')
      .map(({ severity }) => severity);

  test('Zero replicas are refused where a gate is off, for what the gate is there for', () => {
    const external = {
      [METRIC]: '- type: External',
      [OF_RESOURCE]: "external: { metric: { name: up }, target: { type: Value, value: '1' } }",
    };
    expect(refused(external)).toEqual(['warning']);
    expect(refused({})).toContain('error');
  });
});

describe('A route to a Service that is not there', () => {
  const route = (service: string, present: string) => {
    const files = manifestsIn(
      changed(INGRESS, {
        'service: { name: web, port: { number: 80 } }': `service: { name: ${service}, port: { number: 80 } }`,
      }),
    );
    const others = manifestsIn(changed(SERVICE, { 'name: web': `name: ${present}` }));
    return check([
      ...files.map((manifest) => ({ ...manifest, file: 'route.yaml' })),
      ...others.map((manifest) => ({ ...manifest, file: 'service.yaml' })),
    ]).findings.flatMap(({ rule, fix }) => (rule === 'route-leads-nowhere' ? [fix] : []));
  };

  test.each([
    ['shop-gpu', 'shop-cpu'],
    ['shop', 'shop-admission'],
    ['shop-proxy', 'solr'],
  ])('%s is no slip for %s of another file: it comes from elsewhere', (service, present) => {
    expect(route(service, present)).toEqual([]);
  });

  test.each([
    ['shop-backned', 'shop-backend'],
    ['shopbackend', 'shop-backend'],
  ])('%s is one for %s', (service, present) => {
    expect(route(service, present)).toEqual([`let it name the Service ${present}`]);
  });
});

describe('A key of a Secret', () => {
  const asking = changed(WEB, {
    'ports: [{ name: http, containerPort: 8080 }]':
      'env: [{ name: PASSWORD, valueFrom: { secretKeyRef: { name: web, key: password } } }]\nports: [{ name: http, containerPort: 8080 }]',
  });
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: web }\nstringData: { user: web }\n';
  const rules = (isInTemplate: (text: string) => boolean) =>
    check([
      ...manifestsIn(asking),
      ...manifestsIn(secret).map((manifest) => ({ ...manifest, isInTemplate })),
    ]).findings.map(({ rule }) => rule);

  test('Its template writes it where values ask for it', () => {
    expect(rules((text) => text === 'password')).not.toContain('reference-missing');
    expect(rules((text) => text === 'another')).toContain('reference-missing');
  });
});

test('All pods of Vault may be found before they are unsealed where another Service leads to the active one', () => {
  const vault = changed(together(WEB, SERVICE.replace('name: web', 'name: vault')), {
    'image: registry.example.com/web:1.4.2': 'image: hashicorp/vault:1.20',
    'zero-downtime/slowest-start: 30s': '',
    'zero-downtime/longest-request: 20s': '',
    'zero-downtime/on-sigterm: drains': '',
  });
  const published = vault.replaceAll(
    'selector: { app: web }\n  ports',
    'selector: { app: web }\n  publishNotReadyAddresses: true\n  ports',
  );
  const active = (label: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: vault-active }\nspec: { selector: { app: web, ${label} }, ports: [{ port: 80, targetPort: http }] }\n`;
  expect(rulesIn(together(published, active("vault-active: 'true'")))).not.toContain('publishes-not-ready');
  expect(rulesIn(together(published, active("part: 'ui'")))).toContain('publishes-not-ready');
});
