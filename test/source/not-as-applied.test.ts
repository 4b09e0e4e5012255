import { checkTexts } from '../../lib/check';

const SECRET = `apiVersion: v1
kind: Secret
metadata: { name: web }
data:
  password: ENC[AES256_GCM,data:abc,iv:x,tag:y,type:str]
sops:
  kms: []
  mac: ENC[AES256_GCM,data:abc,iv:x,tag:y,type:str]
  version: 3.8.1
`;
const APP = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: web:1, envFrom: [{ configMapRef: { name: ${name} } }] }] }
`;
const rules = (texts: Readonly<Record<string, string>>) =>
  checkTexts(Object.entries(texts).map(([file, text]) => ({ file, text, directory: '.' }))).findings.map(
    ({ rule }) => rule,
  );

describe('what sops has encrypted', () => {
  test('is not judged by what it says before it is decrypted', () => {
    expect(rules({ 'secret.sops.yaml': SECRET })).toEqual([]);
    expect(rules({ 'secret.yaml': SECRET.replace(/sops:[^]*/, '') })).not.toEqual([]);
  });

  test('is there for whoever refers to it', () => {
    const settings = SECRET.replace('kind: Secret', 'kind: ConfigMap');
    expect(rules({ 'settings.sops.yaml': settings, 'web.yaml': APP('web') })).not.toContain('reference-missing');
    expect(rules({ 'settings.sops.yaml': settings, 'web.yaml': APP('other') })).toContain('reference-missing');
  });

  test('and a field of that name that is none of it is refused as ever', () => {
    expect(rules({ 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\nsops: { a: b }\n' })).not.toEqual(
      [],
    );
  });
});

describe('what a test expects to find', () => {
  const PATTERN = 'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: redis }\nstatus: { readyReplicas: 3 }\n';
  const of = (texts: Readonly<Record<string, string>>) =>
    checkTexts(Object.entries(texts).map(([file, text]) => ({ file, text })));
  const CHAINSAW = `apiVersion: chainsaw.kyverno.io/v1alpha1
kind: Test
metadata: { name: setup }
spec:
  steps:
    - try: [{ apply: { file: redis.yaml } }, { assert: { file: ready.yaml } }]
      catch: [{ error: { file: ../gone.yaml } }]
`;

  test.each(['e2e/00-assert.yaml', 'e2e/12-errors.yaml', 'e2e/03-assert-ready.yml'])('%s is passed over', (file) => {
    const { findings, skipped } = of({ [file]: PATTERN });
    expect([findings, skipped.map(({ reason }) => reason)]).toEqual([[], ['expectation']]);
  });

  test('so are the files that Chainsaw compares, and not those that it applies', () => {
    const files = { 'e2e/a/chainsaw-test.yaml': CHAINSAW, 'e2e/a/ready.yaml': PATTERN, 'e2e/gone.yaml': PATTERN };
    const { findings, skipped } = of({ ...files, 'e2e/a/redis.yaml': PATTERN });
    expect(new Set(findings.map(({ file }) => file))).toEqual(new Set(['e2e/a/redis.yaml']));
    expect(skipped.filter(({ reason }) => reason === 'expectation').map(({ file }) => file)).toEqual([
      'e2e/a/ready.yaml',
      'e2e/gone.yaml',
    ]);
  });

  test.each(['assert.yaml', 'deploy/assert-service.yaml'])('%s alone is a manifest as any other', (file) => {
    expect(of({ [file]: PATTERN }).findings).not.toEqual([]);
  });
});

test('what has neither a name nor anything to say is a patch, and one that says something is refused as ever', () => {
  const patch = (more: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { annotations: {} }\n${more}`;
  expect(rules({ 'patch.yaml': patch('') })).toEqual([]);
  expect(
    rules({ 'patch.yaml': patch('spec: { defaultBackend: { service: { name: a, port: { number: 80 } } } }\n') }),
  ).toEqual(['ingress-refused']);
});
