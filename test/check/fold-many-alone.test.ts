import { checkTexts } from '../../lib/check';

interface Variant {
  readonly replicas?: number;
  readonly stated?: true;
}

const one = (name: string, { replicas = 1, stated }: Variant) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  annotations: { ${stated ? 'zero-downtime/longest-request: 1s' : ''} }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: main, image: '${name}:1', ports: [{ containerPort: 80 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ port: 80 }] }
`;
const files = (names: readonly string[], folder = 'k8s', variant: Variant = {}) =>
  names.map((name) => ({ file: `${folder}/${name}.yaml`, text: one(name, variant) }));
const counted = (names: readonly string[], folder?: string) => files(names, folder, { stated: true });
type Texts = Parameters<typeof checkTexts>[0];
const alone = (...texts: Texts[number][]) => checkTexts(texts).findings.filter(({ rule }) => rule === 'single-replica');
const named = (...texts: Texts[number][]) =>
  alone(...texts).map(({ severity, resource: { name }, also = [] }) => [
    severity,
    name,
    ...also.map((each) => each.resource.name),
  ]);

test('Single pods that nobody counts on are one info of the run, which names them', () => {
  expect(named(...files(['a', 'b'], 'shop'), ...files(['c'], 'bank'))).toEqual([['info', 'a', 'b', 'c']]);
  const [told] = alone(...files(['a', 'b'], 'shop'), ...files(['c'], 'bank'));
  expect(told?.message).toMatch(/^3 workloads run as one pod each/);
  expect(named(...files(['a']))).toEqual([['info', 'a']]);
});

test('Up to three single pods of a folder that somebody counts on are told one by one', () => {
  expect(named(...counted(['a', 'b', 'c']))).toEqual([
    ['warning', 'a'],
    ['warning', 'b'],
    ['warning', 'c'],
  ]);
});

test('More of them are one decision, and one finding that names the others', () => {
  expect(named(...counted(['a', 'b', 'c', 'd', 'e']))).toEqual([['warning', 'a', 'b', 'c', 'd', 'e']]);
});

test('Each folder decides for itself', () => {
  const told = named(...counted(['a', 'b'], 'shop'), ...counted(['c', 'd', 'e'], 'bank'));
  expect(told.map(([, name]) => name)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('A pod without which the API server refuses writes stays a finding of its own', () => {
  const webhook = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: guard }
webhooks:
  - name: guard.example.com
    failurePolicy: Fail
    sideEffects: None
    admissionReviewVersions: [v1]
    clientConfig: { service: { name: e, namespace: default } }
    rules: [{ apiGroups: [networking.k8s.io], apiVersions: [v1], operations: [CREATE], resources: [ingresses] }]
`;
  expect(named(...files(['a', 'b', 'c', 'd', 'e']), { file: 'k8s/guard.yaml', text: webhook })).toEqual([
    ['info', 'a', 'b', 'c', 'd'],
    ['warning', 'e'],
  ]);
});

describe('One pod is a warning where somebody counts on it', () => {
  const beside = (text: string) => named(...files(['web']), { file: 'k8s/beside.yaml', text });

  test('An autoscaler may choose one pod', () => {
    const autoscaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { minReplicas: 1, maxReplicas: 4, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
`;
    expect(beside(autoscaler)).toEqual([['warning', 'web']]);
  });

  test('A budget is written for it, and lets it go', () => {
    const budget = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }
`;
    expect(beside(budget)).toEqual([['warning', 'web']]);
  });

  test('The API server hands a whole API group on to it', () => {
    const service = (name: string) => `apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: { name: v1.metrics.example.com }
spec:
  group: metrics.example.com
  version: v1
  groupPriorityMinimum: 100
  versionPriority: 100
  service: { name: ${name}, namespace: default }
`;
    expect(beside(service('web'))).toEqual([['warning', 'web']]);
    expect(beside(service('another'))).toEqual([['info', 'web']]);
  });

  test('Others of its folder are several, while requests come to it from outside', () => {
    const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
`;
    const outside = { file: 'k8s/ingress.yaml', text: ingress };
    const several = files(['api'], 'k8s', { replicas: 3 });
    expect(named(...files(['web']), ...several, outside)).toEqual([['warning', 'web']]);
    expect(named(...files(['web']), ...several)).toEqual([['info', 'web']]);
    expect(named(...files(['web']), outside)).toEqual([['info', 'web']]);
    expect(named(...files(['web']), outside, ...files(['api'], 'elsewhere', { replicas: 3 }))).toEqual([
      ['info', 'web'],
    ]);
  });
});
