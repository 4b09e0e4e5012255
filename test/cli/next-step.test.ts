import { WEB } from '../../lib/rules/support/example';
import { runIn } from './memory-io';

/** What is proposed first in a folder. */
async function first(files: Readonly<Record<string, string>>): Promise<string> {
  const { stderr } = await runIn({ files });
  return /next:\n +(.*?) {2}/.exec(stderr)?.[1] ?? stderr;
}

test('where manifests are, they are checked: in their folder, where they stand in one', async () => {
  expect(await first({ 'web.yaml': WEB })).toBe('zero-downtime check .');
  expect(await first({ 'deploy/shop/web.yaml': WEB, 'deploy/api.yaml': WEB, 'README.md': '' })).toBe(
    'zero-downtime check deploy',
  );
  expect(await first({ 'a/web.yaml': WEB, 'b/web.yaml': WEB })).toBe('zero-downtime check .');
});

test('a cdk8s app is synthesised first, a chart is rendered, and an empty folder gets an app', async () => {
  expect(await first({ 'cdk8s.yaml': 'language: typescript\n', 'package.json': '{"kind":1}' })).toBe('npx cdk8s synth');
  expect(await first({ 'Chart.yaml': 'name: web\n', 'templates/web.yaml': 'kind: {{ x }}\n' })).toBe(
    'zero-downtime check . --render',
  );
  expect(await first({})).toBe('zero-downtime init my-app');
});

test('what cannot be read is passed over', async () => {
  expect(await first({ 'a.yaml': { fails: 'EACCES' } as unknown as string, 'k8s/web.yaml': WEB })).toBe(
    'zero-downtime check k8s',
  );
});

test('the commands are listed as well, and nothing was done', async () => {
  const { code, stdout, stderr } = await runIn({ files: { 'web.yaml': WEB } });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/usage: zero-downtime COMMAND/);
});
