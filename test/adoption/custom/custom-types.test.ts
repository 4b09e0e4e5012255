import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';
import { adoptFaithfully, faithfulReadme, printApp } from '../../../lib/adoption';
import { adoptionLibraries } from '../../../lib/cli/adoption/libraries';
import { readSource } from '../../../lib/source';
import { synthesised } from '../compiled-app';
import { worldOf } from '../world';
import { complaints } from './compiled';

const LIBRARIES = adoptionLibraries();

const FIELDS = `
size: { type: integer }
port: { x-kubernetes-int-or-string: true }
old: { anyOf: [{ type: integer }, { type: string }] }
mode: { type: string, enum: [Fast, "it's", ''], description: "how fast */ it is" }
"odd name/x": { type: string }
class: { type: boolean }
clusterIP: { type: string }
until: { type: string, nullable: true }
free: { type: object, x-kubernetes-preserve-unknown-fields: true }
half: { type: object, x-kubernetes-preserve-unknown-fields: true, properties: { a: { type: string } } }
labels: { type: object, additionalProperties: { type: string } }
parts: { type: array, items: { type: object, required: [name, kind], properties: { name: { type: string }, kind: { type: string, default: x } } } }
pod: { type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true, properties: { spec: { type: object } } }
grid: { type: array, items: { type: array, items: { type: string, enum: [a, b] } } }
`.trim();

const indented = (text: string, by: number) => text.replaceAll('\n', `\n${' '.repeat(by)}`);

function definition(group = 'example.com', kind = 'Widget', versions = ['v1']): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ${kind.toLowerCase()}s.${group} }
spec:
  group: ${group}
  names: { kind: ${kind}, plural: ${kind.toLowerCase()}s }
  scope: Namespaced
  versions:${versions
    .map(
      (version) => `
  - name: ${version}
    served: true
    storage: false
    schema:
      openAPIV3Schema:
        type: object
        required: [spec]
        properties:
          spec:
            type: object
            properties:
              ${indented(FIELDS, 14)}`,
    )
    .join('')}
`;
}

const resource = (spec: string, name = 'w', apiVersion = 'example.com/v1', kind = 'Widget') =>
  `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name}, labels: { a: b } }\nspec: ${spec}\n`;

function adopted(text: string) {
  const adoption = adoptFaithfully(worldOf(text), { name: 'shop', libraries: LIBRARIES });
  return { adoption, files: printApp(adoption.app, { name: 'shop', library: '^0.1.0' }) };
}

const FITTING = [
  '{ size: 3 }',
  '{ port: http, old: 80 }',
  '{ port: 80, old: "80" }',
  `{ mode: "it's" }`,
  '{ "odd name/x": "1", class: true, clusterIP: "" }',
  '{ free: { a: [1, { b: x }] }, half: { a: x, other: 3 } }',
  '{ labels: { "a.b/c": "1" }, parts: [{ name: a }, { name: b, kind: c }] }',
  '{ pod: { apiVersion: v1, kind: Pod, metadata: { name: p }, spec: {} } }',
  '{ grid: [[a, b], []] }',
  '{}',
];

test('a custom resource is made by the class of its definition, exactly, and compiles under strict', () => {
  const text = definition() + FITTING.map((spec, index) => resource(spec, `w${index}`)).join('');
  const { adoption, files } = adopted(text);
  expect([adoption.unequal, adoption.untyped]).toEqual([[], []]);
  expect(files.get('widgets.ts')?.match(/new exampleCom\.Widget\(/g)).toHaveLength(FITTING.length);
  expect(
    complaints(new Map([...files].filter(([path]) => path === 'widgets.ts' || path.startsWith('imports/')))),
  ).toEqual([]);
  const made = readSource(synthesised(files), 'made.yaml').manifests.map(({ object }) => object);
  for (const { object } of readSource(text, 'a.yaml').manifests) expect(made).toContainEqual(object);
});

test.each([
  ['{ size: big }', 'spec.size is "big", and no number'],
  ['{ mode: Slow }', 'spec.mode is "Slow", and no Fast or'],
  ['{ sizes: 3 }', 'it has no spec.sizes'],
  ['{ parts: [{ kind: a }] }', 'spec.parts[0].name is missing'],
  ['{ labels: { a: 1 } }', 'spec.labels.a is 1, and no string'],
  ['{ parts: {} }', 'spec.parts is a mapping, and no list'],
])('%s does not fit, so it stays as it is, and the README says why', (spec, misfit) => {
  const { adoption, files } = adopted(definition() + resource(spec));
  expect(adoption.unequal).toEqual([]);
  expect(files.get('widget.ts') ?? files.get('widgets.ts')).toContain('new ApiObject(');
  expect(faithfulReadme(adoption)).toContain(`by the definition at hand, ${misfit}`);
  expect([...files.keys()].filter((path) => path.startsWith('imports/'))).toEqual([]);
});

test('where nobody has defined it, the README tells how to get types', () => {
  const { adoption } = adopted(resource('{ size: 3 }'));
  expect(faithfulReadme(adoption)).toMatch(/Widget default\/w \(example\.com\/v1\): no definition/);
  expect(faithfulReadme(adoption)).toContain('--crds crds.yaml');
});

test('null stays where its definition lets it, and goes elsewhere, as in a cluster', () => {
  const { files } = adopted(definition() + resource('{ until: null, size: null }'));
  const made = readSource(synthesised(files), 'made.yaml').manifests.map(({ object }) => object['spec']);
  expect(made).toContainEqual({ until: null });
});

test('each version that is used has a class; the first one is called as the kind', () => {
  const text = definition('example.com', 'HTTPThing', ['v1', 'v1beta1', 'v2']);
  const uses = ['v1beta1', 'v1'].map((version) =>
    resource('{ size: 1 }', version, `example.com/${version}`, 'HTTPThing'),
  );
  const { files } = adopted(text + uses.join(''));
  const types = files.get('imports/example.com.ts') ?? '';
  expect(types.match(/^export class \w+/gm)).toEqual(['export class HttpThingV1Beta1', 'export class HttpThing']);
  expect(complaints(new Map([['types.ts', types]]))).toEqual([]);
});

test('definitions of v1beta1 have one schema for all versions, and keep what they do not know', () => {
  const old = `apiVersion: apiextensions.k8s.io/v1beta1
kind: CustomResourceDefinition
metadata: { name: olds.example.com }
spec:
  group: example.com
  version: v1
  names: { kind: Old, plural: olds }
  validation: { openAPIV3Schema: { properties: { spec: { properties: { size: { type: integer } } } } } }
`;
  const { adoption, files } = adopted(old + resource('{ size: 1, other: [x] }', 'o', 'example.com/v1', 'Old'));
  expect([adoption.unequal, adoption.untyped]).toEqual([[], []]);
  expect(files.get('imports/example.com.ts')).toContain('readonly [field: string]: unknown;');
});

test('kinds that are called as words of the file are told apart', () => {
  const text =
    definition('a.example.com', 'ApiObject') +
    `---\n${definition('b.example.com', 'Construct')}` +
    resource('{ size: 1 }', 'a', 'a.example.com/v1', 'ApiObject') +
    resource('{ size: 1 }', 'b', 'b.example.com/v1', 'Construct');
  const { adoption, files } = adopted(text);
  expect([adoption.unequal, adoption.untyped]).toEqual([[], []]);
  expect(complaints(new Map([...files].filter(([path]) => path.startsWith('imports/'))))).toEqual([]);
});

test('an object without metadata stays without', () => {
  expect(adopted('apiVersion: example.com/v1\nkind: Config\nsize: 3\n').adoption.unequal).toEqual([]);
});

test('the types come out as prettier formats them', async () => {
  const text = adopted(definition() + resource('{ size: 3 }')).files.get('imports/example.com.ts') ?? '';
  const options = { parser: 'typescript', plugins: [typescript, estree], printWidth: 120, singleQuote: true };
  expect(await format(text, { ...options, trailingComma: 'all' })).toBe(text);
});
