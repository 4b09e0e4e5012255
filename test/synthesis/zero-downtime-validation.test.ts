import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZeroDowntimeValidation, type ValidationViolation } from '../../lib';
import { WEB } from '../../lib/rules/support/example';

/** What the validation says about files of its own. */
async function validated(files: Readonly<Record<string, string | Uint8Array>>, properties: object = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'validation-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const violations: ValidationViolation[] = [];
  let submitted: [string, unknown] | undefined;
  await new ZeroDowntimeValidation(properties).validate({
    manifests: Object.keys(files).map((name) => join(folder, name)),
    report: {
      addViolation: (violation) => void violations.push(violation),
      submit: (status, metadata) => (submitted = [status, metadata]),
    },
  });
  return { violations, status: submitted?.[0], metadata: submitted?.[1], rules: violations.map((one) => one.ruleName) };
}

const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');

test('what is safe is a success without violations', async () => {
  expect(await validated({ 'web.yaml': WEB })).toMatchObject({ status: 'success', violations: [] });
});

test('nothing synthesised is a success', async () => {
  expect(await validated({})).toMatchObject({ status: 'success', violations: [] });
});

test('what kubectl cannot read is a violation at its line', async () => {
  const { status, violations } = await validated({ 'web.yaml': `${WEB}---\nkind: [\n`, 'raw.yaml': new Uint8Array(9) });
  expect(status).toBe('failure');
  const locations = violations.flatMap(({ violatingResources }) => violatingResources.flatMap((one) => one.locations));
  expect(locations).toEqual([expect.stringMatching(/web\.yaml:\d+:\d+$/), expect.stringMatching(/raw\.yaml:1:1$/)]);
});

test('properties are those of zero-downtime.yaml', async () => {
  const ignores = [{ rule: 'grace-too-short', reason: 'requests are short at night' }];
  expect((await validated({ 'web.yaml': SHORT })).rules).toEqual(['grace-too-short']);
  expect(await validated({ 'web.yaml': SHORT }, { ignores })).toMatchObject({ status: 'success', rules: [] });
  expect(await validated({ 'web.yaml': SHORT }, { severities: { 'grace-too-short': 'warning' } })).toMatchObject({
    status: 'success',
    rules: ['grace-too-short'],
  });
  expect((await validated({ 'web.yaml': SHORT }, { ignorePaths: ['**/web.yaml'] })).status).toBe('success');
});

test('with strict, warnings fail', async () => {
  const single = WEB.replace('replicas: 3', 'replicas: 1');
  expect(await validated({ 'web.yaml': single })).toMatchObject({ status: 'success', rules: ['single-replica'] });
  expect((await validated({ 'web.yaml': single }, { strict: true })).status).toBe('failure');
});

test('properties that cannot be read are refused', () => {
  expect(() => new ZeroDowntimeValidation({ strikt: true } as object)).toThrow(/did you mean 'strict'/);
});
