import fc from 'fast-check';
import { isObject, withField, type FieldPath, type Json, type JsonObject } from '../../../lib/kubernetes';
import { patchSteps, type PatchStep } from '../../../lib/repair/patch/kustomize-patch';

/** What a JSON patch does. @see https://www.rfc-editor.org/rfc/rfc6902 */
function patched(object: Json, steps: readonly PatchStep[]): Json {
  const result = JSON.parse(JSON.stringify(object)) as Json;
  for (const { op, path, value } of JSON.parse(JSON.stringify(steps)) as readonly PatchStep[]) {
    const keys = path
      .slice(1)
      .split('/')
      .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
    const last = keys.pop() ?? '';
    const parent = keys.reduce<Json | undefined>((at, key) => (at as Record<string, Json>)[key], result);
    if (Array.isArray(parent)) {
      if (op === 'remove') parent.splice(Number(last), 1);
      else if (op === 'add') parent.splice(Number(last), 0, value as Json);
      else parent[Number(last)] = value as Json;
      continue;
    }
    if (!isObject(parent)) throw new Error(`nothing leads to ${path}`);
    const entries = parent as Record<string, Json>;
    if (op !== 'add' && !Object.hasOwn(entries, last)) throw new Error(`${path} is not there`);
    if (op === 'remove') delete entries[last];
    else entries[last] = value as Json;
  }
  return result;
}

const POD: JsonObject = {
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'main', lifecycle: { preStop: { exec: { command: ['true'] } } } }], a: null },
};

test.each<[string, FieldPath, Json, PatchStep]>([
  [
    'a field that is there is replaced',
    ['spec', 'containers', 0, 'name'],
    'x',
    { op: 'replace', path: '/spec/containers/0/name', value: 'x' },
  ],
  [
    'one that is not is added with all that leads to it',
    ['metadata', 'annotations', 'zero-downtime/traffic'],
    'none',
    { op: 'add', path: '/metadata/annotations', value: { 'zero-downtime/traffic': 'none' } },
  ],
  [
    'one that is to go is removed',
    ['spec', 'containers', 0, 'lifecycle'],
    null,
    { op: 'remove', path: '/spec/containers/0/lifecycle' },
  ],
  ['one that is null counts as not there', ['spec', 'a', 'b'], 1, { op: 'add', path: '/spec/a', value: { b: 1 } }],
])('%s', (_, path, value, step) => {
  expect(patchSteps(POD, [{ path, value }])).toEqual([step]);
});

test('nothing is removed that is not there', () => {
  expect(patchSteps(POD, [{ path: ['spec', 'b'], value: null }])).toEqual([]);
});

test('a slash in a key is escaped', () => {
  const object = { metadata: { annotations: { 'a/b': '1', 'c~d': '2' } } };
  const steps = patchSteps(object, [
    { path: ['metadata', 'annotations', 'a/b'], value: '3' },
    { path: ['metadata', 'annotations', 'c~d'], value: null },
  ]);
  expect(steps.map(({ path }) => path)).toEqual(['/metadata/annotations/a~1b', '/metadata/annotations/c~0d']);
});

test('the steps do what the edits say, in their order', () => {
  const key = fc.constantFrom('a', 'b', 'c/d', 'e~f');
  const edit = fc.record({
    path: fc.array(key, { minLength: 1, maxLength: 4 }),
    value: fc.oneof(fc.nat(9), fc.constant({ a: 1 }), fc.constant(null)),
  });
  const object = fc.dictionary(
    key,
    fc.dictionary(key, fc.dictionary(key, fc.constant({}), { noNullPrototype: true }), { noNullPrototype: true }),
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(object, fc.array(edit, { minLength: 1, maxLength: 4 }), (before, edits) => {
      const wanted = edits.reduce<Json>(
        (now, { path, value }) => withField(now, path, value ?? undefined) ?? {},
        before,
      );
      // A patch cannot lead through a number; an edit that does so is none that a rule makes.
      fc.pre(isThrough(before, edits));
      expect(patched(before, patchSteps(before, edits))).toEqual(wanted);
    }),
  );
});

function isThrough(before: Json, edits: readonly { readonly path: FieldPath; readonly value: Json }[]): boolean {
  let now: Json = before;
  for (const { path, value } of edits) {
    let at: Json | undefined = now;
    for (const step of path.slice(0, -1)) {
      if (at !== undefined && !isObject(at)) return false;
      at = at?.[step as string];
    }
    if (at !== undefined && !isObject(at)) return false;
    now = withField(now, path, value ?? undefined) ?? {};
  }
  return true;
}
