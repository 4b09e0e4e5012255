import { checkTexts, compareReleases } from '../../../lib/check';
import { readSource } from '../../../lib/source';
import { synthesised } from '../../adoption/compiled-app';
import { OTHERS, SHOP } from '../../adoption/world';
import { runIn } from '../memory-io';

/** Simulations take their time: each app is made once. */
const ADOPTED = new Map<string, ReturnType<typeof adoptNow>>();

function adopted(text: string, ...flags: readonly string[]) {
  const key = [text, ...flags].join();
  const made = ADOPTED.get(key) ?? adoptNow(text, ...flags);
  ADOPTED.set(key, made);
  return made;
}

async function adoptNow(text: string, ...flags: readonly string[]) {
  const read = { 'k8s/a.yaml': text, 'k8s/kustomization.yaml': 'resources: [a.yaml]\n' };
  const ran = await runIn({ files: read }, 'adopt', 'k8s', '--out', 'new', ...flags);
  const files = new Map(Object.entries(ran.written).map(([path, file]) => [path.replace(/^new\//, ''), file]));
  return { ...ran, files };
}

const manifestsIn = (text: string) => readSource(text, 'a.yaml').manifests;

test('what the app synthesises changes no identity, and check is silent on it', async () => {
  const { files, code } = await adopted(SHOP);
  const after = synthesised(files);
  expect(code).toBe(0);
  expect(
    compareReleases(manifestsIn(SHOP), manifestsIn(after)).findings.filter((one) => one.severity === 'error'),
  ).toEqual([]);
  const said = checkTexts([{ file: 'a.yaml', text: after }]).findings.filter(({ severity }) => severity !== 'info');
  expect(said).toEqual([]);
});

test('a Deployment becomes a construct, and keeps what no fact decides', async () => {
  const { files } = await adopted(SHOP);
  const web = manifestsIn(synthesised(files)).find(({ object }) => object['kind'] === 'Deployment')?.object;
  expect(files.get('web.ts')).toContain('new ZeroDowntimeDeployment(');
  expect(web).toMatchObject({
    metadata: { name: 'web', namespace: 'shop', labels: { app: 'web', team: 'shop' } },
    spec: {
      revisionHistoryLimit: 4,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web', tier: 'front' } },
        spec: { affinity: { nodeAffinity: {} }, containers: [{ name: 'web' }, { name: 'log-shipper' }] },
      },
    },
  });
});

test('facts that nobody has stated are marked in the facts file, and told', async () => {
  const { files, stderr } = await adopted(SHOP);
  expect(files.get('facts.ts')).toMatch(/TODO: measure the longest request/);
  expect(stderr).toContain('WEB.longestRequest');
});

test('what is otherwise than before is printed, and stands in the README', async () => {
  const { files, stderr } = await adopted(SHOP);
  for (const text of [stderr, files.get('README.md')]) {
    expect(text).toContain('spec.template.spec.terminationGracePeriodSeconds');
    expect(text).toContain('PodDisruptionBudget');
  }
  expect(stderr).not.toMatch(/imagePullPolicy|securityContext|affinity|\.resources/);
});

test('where a kustomization would change what was read, it is told how to build it', async () => {
  const { stderr } = await adopted(OTHERS, '--faithful');
  expect(stderr).toContain('kubectl kustomize k8s | zero-downtime adopt - --out new');
});

test('a faithful app synthesises what was read', async () => {
  const { files, code } = await adopted(OTHERS, '--faithful');
  const made = manifestsIn(synthesised(files)).map(({ object }) => object);
  expect(code).toBe(0);
  expect(files.get('README.md')).toContain('fail as long as these manifests lose requests');
  expect(made).toEqual(expect.arrayContaining(manifestsIn(OTHERS).map(({ object }) => object)));
});

const FILES = {
  'k8s/a.yaml': SHOP,
  'empty.yaml': '',
  'rollout.yaml':
    'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: { name: r }\nspec: { replicas: 2, strategy: { blueGreen: { activeService: r } } }\n---\napiVersion: example.com/v1\nkind: Odd\nmetadata: { name: o }\n',
  'chart/templates/web.yaml': '{{- if .Values.web }}\nkind: Deployment\n{{- end }}\n',
};

test.each([
  [['adopt', 'k8s'], /needs a folder/],
  [['adopt', '--out', 'new'], /needs a PATH/],
  [['adopt', 'k8s', '--out', 'k8s'], /something in 'k8s' already/],
  [['adopt', 'k8s', '--crds', 'k8s', '--out', 'new'], /no CustomResourceDefinition in k8s[^]*kubectl get crd/],
  [['adopt', 'k8s', '--crds', 'none', '--out', 'new'], /none/],
  [['adopt', 'empty.yaml', '--out', 'new'], /nothing to adopt/],
  [['adopt', 'chart', '--out', 'new'], /rendered[^]*helm template NAME chart \| zero-downtime adopt - --out new/],
])('%j is refused, and nothing is written', async (args, message) => {
  const { code, stderr, written } = await runIn({ files: FILES }, ...args);
  expect([code, Object.keys(written)]).toEqual([2, []]);
  expect(stderr).toMatch(message);
});

test('a custom resource that this package knows has types; of another one it is told how to get them', async () => {
  const { written, stderr } = await runIn({ files: FILES }, 'adopt', 'rollout.yaml', '--out', 'new', '--faithful');
  expect(written['new/r.ts']).toContain('new argoprojIo.Rollout(');
  expect(stderr).toMatch(/--crds[^]*Odd default\/o \(example\.com\/v1\)/);
});
