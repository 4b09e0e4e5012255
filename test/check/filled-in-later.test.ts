import { checkTexts } from '../../lib/check';
import { isToBeReplaced } from '../../lib/kubernetes';
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
  ...['kafka.$DOMAIN', '$name.example.com', 'b0$ZONE'],
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

test.each([
  ...['disk-wipe-HOSTNAME', 'web.DOMAIN', 'NAMESPACE-web', 'MY_NODE.example.com', 'CHANGEME', 'REPLACE_ME', '{NAME}'],
  ...['your-domain.Here', 'web.YOUR_DOMAIN', 'yourApp', 'XXX', 'x.x.x.x', 'xxxGi', 'web-{Region}', 'TODO', '???'],
])('%s is there to be replaced, where the API server refuses it', (text) => {
  expect(isToBeReplaced(text)).toBe(true);
});

test.each([
  'My_App',
  'Web',
  'my_app',
  'WEB',
  'web-V2',
  'redis-DB',
  'xxl_shirts',
  'Exchange_me',
  'a..b',
  '10 GB',
  '1Xi',
])('%s is a mistake, and told', (text) => {
  expect(isToBeReplaced(text)).toBe(false);
});

test('A host with a variable of a shell is not judged, and one beside it is', () => {
  const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: a }
spec:
  tls: [{ hosts: [kafka.$DOMAIN, b0.$DOMAIN] }]
  rules: [{ host: kafka.$DOMAIN }, { host: Web_x.example.com }]
`;
  const { findings } = checkTexts([{ file: 'a.yaml', text }]);
  const refused = findings.filter(({ rule }) => rule === 'ingress-refused');
  expect(refused.map(({ path }) => path.join('.'))).toEqual(['spec.rules.1.host']);
});

test.each(['<cm>', 'YOUR_CONFIG', 'your-config-here', '${CONFIG}'])(
  'A ConfigMap %s is not missed, and counted',
  (name) => {
    const pod = (of: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: a, envFrom: [{ configMapRef: { name: ${of} } }] }] }\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: b }\ndata: { c: d }\n`;
    expect(rulesOf(pod(JSON.stringify(name)))).toEqual([[], ['filled-in-later']]);
    expect(rulesOf(pod('settings'))[0]).toContain('reference-missing');
  },
);

test.each([
  ['data of a Secret', 'kind: Secret\nmetadata: { name: a }\ndata: { password: "hunter2... }" }\n', 'data[password]'],
  ['binary data', 'kind: ConfigMap\nmetadata: { name: a }\nbinaryData: { blob: "hunter2..." }\n', 'binaryData[blob]'],
])('the notice of %s names the field, and tells nothing of it', (_, text, field) => {
  const { notices } = checkTexts([{ file: 'a.yaml', text: `apiVersion: v1\n${text}` }]);
  expect(notices.map(({ message }) => message)).toEqual([expect.stringContaining(`such as ${field} here`)]);
  expect(JSON.stringify(notices)).not.toContain('hunter2');
});

test.each([
  ['override_me-app', 0],
  ['OVERRIDE_ME', 0],
  ['to_be_replaced', 0],
  ['set_me', 0],
  ['my_app', 1],
])('The name of a Secret that a variable is taken from may be filled in later: %s', (name, times) => {
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: "a:1", env: [{ name: A, valueFrom: { secretKeyRef: { name: "${name}", key: a } } }] }] }\n`;
  const { findings } = checkTexts([{ file: 'a.yaml', text: pod }]);
  expect(findings.filter(({ rule }) => rule === 'container-refused')).toHaveLength(times);
});

test.each([
  ['override_me', 0],
  ['ab_cd', 1],
])('What is to be base64 may be there to be filled in: %s', (text, times) => {
  const secret = `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata: { keytab: "${text}" }\n`;
  const { findings } = checkTexts([{ file: 'a.yaml', text: secret }]);
  expect(findings.filter(({ rule }) => rule === 'field-mistyped')).toHaveLength(times);
});
