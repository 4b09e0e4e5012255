import { isDeepStrictEqual } from 'node:util';
import { readText } from '../conformance/yaml/read-texts';
import rows from './fixtures/kubectl-values.json';

interface Row {
  readonly yaml: string;
  readonly json?: unknown;
  readonly refused?: boolean;
}

/** What kubectl makes of a text: its decoder (k8s.io/apimachinery v0.33.0 over go.yaml.in/yaml v2.4.2), run once. */
const ROWS: readonly Row[] = rows;

function read(yaml: string): Row {
  const { documents, isRefused } = readText(yaml);
  return isRefused ? { yaml, refused: true } : { yaml, json: documents[0] ?? null };
}

test('kubectl was asked often enough', () => {
  expect(ROWS.length).toBeGreaterThan(290);
});

test.each(ROWS.map((row) => [JSON.stringify(row.yaml), row] as const))('kubectl reads %s like that', (_, row) => {
  const ours = read(row.yaml);
  // Not toEqual alone, for which a key `__proto__` does not exist.
  const isEqual = isDeepStrictEqual(JSON.parse(JSON.stringify(ours)), row);
  expect({ ...ours, isEqual }).toEqual({ ...row, isEqual: true });
});

test.each(['{"a":1e400}', '{"a":{"b":[-1e999]}}'])(
  '%s is refused: kubectl passes it on as it is, and then cannot hold it',
  (text) => {
    expect(readText(text).refusal?.message).toMatch('larger than any');
  },
);

test('a number that is too large is a text where the file is no JSON after all', () => {
  expect(readText('{"a":1e400, b: 1}').documents).toEqual([{ a: '1e400', b: 1 }]);
});
