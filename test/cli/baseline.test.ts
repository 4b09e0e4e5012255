import { WEB } from '../../lib/rules/support/example';
import { runIn } from './memory-io';

const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');
const SINGLE = SHORT.replace('replicas: 3', 'replicas: 1');

async function written(files: Readonly<Record<string, string>>) {
  const { code, written: all } = await runIn({ files }, 'check', 'k8s', '--write-baseline', 'known.json');
  expect(code).toBe(0);
  return all['known.json'] ?? '';
}

async function against(baseline: string, files: Readonly<Record<string, string>>) {
  const args = ['check', 'k8s', '--baseline', 'known.json', '--format', 'json'];
  const { code, stdout } = await runIn({ files: { ...files, 'known.json': baseline } }, ...args);
  const { findings, summary } = JSON.parse(stdout) as { findings: { rule: string }[]; summary: { baseline: object } };
  return { code, rules: findings.map(({ rule }) => rule), ...summary.baseline };
}

test('old debt is left out, and what is new fails', async () => {
  const baseline = await written({ 'k8s/web.yaml': SHORT });
  expect(await against(baseline, { 'k8s/web.yaml': SHORT })).toEqual({ code: 0, rules: [], known: 1, fixed: 0 });
  expect(await against(baseline, { 'k8s/web.yaml': `# a new line\n${SINGLE}` })).toMatchObject({
    known: 1,
    rules: ['single-replica'],
  });
});

test('debt that is paid is counted', async () => {
  expect(await against(await written({ 'k8s/web.yaml': SHORT }), { 'k8s/web.yaml': WEB })).toEqual({
    code: 0,
    rules: [],
    known: 0,
    fixed: 1,
  });
});

test('what is known once is not known twice', async () => {
  const baseline = await written({ 'k8s/a/web.yaml': SHORT });
  const { code, rules } = await against(baseline, { 'k8s/a/web.yaml': SHORT, 'k8s/b/web.yaml': SHORT });
  expect({ code, rules }).toEqual({ code: 1, rules: ['grace-too-short'] });
});

const MANY = ['a', 'b', 'c', 'd', 'e'];

/** Workloads of a folder that lack the same, since nobody has stated anything of them: told as one finding. */
function alike(names: readonly string[]) {
  const unstated = WEB.replaceAll(/ +zero-downtime\/[-a-z]+: .*\n/g, '');
  return Object.fromEntries(names.map((name) => [`k8s/${name}.yaml`, unstated.replaceAll('web', name)]));
}

test('what is told once of many is known of each: nothing is new when one goes, be it the first', async () => {
  const { stdout } = await runIn({ files: alike(MANY) }, 'check', 'k8s', '--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({ findings: [{ also: [{}, {}, {}, {}] }] });
  const baseline = await written(alike(MANY));
  for (const left of [MANY.slice(1), MANY.slice(0, -1), MANY.slice(3)]) {
    const fixed = MANY.length - left.length;
    expect(await against(baseline, alike(left))).toEqual({ code: 0, rules: [], known: left.length, fixed });
  }
});

test('who joins the many is new, alone', async () => {
  const baseline = await written(alike(MANY));
  const files = { ...alike([...MANY, 'f']), 'known.json': baseline };
  const { stdout } = await runIn({ files }, 'check', 'k8s', '--baseline', 'known.json', '--format', 'json');
  const { findings } = JSON.parse(stdout) as { findings: readonly { file: string; also?: unknown; message: string }[] };
  expect(findings.map(({ file, also }) => [file, also])).toEqual([['k8s/f.yaml', undefined]]);
  expect(findings[0]?.message).not.toContain('objects here');
});

test('a file that is no baseline is refused', async () => {
  const files = { 'k8s/web.yaml': SHORT, 'known.json': '{}' };
  expect(await runIn({ files }, 'check', 'k8s', '--baseline', 'known.json')).toMatchObject({ code: 2 });
});
