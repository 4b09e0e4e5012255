import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { SettingsReader, RULES, settingsSchema } from '../../../lib/check';
import type { Json } from '../../../lib/kubernetes';

const ROOT = join(__dirname, '..', '..', '..');
const ajv = new Ajv({ schemaId: 'auto' });
const isValid = ajv.compile(settingsSchema());

/** What the reader says of a configuration. */
function problemsOf(config: unknown): readonly string[] {
  const reader = new SettingsReader();
  reader.read(config as Json);
  return reader.problems.map(({ message }) => message);
}

const GOOD: readonly unknown[] = [
  null,
  {},
  { kubernetesVersion: '1.28' },
  { kubernetesVersion: 'v1.33' },
  { kubernetesVersion: 1.36 },
  { strict: true },
  { facts: null },
  { facts: { everywhere: null } },
  { facts: { everywhere: { longestRequest: '1h2m3.5s', onSigterm: ' drains ' } } },
  { facts: { everywhere: { onSigterm: 'keeps-serving(10s)', preStopTakes: '0', slowestStart: '.5s' } } },
  {
    facts: { everywhere: { keptConnections: ' closes-early ', containers: { a: { keptConnections: 'leaves-open' } } } },
  },
  {
    facts: {
      workloads: [{ kind: '*', traffic: 'mesh(drain-lag=3s first-use=3s)', containers: { a: { slowestStart: '1s' } } }],
    },
  },
  { severities: { 'single-replica': false, 'grace-too-short': 'off' } },
  { ignores: [{ rule: 'budget-missing', reason: 'a preview', file: 'x/*' }] },
  { ignorePaths: ['a', './b/'] },
  ...RULES.slice(0, 5).map(({ id }) => ({ severities: { [id]: 'warning' } })),
];

const BAD: readonly unknown[] = [
  'text',
  [],
  { kubernetesversion: '1.30' },
  { kubernetesVersion: '1.12' },
  { kubernetesVersion: '2.30' },
  { kubernetesVersion: true },
  { strict: 'yes' },
  { facts: [] },
  { facts: { all: {} } },
  { facts: { everywhere: { longestRequest: 20 } } },
  { facts: { everywhere: { longestRequest: '20' } } },
  { facts: { everywhere: { longestRequest: '-5s' } } },
  { facts: { everywhere: { longestRequest: 'long' } } },
  { facts: { everywhere: { longestrequest: '20s' } } },
  { facts: { everywhere: { onSigterm: 'keeps-serving' } } },
  { facts: { everywhere: { keptConnections: 'closed-early' } } },
  { facts: { everywhere: { containers: { a: { traffic: 'none' } } } } },
  { facts: { workloads: {} } },
  { facts: { workloads: [{ name: 3 }] } },
  { facts: { everywhere: { kind: 'Deployment' } } },
  { severities: { 'no-such-rule': 'error' } },
  { severities: { 'single-replica': 'fatal' } },
  { severities: { 'single-replica': true } },
  { ignores: [{ rule: 'budget-missing' }] },
  { ignores: [{ rule: 'budget-missing', reason: ' ' }] },
  { ignores: [{ rule: 'no-such-rule', reason: 'x' }] },
  { ignores: [{ rule: 'budget-missing', reason: 'x', label: 'y' }] },
  { ignores: {} },
  { ignorePaths: 'charts' },
  { ignorePaths: [1] },
];

test.each(GOOD.map((one) => [JSON.stringify(one), one]))('%s is taken by the reader and by the schema', (_, config) => {
  expect(problemsOf(config)).toEqual([]);
  expect({ valid: isValid(config), errors: isValid.errors }).toEqual({ valid: true, errors: null });
});

test.each(BAD.map((one) => [JSON.stringify(one), one]))('%s is taken by neither', (_, config) => {
  expect(problemsOf(config)).not.toEqual([]);
  expect(isValid(config)).toBe(false);
});

test('the example of the documentation is taken', () => {
  const example: unknown = parse(readFileSync(join(ROOT, 'docs', 'examples', 'zero-downtime.yaml'), 'utf8'));
  expect({ valid: isValid(example), errors: isValid.errors }).toEqual({ valid: true, errors: null });
});

test('every field says what it is for, as SchemaStore asks', () => {
  const undescribed: string[] = [];
  const visit = (schema: unknown, path: string): void => {
    const { properties = {}, items, additionalProperties } = schema as Record<string, Record<string, unknown>>;
    for (const [name, its] of Object.entries(properties)) {
      if (typeof (its as { description?: unknown }).description !== 'string') undescribed.push(`${path}.${name}`);
      visit(its, `${path}.${name}`);
    }
    if (items) visit(items, `${path}[]`);
    if (typeof additionalProperties === 'object') visit(additionalProperties, `${path}.*`);
  };
  visit(settingsSchema(), '');
  expect(undescribed).toEqual([]);
});

test('the file that is shipped is what this version reads', () => {
  const shipped: unknown = JSON.parse(readFileSync(join(ROOT, 'docs', 'zero-downtime.schema.json'), 'utf8'));
  expect(shipped).toEqual(settingsSchema());
});
