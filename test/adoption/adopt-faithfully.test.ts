import fc from 'fast-check';
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';
import { adoptFaithfully, printApp } from '../../lib/adoption';
import { adoptionLibraries } from '../../lib/cli/adoption/libraries';
import { readWorld } from '../../lib/workload';
import { OTHERS, SHOP, worldOf } from './world';
import { printText } from '../../lib/adoption/program/print-text';

const LIBRARIES = adoptionLibraries();
const PLUGINS = [typescript, estree];
const FORMAT = {
  parser: 'typescript',
  plugins: PLUGINS,
  printWidth: 120,
  singleQuote: true,
  trailingComma: 'all',
} as const;

function textsOf(...texts: readonly string[]) {
  const adoption = adoptFaithfully(worldOf(...texts), { name: 'shop', libraries: LIBRARIES });
  return { adoption, files: printApp(adoption.app, { name: 'shop', library: '^0.1.0' }) };
}

test('an app makes exactly the objects that it was made from, whatever their kind', () => {
  const { adoption } = textsOf(SHOP, OTHERS);
  expect(adoption.unequal).toEqual([]);
  expect(adoption.leftOut.map(({ manifest }) => manifest.object['kind'])).toEqual(['Secret']);
});

test('no value of a Secret stands anywhere in the app', () => {
  const { files } = textsOf(SHOP);
  expect([...files.values()].join('')).not.toContain('hunter2');
});

test('a Secret without values is an object like others', () => {
  const token = 'apiVersion: v1\nkind: Secret\ntype: kubernetes.io/service-account-token\nmetadata: { name: t }\n';
  const { adoption } = textsOf(token);
  expect(adoption).toMatchObject({ leftOut: [], unequal: [] });
});

test('variants of one object in several directories are charts of their own', () => {
  const { adoption } = textsOf(OTHERS, OTHERS);
  expect(adoption.app.charts.map(({ name }) => name)).toEqual(['d0', 'd1']);
  expect(adoption.unequal).toEqual([]);
});

test('the program comes out as prettier formats it', async () => {
  const { files } = textsOf(SHOP, OTHERS);
  for (const [path, text] of files) {
    if (path.endsWith('.ts')) expect(await format(text, FORMAT)).toBe(text);
  }
});

test('every text of a ConfigMap is what it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string({ unit: 'binary' })), (data) => {
      const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data };
      const { unequal } = adoptFaithfully(readWorld([{ object, directory: '.' }]), { name: 'c', libraries: LIBRARIES });
      // cdk8s itself has no way to tell these keys.
      const isOdd = Object.keys(data).some((key) => key === '__proto__' || key === 'constructor');
      expect(isOdd || unequal.length === 0).toBe(true);
    }),
  );
});

test('every text means itself as TypeScript', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
      expect(new Function(`return ${printText(text)}`)()).toBe(text);
    }),
  );
});
