import fc from 'fast-check';
import { stringify, type ToStringOptions } from 'yaml';
import { withField, type FieldPath, type Json, type JsonObject } from '../../../lib/kubernetes';
import { editText } from '../../../lib/repair';
import { readSource } from '../../../lib/source';
import { runs } from '../../properties/runs';

const key = fc.constantFrom(
  'name',
  'image',
  'spec',
  'ports',
  'args',
  'zero-downtime/traffic',
  'on',
  '8080',
  'a b',
  'Ä',
);
const scalar = fc.oneof(
  fc.constantFrom(
    'web',
    'yes',
    '1e3',
    '012',
    '25%',
    '',
    'a: b',
    '# no',
    'two\nlines\n',
    "it's",
    '~',
    '{x}',
    '- y',
    '\ttab',
  ),
  fc.integer({ min: -5, max: 70_000 }),
  fc.boolean(),
);
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

/** How people and programs write YAML. */
const style = fc.record({
  indent: fc.constantFrom(2, 3, 4),
  indentSeq: fc.boolean(),
  singleQuote: fc.boolean(),
  collectionStyle: fc.constantFrom('any', 'block', 'flow'),
  defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
  flowCollectionPadding: fc.boolean(),
}) as fc.Arbitrary<ToStringOptions>;

const json = fc.constantFrom(0, 2, 4);

const writing = fc.record({
  style,
  json: fc.option(json, { freq: 4 }),
  crlf: fc.boolean(),
  open: fc.boolean(),
  remarks: fc.boolean(),
});
type Writing = typeof writing extends fc.Arbitrary<infer Value> ? Value : never;

function written(object: JsonObject, { style, json, crlf, open, remarks }: Writing): string {
  const plain =
    json === null
      ? stringify(object, { ...style, version: '1.1', lineWidth: 0 })
      : `${JSON.stringify(object, null, json)}\n`;
  // A comment may stand behind a line that ends its value on it.
  const noted =
    remarks && json === null ? plain.replace(/^( *(?:- )?[a-z]+: (?:\d+|true|false|web))$/gm, '$1 # as agreed') : plain;
  const ended = open ? noted.replace(/\n$/, '') : noted;
  return crlf ? ended.replace(/\n/g, '\r\n') : ended;
}

/** A place in an object: one that is there, with or without steps into what is not. */
function pathIn(object: Json, turns: readonly number[], beyond: FieldPath): FieldPath {
  const path: (string | number)[] = [];
  let at: Json | undefined = object;
  for (const turn of turns) {
    if (typeof at !== 'object' || at === null) break;
    const keys: readonly (string | number)[] = Array.isArray(at) ? [...at.keys()] : Object.keys(at);
    const step = keys[turn % Math.max(1, keys.length)];
    if (step === undefined) break;
    path.push(step);
    at = (at as Record<string | number, Json>)[step];
  }
  const isOpen = at !== null && typeof at === 'object' && !Array.isArray(at);
  return isOpen ? [...path, ...beyond] : path;
}

const cases = fc.record({
  spec: fc.dictionary(key, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  writing,
  turns: fc.array(fc.nat(7), { maxLength: 4 }),
  beyond: fc.array(key, { minLength: 1, maxLength: 2 }),
  field: fc.oneof(value, fc.constant(null)),
});

test('the text after an edit means the object with this edit, in every style, and keeps all comments', () => {
  fc.assert(
    fc.property(cases, ({ spec, writing, turns, beyond, field }) => {
      const object = { apiVersion: 'v1', kind: 'Thing', spec };
      const text = written(object, writing);
      const [manifest] = readSource(text, 'x').manifests;
      fc.pre(manifest !== undefined);
      const before = (manifest as { readonly object: JsonObject }).object;
      const path: FieldPath = ['spec', ...pathIn(before['spec'] ?? null, turns, beyond)];
      fc.pre(path.length > 1);
      const { text: after, refused } = editText(text, 'x', { edits: [{ manifest: 0, path, value: field }] });
      expect(refused).toEqual([]);
      expect(readSource(after, 'x').manifests[0]?.object).toEqual(withField(before, path, field ?? undefined));
      if (field !== null)
        expect(after.split('# as agreed').length).toBeGreaterThanOrEqual(
          text.split('# as agreed').length - goneWith(before, path),
        );
    }),
    runs(150),
  );
});

/** How many comments may go with what was replaced. */
function goneWith(object: JsonObject, path: FieldPath): number {
  const old = path.reduce<Json | undefined>(
    (at, step) => (at as Record<string | number, Json> | undefined)?.[step],
    object,
  );
  return JSON.stringify(old ?? null).split(':').length;
}
