import { check } from '../../lib/check';
import { changed, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from '../rules/support/manifests';
import { runIn } from '../cli/memory-io';

const BAD = changed(WEB, { 'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 10' });
const OTHER = WEB.replaceAll(/\bweb\b/g, 'shop');
const recorded = (
  text: string,
  metadata = '  uid: 6b0c\n  resourceVersion: "71"\n',
  status = 'status: { replicas: 3 }\n',
) => text.replace('metadata:\n', `metadata:\n${metadata}`).replace('spec:\n', `${status}spec:\n`);
const NOT_APPLIED = recorded(BAD);

const inFile = (file: string, text: string) => manifestsIn(text).map((manifest) => ({ ...manifest, file }));

function told(...files: readonly (readonly [file: string, text: string])[]): readonly [boolean, readonly string[]] {
  const { findings, notices } = check(files.flatMap(([file, text]) => inFile(file, text)));
  return [findings.some(({ rule }) => rule === 'grace-too-short'), notices.map(({ code }) => code)];
}

test('what a cluster held is a record beside what is applied: one notice, however many are found', () => {
  expect(told(['k8s/shop.yaml', OTHER], ['docs/dump.yaml', NOT_APPLIED])).toEqual([false, ['record']]);
  const more = NOT_APPLIED.replaceAll(/\bweb\b/g, 'mail');
  expect(told(['k8s/shop.yaml', OTHER], ['docs/dump.yaml', NOT_APPLIED], ['docs/b.yaml', more])).toEqual([
    false,
    ['record'],
  ]);
});

test.each<[string, readonly (readonly [string, string])[]]>([
  ['is all that is given', [['dump.yaml', NOT_APPLIED]]],
  [
    'is all that runs anything',
    [
      ['dump.yaml', NOT_APPLIED],
      ['a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n'],
    ],
  ],
  [
    'lies beside nothing but records',
    [
      ['dump/a.yaml', NOT_APPLIED],
      ['dump/b.yaml', recorded(OTHER)],
    ],
  ],
  [
    'stands in a file with what is written',
    [
      ['a.yaml', `${NOT_APPLIED}---\n${OTHER}`],
      ['b.yaml', OTHER.replaceAll('shop', 'mail')],
    ],
  ],
  [
    'comes on standard input',
    [
      ['<stdin>', NOT_APPLIED],
      ['k8s/shop.yaml', OTHER],
    ],
  ],
])('it is judged as anything else where it %s', (_, files) => {
  expect(told(...files)).toEqual([true, []]);
});

test.each([
  ['an empty status, which generators write', recorded(BAD, '', 'status: {}\n')],
  ['no version of the object', recorded(BAD, '  uid: 6b0c\n')],
  ['no uid', recorded(BAD, '  resourceVersion: "71"\n')],
  ['no status', recorded(BAD, undefined, '')],
])('what has %s is no record', (_, text) => {
  expect(told(['k8s/shop.yaml', OTHER], ['k8s/web.yaml', text])[0]).toBe(true);
});

test('a record fails no run of a folder, and does by itself', async () => {
  const files = { 'k8s/shop.yaml': OTHER, 'docs/dump.yaml': NOT_APPLIED };
  expect((await runIn({ files }, 'check', '.')).code).toBe(0);
  expect((await runIn({ files }, 'check', 'docs/dump.yaml')).code).toBe(1);
});
