import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runConformance } from './run-conformance';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec: { containers: [] }\n';
const UNREADABLE = 'Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "x"';
const REFUSED = 'The Pod "p" is invalid: spec.containers: Required value';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'conformance-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

test.each([
  [3, 0, '1 passed, 0 failed, 0 skipped'],
  [2, 1, '0 passed, 1 failed, 0 skipped'],
])('A table that says %d ends with %d: %s', (out, status, lastLine) => {
  write('intstr_scaled_value.json', { cases: [{ in: { value: '25%', total: 10, roundUp: true }, out }] });
  const result = runConformance([folder]);
  expect(result.status).toBe(status);
  expect(result.stdout.trimEnd().split('\n').pop()).toBe(lastLine);
});

test.each<[string, () => readonly string[], string]>([
  ['no folder', () => [], 'usage:'],
  ['an empty folder', () => [folder], 'there is no *.json table'],
  ['a folder that is not there', () => [join(folder, 'nowhere')], 'cannot read the folder'],
  ['a file that is not JSON', () => [write('a.json', '{') && folder], 'is not JSON'],
  ['a file that is no table', () => [write('a.json', []) && folder], 'has no list of cases'],
  ['a case without an answer', () => [write('a.json', { cases: [{ in: {} }] }) && folder], 'no "in" or no "out"'],
  ['verdicts that are none', () => ['--validity', write('v.json', {})], 'is not a list of manifests'],
  ['an unknown option', () => ['--tables'], 'usage:'],
])('%s: says so without a stack trace and ends with 2', (_, args, message) => {
  const result = runConformance(args());
  expect(result.status).toBe(2);
  expect(result.stderr).toContain(message);
  expect(result.stderr).not.toMatch(/^\s+at /m);
  expect(result.stdout).toBe('');
});

test('Verdicts of an API server are compared by acceptance and by the place of the first error', () => {
  const verdict = { topic: 't', kind: 'Pod', manifest: POD, accepted: false };
  const file = write('v.json', [
    { ...verdict, id: 'right', message: REFUSED },
    { ...verdict, id: 'elsewhere', message: 'The Pod "p" is invalid: \n* spec.nodeName: Required value\n* spec: x' },
    { ...verdict, id: 'accepted', accepted: true, message: null },
    { ...verdict, id: 'structure', manifest: `${POD}x: 1\n`, message: UNREADABLE },
  ]);
  const result = runConformance(['--validity', file]);
  expect(result.status).toBe(1);
  expect(result.stdout.trimEnd().split('\n').pop()).toBe('2 passed, 2 failed, 0 skipped');
  expect(result.stdout).toContain('failed elsewhere: expected');
  expect(result.stdout).toContain('failed accepted: expected accepted, got spec.containers: Required value');
});
