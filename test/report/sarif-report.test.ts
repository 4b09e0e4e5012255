import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import { sarifReport } from '../../lib/report';
import { WEB } from '../../lib/rules/support/example';
import { readSource } from '../../lib/source';
import { aReport } from './a-report';

const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');
const IGNORED = SHORT.replace(
  'annotations:',
  "annotations:\n    zero-downtime/ignore: 'grace-too-short: a batch cluster'",
);
const BROKEN = 'kind: [\n';
const UNSTATED = WEB.replaceAll(/ +zero-downtime\/[-a-z]+: .*\n/g, '');
const MANY = Object.fromEntries(
  ['a b', 'c', 'd', 'e'].map((name, index) => [`k8s/${name}.yaml`, UNSTATED.replaceAll('web', `web-${index}`)]),
);

interface Log {
  readonly runs: readonly {
    readonly results: readonly Result[];
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly { readonly locations: readonly unknown[] }[];
    }[];
  }[];
}
interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[];
  readonly fixes?: readonly {
    readonly artifactChanges: readonly { readonly replacements: readonly Replacement[] }[];
  }[];
}
interface Replacement {
  readonly deletedRegion: Region;
  readonly insertedContent: { readonly text: string };
}

const OPTIONS = { version: '1.2.3', successful: true };

function logOf(files: Readonly<Record<string, string>>, options = OPTIONS) {
  const [run] = (JSON.parse(sarifReport(aReport(files), options)) as Log).runs;
  if (!run) throw new Error('no run');
  return run;
}

/** The schema as OASIS publishes it, from Microsoft's own test package. */
function validator() {
  const folder = dirname(require.resolve('@microsoft/jest-sarif/package.json'));
  const schema = JSON.parse(readFileSync(join(folder, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as object;
  const ajv = new Ajv({ schemaId: 'auto', meta: false, allErrors: true, unknownFormats: 'ignore', logger: false });
  ajv.addMetaSchema(
    JSON.parse(readFileSync(require.resolve('ajv/lib/refs/json-schema-draft-04.json'), 'utf8')) as object,
  );
  return ajv.compile(schema);
}

test.each([
  ['findings', { 'k8s/web.yaml': SHORT }],
  ['nothing', { 'web.yaml': WEB }],
  ['something ignored', { 'web.yaml': IGNORED }],
  ['a file that is no YAML', { 'a b/ü%#?.yaml': BROKEN, 'c:\\web.yaml': SHORT }],
  ['what is told once of many places', MANY],
])('a log with %s is valid SARIF 2.1.0', (_what, files) => {
  const validate = validator();
  validate(JSON.parse(sarifReport(aReport(files), OPTIONS)));
  expect(validate.errors ?? []).toEqual([]);
});

test('the log of what is told once of many places has related locations', () => {
  expect(sarifReport(aReport(MANY), OPTIONS)).toContain('relatedLocations');
});

test('a result points at the field, and knows its rule', () => {
  const { results, tool } = logOf({ 'k8s/web.yaml': SHORT });
  const line = SHORT.split('\n').findIndex((one) => one.includes('terminationGrace')) + 1;
  expect(results).toMatchObject([
    {
      ruleId: 'grace-too-short',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'k8s/web.yaml' },
            region: { startLine: line, startColumn: 38, endLine: line, endColumn: 40 },
          },
        },
      ],
    },
  ]);
  expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual(['grace-too-short']);
});

test('the fix of a result, carried out, mends the file', () => {
  const { results } = logOf({ 'web.yaml': SHORT });
  const replacements = results
    .flatMap((result) => result.fixes ?? [])
    .flatMap((fix) => fix.artifactChanges)
    .flatMap((change) => change.replacements);
  expect(replacements).toHaveLength(1);
  expect(aReport({ 'web.yaml': carriedOut(SHORT, replacements) }).findings).toEqual([]);
});

function carriedOut(text: string, replacements: readonly Replacement[]): string {
  const lines = text.split('\n');
  for (const { deletedRegion, insertedContent } of replacements) {
    const { startLine, startColumn, endLine, endColumn } = deletedRegion;
    expect(endLine).toBe(startLine);
    const line = lines[startLine - 1] ?? '';
    lines[startLine - 1] = line.slice(0, startColumn - 1) + insertedContent.text + line.slice(endColumn - 1);
  }
  return lines.join('\n');
}

test('a field that is not written has no replacement: half a fix is none', () => {
  const { results } = logOf({
    'web.yaml': WEB.replace('      terminationGracePeriodSeconds: 25\n', '').replace(
      'sleep: { seconds: 5 }',
      'sleep: { seconds: 25 }',
    ),
  });
  expect(results.map(({ ruleId, fixes }) => [ruleId, fixes])).toEqual([['grace-too-short', undefined]]);
});

test('a value behind an alias is not replaced: others share it', () => {
  const shared = SHORT.replace('minReadySeconds: 5', 'minReadySeconds: &twenty 20').replace(
    'Seconds: 20\n      containers',
    'Seconds: *twenty\n      containers',
  );
  expect(readSource(shared, 'web.yaml').problems).toEqual([]);
  const { results } = logOf({ 'web.yaml': shared });
  expect(results.map(({ ruleId, fixes }) => [ruleId, fixes])).toEqual([['grace-too-short', undefined]]);
});

test('a fingerprint stays while the file is edited around the field', () => {
  const prints = (text: string) =>
    logOf({ 'web.yaml': text }).results.map(({ partialFingerprints }) => partialFingerprints);
  const moved = SHORT.replace('spec:\n  replicas: 3', '# more\n# lines\nspec:\n  replicas: 4').replace(
    'containers:\n',
    'containers:\n        - { name: first, image: example.com/first:1 }\n',
  );
  expect(prints(moved)).toEqual(prints(SHORT));
});

test('what an object ignores is there, suppressed, with its reason', () => {
  const { results } = logOf({ 'web.yaml': IGNORED });
  expect(results).toMatchObject([
    { ruleId: 'grace-too-short', suppressions: [{ kind: 'inSource', justification: 'a batch cluster' }] },
  ]);
});

test('a file that cannot be read is a notification of the run', () => {
  const { invocations } = logOf({ 'a b/web.yaml': BROKEN }, { version: '1.2.3', successful: false });
  expect(invocations).toMatchObject([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        { level: 'error', locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b/web.yaml' } } }] },
      ],
    },
  ]);
});
