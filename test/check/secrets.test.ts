import { githubReport, jsonReport, junitReport, sarifReport, textReport } from '../../lib/report';
import { aReport } from '../report/a-report';
import { simulationReportOf } from '../../lib/report/simulation';
import { findChange } from '../../lib/simulation';
import { readSource } from '../../lib/source';
import { readWorld, type Workload } from '../../lib/workload';
import { checkTexts, compareReleases, type Json, type JsonObject } from '../../lib/check';

const SECRET = 'hunter2-correct-horse';

/** A server of two, and what leads to it. */
const called = (name: string, more: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: ${name}, image: 'a:1', ${more}, ports: [{ containerPort: 80 }] }] }
---
{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { selector: { app: web }, ports: [{ port: 80 }] } }
`;

/** A manifest that is wrong wherever a secret stands, so that as much as possible is said about it. */
const MANIFESTS = `apiVersion: v1
kind: Secret
metadata:
  name: credentials
  annotations: { example.com/token: ${SECRET} }
stringData: { password: ${SECRET}, nested: { wrong: ${SECRET} } }
data: { password: ${SECRET} }
unknown: ${SECRET}
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, annotations: { token: [${SECRET}] } }
data: [${SECRET}]
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    example.com/token: ${SECRET}
    example.com/wrong: { nested: ${SECRET} }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata:
      labels: { app: web }
      annotations: { example.com/token: ${SECRET}, wrong/key/twice: ${SECRET} }
    spec:
      terminationGracePeriodSeconds: 5
      containers:
        - { name: web, image: example.com/web:1, env: [{ name: PASSWORD, value: ${SECRET} }], ports: [{ containerPort: 80 }], livenessProbe: { httpGet: { path: /, port: 80, httpHeaders: [{ name: Authorization, value: ${SECRET} }] }, timeoutSeconds: 0 } }
        - { name: list, image: x, env: [PASSWORD=${SECRET}, { name: A, vale: ${SECRET} }, { name: B, Value: ${SECRET} }, { name: PASSWORD=${SECRET} }] }
        - { name: text, image: x, env: ${SECRET}, args: [--password, ${SECRET}], pasword: ${SECRET} }
        - { name: mapping, image: x, env: { PASSWORD: ${SECRET} }, command: [sh, -c, "curl -H 'Authorization: ${SECRET}' x"] }
        - { name: hook, image: x, lifecycle: { preStop: { exec: { command: [curl, "https://me:${SECRET}@example.com"] } } } }
        - { name: nested, image: x, ENV: [{ name: A, value: ${SECRET} }], envFrom: ${SECRET}, env: [[${SECRET}]] }
        - name: sidecar
          image: example.com/sidecar:1
          env:
            - { name: PASSWORD, value: { wrong: ${SECRET} } }
            - { name: '=', value: ${SECRET} }
            - name: TWICE
              value: ${SECRET}
              valueFrom: { secretKeyRef: { name: x, key: ${SECRET} } }
`;

const JSON_LINE = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', annotations: { token: SECRET } },
  spec: {
    containers: [
      { name: 'web', env: [{ name: 'A', value: SECRET }], ports: [{ containerPort: 80 }], livenessProbe: { exec: {} } },
    ],
  },
});

test.each([
  ['YAML', MANIFESTS],
  ['YAML that breaks off', `${MANIFESTS}          broken: [${SECRET}`],
  ['YAML with a bad escape', MANIFESTS.replace(SECRET, `"${SECRET}\\q"`)],
  ['YAML with a duplicate key', MANIFESTS.replace('unknown:', `data: { other: ${SECRET} }\nunknown:`)],
  ['JSON on one line', JSON_LINE],
  ['JSON that breaks off', JSON_LINE.slice(0, -3)],
])('no value of a Secret, a variable or a foreign annotation is printed: %s', (_what, text) => {
  const report = aReport({ 'web.yaml': text });
  expect(report.findings.length + report.problems.length).toBeGreaterThan(0);
  const printed = [
    textReport(report, { verbose: true }),
    jsonReport(report),
    sarifReport(report, { version: '1', successful: true }),
    junitReport(report),
    githubReport(report, { verbose: true }),
  ];
  for (const output of printed) expect(output).not.toContain(SECRET);
});

describe('a value that a mistake has made a key, or a part of one', () => {
  const pod = (container: string, annotations = '{}') => `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels: { token: 'my token ${SECRET}' }
  annotations: ${annotations}
spec:
  containers:
    - name: web
      image: web:1
      ${container}
`;
  test.each([
    ['a missing blank in a variable', pod(`env: [{ name: A, value:${SECRET} }]`)],
    ['a missing blank before a quote', pod(`env: [{ name: A, value:"${SECRET}" }]`)],
    ['a variable as a shell has it', pod(`'PASSWORD=${SECRET}': x`)],
    ['a field of a container', pod(`password:${SECRET}: x`)],
    [
      'a quote that has gone',
      pod(`command: [sh, -c, PASSWORD=${SECRET} run; curl -H 'Authorization: Bearer x' http://x"]`),
    ],
    [
      'the name of a header',
      pod(`livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'A:${SECRET}', value: x }] } }`),
    ],
    ['an annotation', pod('', `{ example.com/token:${SECRET}, a: b }`)],
    ['an annotation in quotes', pod('', `{ 'example.com/a "me:${SECRET}"': b }`)],
    ['a key of a ConfigMap', `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata:\n  db=${SECRET}: x\n`],
    ['a key of a Secret', `apiVersion: v1\nkind: Secret\nmetadata: { name: x }\nstringData: { 'a ${SECRET}': x }\n`],
    ['a key that is there twice', pod('', `{ 'a=${SECRET}': b, 'a=${SECRET}': c }`)],
    ['an annotation with two slashes', pod('', `{ example.com/token/${SECRET}: { x: 1 } }`)],
    ['a prefix of variables', pod(`envFrom: [{ prefix: '=${SECRET}', configMapRef: { name: a } }]`)],
    ['a prefix of variables that ends so', pod(`envFrom: [{ prefix: '${SECRET}=', configMapRef: { name: a } }]`)],
    ['the name of an object', `apiVersion: v1\nkind: Pod\nmetadata: { name: 'pass=${SECRET}' }\nspec: {}\n`],
    ['a field of valueFrom', pod(`env: [{ name: A, valueFrom: { ${SECRET}: x } }]`)],
    [
      'a field below valueFrom',
      pod(`env: [{ name: A, valueFrom: { secretKeyRef: { ${SECRET}: x, name: a, key: b } } }]`),
    ],
    ['a namespace', `apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: 'pass=${SECRET}' }\nspec: {}\n`],
    [
      'a host',
      `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: x }\nspec: { rules: [{ host: 'me:${SECRET}@h' }] }\n`,
    ],
  ])('is not printed: %s', (_what, text) => {
    const report = aReport({ 'web.yaml': text });
    expect(report.findings.length + report.problems.length).toBeGreaterThan(0);
    const printed = [textReport(report, { verbose: true }), jsonReport(report), junitReport(report)].join('\n');
    expect(printed).not.toContain(SECRET);
  });

  test('and a name that is none is told as far as it is one', () => {
    const { findings } = aReport({ 'web.yaml': pod('timeoutSeconds:5: x') });
    expect(findings.map(({ message }) => message).join('\n')).toMatch(/timeoutSeconds:\(not shown\)/);
  });
});

test('The headers of a probe that simulate makes of another one are not told', () => {
  const probe = `{ httpGet: { path: /, port: 80, httpHeaders: [{ name: Authorization, value: ${SECRET} }] } }`;
  const { manifests } = readSource(
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: web, ports: [{ containerPort: 80 }], livenessProbe: ${probe} }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`,
    'web.yaml',
  );
  const world = readWorld(manifests);
  const change = findChange(world, world.workloads[0] as Workload, { scenarios: ['rollout'] });
  const reading = { files: 1, resources: 2, problems: [], skipped: [], manifests };
  const report = simulationReportOf([], { rate: 100 }, reading, [], [change]);
  expect(JSON.stringify(change)).not.toContain(SECRET);
  expect(JSON.stringify(report)).not.toContain(SECRET);
  expect(JSON.stringify(report)).toContain('readinessProbe');
});

test.each([
  ['args: [server]', 'argo-server'],
  ['command: [argo-server]', 'argo-server'],
  ['env: [{ name: APP, value: argo-server }, { name: ROLE, value: server }]', 'argo-server'],
])('A word of %s that a container is called after does not hide its name', (more, name) => {
  const { findings } = checkTexts([{ file: 'a.yaml', text: called(name, more) }]);
  expect(findings.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(`^${name} gets requests, but has no readiness probe`),
  );
});

test('A value beside such a word is not told', () => {
  const report = checkTexts([
    { file: 'a.yaml', text: called('argo-server', `args: [server, ${SECRET}], env: ${SECRET}`) },
  ]);
  expect(report.findings.length).toBeGreaterThan(0);
  expect(JSON.stringify(report.findings)).not.toContain(SECRET);
});

test('A value that equals a piece of the path does not hide the path', () => {
  const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: web, env: [{ name: A, value: spec, valueFrom: { fieldRef: { fieldPath: metadata.name } } }, containers] }
`;
  const messages = aReport({ 'a.yaml': deployment }).findings.map(({ message }) => message);
  expect(messages.filter((message) => message.includes('env'))).toEqual([
    expect.stringMatching(/^spec\.template\.spec\.containers\[0\]\.env\[1\] has .*\.spec\.containers\.env of/s),
    expect.stringMatching(/^spec\.template\.spec\.containers\[0\]\.env\[0\]\.valueFrom: Invalid/),
  ]);
});

describe('what ran before', () => {
  const job = (container: JsonObject): JsonObject => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'once' },
    spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'j', image: 'j:1', ...container }] } } },
  });
  const said = (before: JsonObject, after: JsonObject) =>
    compareReleases([{ object: job(before) }], [{ object: job(after) }]).findings.map(({ message }) => message);

  test.each<readonly [string, Json]>([
    ['is another value', ['run', '--fast']],
    ['is no text', ['run', true]],
    ['is empty', []],
  ])('is not told where the command that replaces it %s', (_, command) => {
    const told = said({ command: ['run', `--api-key=${SECRET}`] }, { command });
    expect(told).toHaveLength(1);
    expect(told.join()).not.toContain(SECRET);
  });

  test('is not told where nothing replaces it', () => {
    const told = [said({ args: [SECRET], stdin: true }, {}), said({}, { args: [SECRET], stdin: true })].flat();
    expect(told).toHaveLength(2);
    expect(told.join()).not.toContain(SECRET);
  });

  test('is told where it is an image', () => {
    expect(said({ image: 'j:1' }, { image: 'j:2' }).join()).toContain('it was j:1, and is j:2 now');
  });
});

test('The user of an address that a release takes away is not told', () => {
  const ingress = (host: string): JsonObject => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web' },
    spec: {
      rules: [
        {
          host,
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
          },
        },
      ],
    },
  });
  const step = (was: string) => compareReleases([{ object: ingress(was) }], [{ object: ingress('b.example.com') }]);
  const { findings } = step(`https://user:${SECRET}@host`);
  expect(findings.map(({ rule }) => rule)).toContain('route-removed');
  expect(JSON.stringify(findings)).not.toContain(SECRET);
});

test('What an address asks with is not told, and its path is', () => {
  const ingress = (path: string): JsonObject => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web' },
    spec: {
      rules: [
        {
          http: { paths: [{ path, pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }] },
        },
      ],
    },
  });
  const step = (was: string) => compareReleases([{ object: ingress(was) }], [{ object: ingress('/b') }]);
  const messages = JSON.stringify(step(`/hooks?id=1&t=${SECRET}`).findings);
  expect(messages).not.toContain(SECRET);
  expect(messages).toContain('/hooks?id=1&t=');
});

test.each(['pw=', 'pw: ', 'db auth='])('%s before a text says that it is a secret', (word) => {
  const key = `${word}${SECRET}`;
  const tolerations = [{ key, operator: 'Exists' }];
  const containers = [{ name: 'web', image: 'web:1' }];
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers, tolerations } };
  const { findings } = aReport({ 'a.json': JSON.stringify(pod) });
  expect(findings.map(({ message }) => message)).toContainEqual(expect.stringContaining('tolerations[0].key'));
  expect(JSON.stringify(findings)).not.toContain(SECRET);
});

describe('a value that is kept back', () => {
  const told = (longest: string) => {
    const metadata = { name: 'web', annotations: { 'zero-downtime/longest-request': longest } };
    const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web:1' }] } };
    const spec = { selector: { matchLabels: { app: 'web' } }, template };
    const { findings } = aReport({
      'a.json': JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec }),
    });
    return findings.filter(({ rule }) => rule === 'fact-unreadable').map(({ message }) => message);
  };

  test('is kept back to where the message cuts it off, also behind what JSON escapes', () => {
    for (const between of ['', '"', '\n', '\\']) {
      const [message = '', ...others] = told(`token=begin${between}${`${SECRET} `.repeat(200)}`);
      expect([message, others]).toEqual([expect.stringContaining('longest-request'), []]);
      expect(message).not.toMatch(/begin|hunter2|correct/);
    }
  });

  test('costs no more where it repeats itself than where it does not', () => {
    // At a cost of its square this is minutes.
    for (const piece of ['<<E\n', 'aaaaaaaa', '"token=x']) expect(told(piece.repeat(100_000))).toHaveLength(1);
  });
});

test.each([
  ['begin unlike', (index: number) => `${index} x${'y'.repeat(index)}`],
  ['begin alike', (index: number) => 'a b'.repeat(index).slice(0, index + 3)],
])(
  'hundreds of keys that are no names, each refused and as long as none other, are all hidden where they %s',
  (_, key) => {
    const keys = Array.from({ length: 400 }, (_, index) => key(index));
    const labels = keys.map((one) => `    "${one}": x\n`).join('');
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  labels:\n${labels}`;
    const { findings } = checkTexts([{ file: 'a.yaml', text, directory: '.' }]);
    expect(findings.length).toBeGreaterThan(100);
    for (const { message } of findings) expect(message).not.toContain(key(5));
  },
);

test.each([
  'password=hunter2 x',
  'token: hunter2',
  'curl -u a:hunter2',
  '{"a":"hunter2"}',
  'aHVudGVy MnE=',
  'aHVudGVyMnE=',
])('the name of a container, and of a namespace, that is none is told by no finding: %s', (name) => {
  const text = JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: name },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name, image: 'web:1', ports: [{ containerPort: 80 }] }] },
      },
    },
  });
  const report = checkTexts([{ file: 'a.yaml', text, directory: '.' }]);
  expect(report.findings.length).toBeGreaterThan(1);
  expect(textReport(report, { verbose: true }).replace(/\s+/g, ' ')).not.toMatch(/hunter2|aHVudGVy|MnE=/);
});
