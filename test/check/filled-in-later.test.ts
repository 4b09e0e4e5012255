import { checkTexts } from '../../lib/check';
import { hasPlaceholder } from '../../lib/kubernetes';

test.each([
  ...[
    '${APP}',
    '${APP:=web}',
    '${APP:-web}',
    'a-${APP}-b',
    '$APP',
    '$(namespace)',
    '{{ .Values.name }}',
    '<your-domain>',
  ],
  ...['[[ name ]]', '((name))', '#{name}#', '@name@', '%NAME%', '__NAME__', 'web-<region>'],
])('%s is filled in later', (text) => {
  expect(hasPlaceholder(text)).toBe(true);
});

test.each([
  'web',
  'a-b.c',
  '50%',
  'user@example.com',
  'a$b',
  '10.0.0.0/8',
  'x < y',
  '1 << 3',
  '__init__.py',
  '100%',
  '$',
  '(a)',
])('%s is a text as it stands', (text) => {
  expect(hasPlaceholder(text)).toBe(false);
});

const rulesOf = (text: string) => {
  const { findings, notices } = checkTexts([{ file: 'a.yaml', text }]);
  return [findings.map(({ rule }) => rule), notices.map(({ code }) => code)];
};

test.each([
  ['a name', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: "${APP}" }\n'],
  ['a namespace', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: $(kfp-namespace) }\n'],
  [
    'a quantity',
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: a }\nspec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: "${SIZE:=5Gi}" } } }\n',
  ],
  [
    'one of a few words',
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: a }\nspec: { accessModes: ["<mode>"], resources: { requests: { storage: 5Gi } } }\n',
  ],
  ['a label', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, labels: { v: "{{ version }}" } }\n'],
  [
    'a host',
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a }\nspec: { tls: [{ hosts: ["${DOMAIN}"] }], defaultBackend: { service: { name: a, port: { name: "${PORT_NAME}" } } } }\n',
  ],
])('%s that is filled in later is not judged, and counted once', (_, text) => {
  const [rules, notices] = rulesOf(text);
  expect(rules?.filter((rule) => rule.endsWith('-refused') || rule === 'field-mistyped')).toEqual([]);
  expect(notices).toEqual(['filled-in-later']);
});

test('How many replicas are filled in is not judged, and what rests on it neither', () => {
  const [rules] = rulesOf(
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec:\n  replicas: ${REPLICAS}\n  selector: { matchLabels: { app: a } }\n  template: { metadata: { labels: { app: a } }, spec: { containers: [{ name: a, image: a }] } }\n',
  );
  expect(rules).not.toContain('field-mistyped');
  expect(rules).not.toContain('single-replica');
});

test('What is wrong whatever is filled in is still told', () => {
  const [rules] = rulesOf(
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: "${APP}" }\nspec:\n  replicas: -1\n  selector: { matchLabels: { app: "${APP}" } }\n  template: { metadata: { labels: { app: "${APP}" } }, spec: { containers: [{ name: "${APP}", image: a }] } }\n',
  );
  expect(rules).toContain('rollout-refused');
});

test('A variable in what a container runs is the shell’s', () => {
  const [rules] = rulesOf(
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: a, lifecycle: { preStop: { exec: { command: [] } } }, command: [sh, -c, "${RUN}"] }] }\n',
  );
  expect(rules).toContain('hook-refused');
});
