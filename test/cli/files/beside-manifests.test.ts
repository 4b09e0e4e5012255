import fc from 'fast-check';
import type { CheckReport } from '../../../lib/check';
import { objectsMadeBy } from '../../../lib/cli/files/objects-made-by';
import { runIn } from '../memory-io';

const asking = (key?: string) =>
  `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: web:1
      ${key === undefined ? 'envFrom: [{ configMapRef: { name: settings } }]' : `env: [{ name: A, valueFrom: { configMapKeyRef: { name: other, key: ${key} } } }]`}
`;
const OTHER = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: other }\ndata: { level: a }\n';

async function misses(more: Readonly<Record<string, string>>, pod = asking(), ...paths: readonly string[]) {
  const files = { 'shop/k8s/web.yaml': pod, 'shop/k8s/other.yaml': OTHER, ...more };
  const { stdout } = await runIn({ files }, 'check', '--format', 'json', ...(paths.length > 0 ? paths : ['shop']));
  return (JSON.parse(stdout) as CheckReport).findings.some(({ rule }) => rule === 'reference-missing');
}

describe('What a pod asks for and no manifest holds', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['a script makes', { 'shop/up.sh': 'kubectl create configmap settings --from-file=a\n' }],
    [
      'a page says how to make',
      { 'shop/docs/README.md': '```\n$ oc -n shop create cm "settings" \\\n  --from-literal a=b\n```\n' },
    ],
    [
      'a Makefile writes out',
      { 'shop/Makefile': 'up:\n\tcat <<EOF\n\tkind: ConfigMap\n\tmetadata:\n\t  name: settings\n\tEOF\n' },
    ],
    ['a file beside it is called after', { 'shop/k8s/3-1-settings.txt': 'a=b' }],
  ])('%s is not missed', async (_, more) => {
    expect(await misses(more)).toBe(false);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['nothing makes', {}],
    ['a script only reads', { 'shop/up.sh': 'kubectl get configmap settings\nkubectl create configmap other\n' }],
    ['a script makes as another kind', { 'shop/up.sh': 'kubectl create secret generic settings\n' }],
    ['a file elsewhere is called after', { 'shop/docs/pages/settings.txt': 'a=b' }],
    ['a script makes that is not among what is checked', { 'up.sh': 'kubectl create configmap settings\n' }],
  ])('%s is missed', async (_, more) => {
    expect(await misses(more)).toBe(true);
  });

  test('is looked for beside a file that is given by name, too', async () => {
    const script = { 'shop/k8s/up.sh': 'kubectl create configmap settings --from-file=a\n' };
    const paths = ['shop/k8s/web.yaml', 'shop/k8s/other.yaml'];
    expect(await misses({}, asking(), ...paths)).toBe(true);
    expect(await misses(script, asking(), ...paths)).toBe(false);
  });

  test('is a key that a file is called, where a ConfigMap is made of files', async () => {
    expect(await misses({}, asking('app.conf'))).toBe(true);
    expect(await misses({ 'shop/k8s/files/app.conf': '' }, asking('app.conf'))).toBe(false);
    expect(await misses({ 'shop/other/app.conf': '' }, asking('app.conf'))).toBe(true);
    expect(await misses({ 'shop/up.sh': 'kubectl create configmap other --from-file=f' }, asking('app.conf'))).toBe(
      false,
    );
  });
});

describe('Objects that commands make', () => {
  test.each<[string, string]>([
    ['kubectl create secret generic db --from-literal=a=b', 'Secret/db'],
    ['sudo kubectl -n shop create secret -n shop tls web-tls --cert=a', 'Secret/web-tls'],
    ['k create sa builder;', 'ServiceAccount/builder'],
    ['kubectl create configmap a-b && kubectl create sa c', 'ConfigMap/a-b ServiceAccount/c'],
    ['eksctl create iamserviceaccount --cluster shop --name s3-reader', 'ServiceAccount/s3-reader'],
    ['kubectl create configmap "$NAME"', ''],
    ['kubectl create deployment web', ''],
    ['kubectl create secret', ''],
    ['kind: Secret\nmetadata:\n  labels: {}\n  name: "db"', 'Secret/db'],
    ['kind: Deployment\nmetadata:\n  name: db', ''],
  ])('%j: %s', (text, made) => {
    expect(objectsMadeBy(text).join(' ')).toBe(made);
  });

  test('are found in any text without failing, each by a name that Kubernetes takes', () => {
    const word = fc.constantFrom(
      'create',
      'secret',
      'generic',
      'cm',
      '-n',
      '--name',
      'a.b',
      '"x"',
      'kind: Secret',
      'name:',
      '\n',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 12 }), (words) => {
        for (const one of objectsMadeBy(words.join(' '))) expect(one).toMatch(/^[A-Za-z]+\/[a-z0-9][a-z0-9.-]*$/);
      }),
      { numRuns: 100 },
    );
  });
});
