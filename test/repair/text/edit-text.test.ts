import type { FieldPath, Json } from '../../../lib/kubernetes';
import { editText } from '../../../lib/repair';

const set = (text: string, path: FieldPath, value: Json) => {
  const { text: after, refused } = editText(text, 'web.yaml', { edits: [{ manifest: 0, path, value }] });
  return refused.length > 0 ? refused.map(({ reason }) => reason).join() : after;
};

const HEAD = 'apiVersion: v1\nkind: Pod\n';

describe('a field that is written', () => {
  test.each<[string, string, FieldPath, Json, string]>([
    [
      'is replaced where it stands',
      `${HEAD}spec:\n  a: 30 # why\n  b: 1\n`,
      ['spec', 'a'],
      45,
      `${HEAD}spec:\n  a: 45 # why\n  b: 1\n`,
    ],
    ['keeps its quotes', `${HEAD}spec:\n  a: 'x'\n`, ['spec', 'a'], 'y', `${HEAD}spec:\n  a: 'y'\n`],
    ['keeps its anchor', `${HEAD}spec:\n  a: &g 30\n`, ['spec', 'a'], 45, `${HEAD}spec:\n  a: &g 45\n`],
    [
      'is filled where it is empty',
      `${HEAD}spec:\n  a: # none\n  b: 1\n`,
      ['spec', 'a'],
      4,
      `${HEAD}spec:\n  a: 4 # none\n  b: 1\n`,
    ],
    [
      'is filled with a mapping where it is empty',
      `${HEAD}spec:\n  a: # none\n  b: 1\n`,
      ['spec', 'a', 'c'],
      4,
      `${HEAD}spec:\n  a: # none\n    c: 4\n  b: 1\n`,
    ],
    [
      'becomes a mapping',
      `${HEAD}spec:\n  a: 3 # three\n  b: 1\n`,
      ['spec', 'a'],
      { c: 1 },
      `${HEAD}spec:\n  a: # three\n    c: 1\n  b: 1\n`,
    ],
    [
      'becomes a scalar',
      `${HEAD}spec:\n  a: # old\n    c: 1\n    d:\n      - 2\n  b: 1\n`,
      ['spec', 'a'],
      3,
      `${HEAD}spec:\n  a: 3 # old\n  b: 1\n`,
    ],
    [
      'is a mapping that is replaced as a whole',
      `${HEAD}spec:\n  a:\n    exec:\n      command: [x]\n  b: 1\n`,
      ['spec', 'a'],
      { sleep: { seconds: 5 } },
      `${HEAD}spec:\n  a:\n    sleep:\n      seconds: 5\n  b: 1\n`,
    ],
    ['stands in braces', `${HEAD}spec: {a: 1, b: "x"}\n`, ['spec', 'a'], 2, `${HEAD}spec: {a: 2, b: "x"}\n`],
    [
      'is an item of a list',
      `${HEAD}spec:\n- 1\n- 2 # two\n- 3\n`,
      ['spec', 1],
      5,
      `${HEAD}spec:\n- 1\n- 5 # two\n- 3\n`,
    ],
    [
      'is a block of text',
      `${HEAD}spec:\n  a: |\n    one\n    two\n  b: 1\n`,
      ['spec', 'a'],
      'x',
      `${HEAD}spec:\n  a: x\n  b: 1\n`,
    ],
    ['is the later one of two', `${HEAD}spec:\n  a: 1\n  a: 2\n`, ['spec', 'a'], 3, `${HEAD}spec:\n  a: 1\n  a: 3\n`],
  ])('%s', (_, before, path, value, after) => {
    expect(set(before, path, value)).toBe(after);
  });
});

describe('a field that is not written', () => {
  test.each<[string, string, FieldPath, Json, string]>([
    [
      'comes behind the others',
      `${HEAD}spec:\n  b: 1 # one\n  # about c\n  a: 2\n\n# end\n`,
      ['spec', 'c'],
      3,
      `${HEAD}spec:\n  b: 1 # one\n  # about c\n  a: 2\n  c: 3\n\n# end\n`,
    ],
    [
      'comes at its place where keys are in order',
      `${HEAD}spec:\n  a: 1\n  c: 2\n  d: 3\n`,
      ['spec', 'b'],
      9,
      `${HEAD}spec:\n  a: 1\n  b: 9\n  c: 2\n  d: 3\n`,
    ],
    [
      'comes first where keys are in order',
      `${HEAD}spec:\n  - b: 1\n    c: 2\n    d: 3\n`,
      ['spec', 0, 'a'],
      9,
      `${HEAD}spec:\n  - a: 9\n    b: 1\n    c: 2\n    d: 3\n`,
    ],
    [
      'comes with all that leads to it',
      `${HEAD}spec:\n    z: 1\n`,
      ['spec', 'a', 'b'],
      { c: [1, { d: 2 }] },
      `${HEAD}spec:\n    z: 1\n    a:\n        b:\n            c:\n              - 1\n              - d: 2\n`,
    ],
    [
      'has its lists as the others stand',
      `${HEAD}spec:\n  l:\n  - x\n`,
      ['spec', 'm'],
      ['z'],
      `${HEAD}spec:\n  l:\n  - x\n  m:\n  - z\n`,
    ],
    ['comes behind a text without an end', `${HEAD}spec:\n  a: 1`, ['spec', 'b'], 2, `${HEAD}spec:\n  a: 1\n  b: 2`],
    [
      'comes behind a block of text',
      `${HEAD}spec:\n  a: |\n    x\n\n  # c\n`,
      ['spec', 'b'],
      2,
      `${HEAD}spec:\n  a: |\n    x\n  b: 2\n\n  # c\n`,
    ],
    [
      'comes with the line ends of the text',
      `${HEAD.replace(/\n/g, '\r\n')}spec:\r\n  a: 1\r\n`,
      ['spec', 'b'],
      { c: 1 },
      `${HEAD.replace(/\n/g, '\r\n')}spec:\r\n  a: 1\r\n  b:\r\n    c: 1\r\n`,
    ],
    ['comes into braces', `${HEAD}spec: { a: 1 }\n`, ['spec', 'b'], { c: 'x' }, `${HEAD}spec: { a: 1, b: { c: x } }\n`],
    [
      'comes into empty braces as a block',
      `${HEAD}spec: {} # nothing\n`,
      ['spec', 'b'],
      1,
      `${HEAD}spec: # nothing\n  b: 1\n`,
    ],
    ['comes into a list of brackets', `${HEAD}spec: [a, b]\n`, ['spec', 2], 'c', `${HEAD}spec: [a, b, c]\n`],
    [
      'comes into JSON of many lines',
      '{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "spec": {\n    "a": 1\n  }\n}\n',
      ['spec', 'b', 'c'],
      2,
      '{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "spec": {\n    "a": 1,\n    "b": {\n      "c": 2\n    }\n  }\n}\n',
    ],
    [
      'comes into JSON of one line',
      '{"apiVersion":"v1","kind":"Pod","spec":{"a":1}}',
      ['spec', 'b'],
      'x',
      '{"apiVersion":"v1","kind":"Pod","spec":{"a":1, "b": "x"}}',
    ],
    [
      'overrides what is merged',
      `${HEAD}spec:\n  x: &d\n    a: 1\n  o:\n    <<: *d\n`,
      ['spec', 'o', 'a'],
      2,
      `${HEAD}spec:\n  x: &d\n    a: 1\n  o:\n    <<: *d\n    a: 2\n`,
    ],
    [
      'writes an alias out',
      `${HEAD}spec:\n  x: &d\n    a: 1\n    b: 1\n  o: *d\n`,
      ['spec', 'o', 'a'],
      2,
      `${HEAD}spec:\n  x: &d\n    a: 1\n    b: 1\n  o:\n    a: 2\n    b: 1\n`,
    ],
    [
      'is quoted where YAML would read something else',
      `${HEAD}spec:\n  a: 1\n`,
      ['spec', 'b'],
      ['yes', '1e3', '012', '25%', 'e1', 'a: b', '# x', ''],
      `${HEAD}spec:\n  a: 1\n  b:\n    - "yes"\n    - "1e3"\n    - "012"\n    - 25%\n    - "e1"\n    - "a: b"\n    - "# x"\n    - ""\n`,
    ],
    [
      'has its quotes as the others have theirs',
      `${HEAD}spec:\n  a: "word"\n`,
      ['spec', 'b'],
      'other',
      `${HEAD}spec:\n  a: "word"\n  b: "other"\n`,
    ],
  ])('%s', (_, before, path, value, after) => {
    expect(set(before, path, value)).toBe(after);
  });
});

describe('a field that is taken away', () => {
  test.each<[string, string, FieldPath, string]>([
    ['goes with its line', `${HEAD}spec:\n  a: 1 # one\n  b: 2\n`, ['spec', 'a'], `${HEAD}spec:\n  b: 2\n`],
    [
      'goes with all its lines',
      `${HEAD}spec:\n  b: 2\n  a:\n    - x\n    - |\n      y\n  # c\n`,
      ['spec', 'a'],
      `${HEAD}spec:\n  b: 2\n  # c\n`,
    ],
    ['leaves the dash of its item', `${HEAD}spec:\n  - a: 1\n    b: 2\n`, ['spec', 0, 'a'], `${HEAD}spec:\n  - b: 2\n`],
    [
      'leaves nothing of the last one but braces',
      `${HEAD}spec:\n  a:\n    b: 2\n  c: 1\n`,
      ['spec', 'a', 'b'],
      `${HEAD}spec:\n  a: {}\n  c: 1\n`,
    ],
    ['goes from braces', `${HEAD}spec: {a: 1, b: 2, c: 3}\n`, ['spec', 'b'], `${HEAD}spec: {a: 1, c: 3}\n`],
    ['goes from the end of braces', `${HEAD}spec: {a: 1, b: 2}\n`, ['spec', 'b'], `${HEAD}spec: {a: 1}\n`],
    ['is an item', `${HEAD}spec:\n- a\n- b\n`, ['spec', 0], `${HEAD}spec:\n- b\n`],
  ])('%s', (_, before, path, after) => {
    expect(set(before, path, null)).toBe(after);
  });
});

test('an edit that would change something else is refused, with the reason', () => {
  const text = `${HEAD}spec:\n  x: &d { a: 1 }\n  o: *d\n`;
  const { text: after, refused } = editText(text, 'web.yaml', {
    edits: [{ manifest: 0, path: ['spec', 'x', 'a'], value: 2 }],
  });
  expect(after).toBe(text);
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toMatch(/spec\.x\.a shares its text with something else/);
});

test('only the documents of edited manifests are touched', () => {
  const other = '# first\n---\nkind: ConfigMap\napiVersion: v1\nmetadata: {name: x}\n---   # odd\n';
  const text = `${other}${HEAD}spec:\n  a: 1\n---\n${HEAD}spec: {a: 2}`;
  const { text: after } = editText(text, 'web.yaml', {
    edits: [
      { manifest: 2, path: ['spec', 'a'], value: 20 },
      { manifest: 1, path: ['spec', 'a'], value: 10 },
    ],
  });
  expect(after).toBe(`${other}${HEAD}spec:\n  a: 10\n---\n${HEAD}spec: {a: 20}`);
});

test('an item of a List is edited where it stands, beside what is no manifest', () => {
  const text = `kind: List\napiVersion: v1\nitems:\n- null\n- apiVersion: v1\n  kind: Pod\n  spec: {a: 1}\n`;
  expect(set(text, ['spec', 'a'], 2)).toBe(text.replace('a: 1', 'a: 2'));
});

test('a new object is a document of its own, behind the one that it belongs to', () => {
  const text = `${HEAD}spec:\n  l:\n  - a\n---\nkind: Service\napiVersion: v1\n`;
  const object = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', spec: { maxUnavailable: 1, x: ['z'] } };
  const { text: after } = editText(text, 'web.yaml', { edits: [], added: [{ behind: 0, object }] });
  expect(after).toBe(
    `${HEAD}spec:\n  l:\n  - a\n---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nspec:\n  maxUnavailable: 1\n  x:\n  - z\n---\nkind: Service\napiVersion: v1\n`,
  );
});

test('a mark at the beginning of the file stays', () => {
  expect(set(`\uFEFF${HEAD}spec: {a: 1}\n`, ['spec', 'a'], 2)).toBe(`\uFEFF${HEAD}spec: {a: 2}\n`);
});

test('a long text is written in no time, whatever it ends with', () => {
  const reason = `${'spec.template.spec.containers'.repeat(20)}[0]`;
  const change = { edits: [{ manifest: 0, path: ['metadata', 'annotations', 'why'], value: reason }] };
  const { text } = editText('apiVersion: v1\nkind: Thing\nmetadata:\n  name: a\n', 'a.yaml', change);
  expect(text).toContain(`why: "${reason}"`);
});
