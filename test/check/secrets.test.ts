import { githubReport, jsonReport, junitReport, sarifReport, textReport } from '../../lib/report';
import { aReport } from '../report/a-report';
import { compareReleases, type Json, type JsonObject } from '../../lib/check';

const SECRET = 'hunter2-correct-horse';

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
