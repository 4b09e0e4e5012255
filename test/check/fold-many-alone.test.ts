import { checkTexts } from '../../lib/check';

const one = (name: string, replicas = 1) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
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
const files = (names: readonly string[], folder = 'k8s') =>
  names.map((name) => ({ file: `${folder}/${name}.yaml`, text: one(name) }));
const alone = (...texts: Parameters<typeof checkTexts>[0][number][]) =>
  checkTexts(texts)
    .findings.filter(({ rule }) => rule === 'single-replica')
    .map(({ resource: { name }, also = [] }) => [name, ...also.map((each) => each.resource.name)]);

test('Up to three single pods of a folder are told one by one', () => {
  expect(alone(...files(['a', 'b', 'c']))).toEqual([['a'], ['b'], ['c']]);
});

test('More of them are one decision, and one finding that names the others', () => {
  expect(alone(...files(['a', 'b', 'c', 'd', 'e']))).toEqual([['a', 'b', 'c', 'd', 'e']]);
  expect(
    checkTexts(files(['a', 'b', 'c', 'd'])).findings.filter(({ rule }) => rule === 'readiness-missing'),
  ).toHaveLength(4);
});

test('Each folder decides for itself', () => {
  expect(alone(...files(['a', 'b'], 'shop'), ...files(['c', 'd', 'e'], 'bank'))).toEqual([
    ['a'],
    ['b'],
    ['c'],
    ['d'],
    ['e'],
  ]);
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
  const told = alone(...files(['a', 'b', 'c', 'd', 'e']), { file: 'k8s/guard.yaml', text: webhook });
  expect(told).toEqual([['a', 'b', 'c', 'd'], ['e']]);
});
