// What the action does in a pull request: the manifests as they are, beside those of the base, and what a release from
// there to here loses. It needs git, Node and the command line, and nothing else.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { env } = process;
const out = env.ZD_OUT ?? '.zero-downtime';
const at = (name) => join(out, name);
const lines = (text = '') =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function run(program, args, options = {}) {
  const result = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30, ...options });
  if (result.error) throw result.error;
  return result;
}

const git = (...args) => run('git', args);

/** The command line: what ZD_COMMAND names, what the project has installed, or what npm has. */
function zeroDowntime(...args) {
  const installed = join('node_modules', 'cdk8s-zero-downtime', 'build', 'cli.js');
  if (env.ZD_COMMAND) return run(process.execPath, [env.ZD_COMMAND, ...args]);
  if (existsSync(installed)) return run(process.execPath, [installed, ...args]);
  const spec = `cdk8s-zero-downtime@${env.ZD_VERSION || 'latest'}`;
  return run('npx', ['--yes', '--package', spec, 'zero-downtime', ...args], { shell: process.platform === 'win32' });
}

/** The folder that the paths of the base are written to; undefined where there is nothing to compare with. */
function baseOf(paths) {
  const base = env.ZD_BASE;
  if (!base) return undefined;
  if (!/^[\w./-]+$/.test(base) || base.startsWith('-')) throw new Error(`'${base}' is no commit`);
  if (git('cat-file', '-e', `${base}^{commit}`).status !== 0) git('fetch', '--no-tags', '--depth=1', 'origin', base);
  if (git('cat-file', '-e', `${base}^{commit}`).status !== 0) throw new Error(`the commit ${base} cannot be fetched`);
  const there = paths.filter((path) => git('ls-tree', base, '--', path.replace(/\/$/, '')).stdout !== '');
  if (there.length === 0) return undefined;
  const folder = at('base');
  mkdirSync(folder, { recursive: true });
  const archive = run('git', ['archive', '--format=tar', base, '--', ...there], { encoding: 'buffer' });
  if (archive.status !== 0) throw new Error(String(archive.stderr));
  const tar = run('tar', ['-xf', '-', '-C', folder], { input: archive.stdout });
  if (tar.status !== 0) throw new Error(tar.stderr);
  return there.map((path) => join(folder, path));
}

/** Where the findings of the base are known, and whether there is a manifest at all. */
function known(base) {
  const { stdout } = zeroDowntime('check', ...base, '--format', 'json', '--allow-empty');
  const { summary } = JSON.parse(stdout);
  if (summary.resources === 0) return undefined;
  zeroDowntime('check', ...base, '--write-baseline', at('known.json'));
  return at('known.json');
}

function output(values) {
  const text = Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
  if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, text);
}

const escaped = (text) => String(text).replace(/[\\`*_{}[\]<>#|~&!$]/g, '\\$&');

/** What the rollouts of some paths lose, by workload; or why nobody knows. */
function rollouts(paths, from, name) {
  const files = ['--format', 'json', '--output', at(`${name}.json`), '--format', 'text', '--output', at(`${name}.txt`)];
  const page = ['--html', at(`${name}.html`), '--allow-empty'];
  const { status, stderr } = zeroDowntime('simulate', ...paths, ...from, '--scenario', 'rollout', ...files, ...page);
  if (status === 2) return { failed: stderr.trim().split('\n')[0] ?? '' };
  const { outcomes } = JSON.parse(readFileSync(at(`${name}.json`), 'utf8'));
  return { outcomes, drawn: readFileSync(at(`${name}.txt`), 'utf8') };
}

const sumOf = (outcomes) => outcomes.reduce((sum, { lost }) => sum + lost, 0);
const verdictOf = (outcome) => (outcome ? `${Math.round(outcome.lost)}${outcome.end.done ? '' : ', never ends'}` : '');

/** What the release from the base to here loses, and every later one: old pods stop as their own manifest says. */
function simulated(paths, base) {
  const later = rollouts(paths, [], 'later');
  const from = base && base.flatMap((path) => ['--from', path]);
  const now = from && rollouts(paths, from, 'release');
  const failed = later.failed ?? now?.failed;
  if (failed !== undefined) return { text: `The release was not simulated: ${escaped(failed)}\n`, lost: 0 };
  if (later.outcomes.length === 0) return { text: '', lost: 0 };
  const rows = later.outcomes.map((one) => {
    const { kind, namespace, name } = one.workload;
    const isIt = ({ workload }) => workload.kind === kind && workload.namespace === namespace && workload.name === name;
    return `| ${escaped(`${kind} ${name}`)} | ${verdictOf(now?.outcomes.find(isIt))} | ${verdictOf(one)} |`;
  });
  const head = ['| requests lost, at 100 a second | by this release | by each later one |', '|---|---|---|'];
  const drawn = later.drawn.slice(0, 30_000).replaceAll('```', '');
  const details = `<details><summary>Second by second</summary>\n\n\`\`\`text\n${drawn}\n\`\`\`\n\n</details>\n`;
  const lost = Math.max(sumOf(later.outcomes), sumOf(now?.outcomes ?? []));
  return { text: `${[...head, ...rows].join('\n')}\n\n${details}`, lost };
}

function main() {
  const paths = lines(env.ZD_PATH);
  if (paths.length === 0) throw new Error('the input path is empty');
  mkdirSync(out, { recursive: true });
  const base = baseOf(paths);
  const baseline = base && known(base);
  const compared = baseline === undefined ? [] : base.flatMap((path) => ['--against', path]);
  const left = baseline !== undefined && env.ZD_ONLY_NEW !== 'false' ? ['--baseline', baseline] : [];
  const sarif = at('zero-downtime.sarif');
  const files = ['sarif', 'json', 'markdown'].flatMap((format) => [
    '--format',
    format,
    '--output',
    format === 'sarif' ? sarif : at(`check.${format}`),
  ]);
  const flags = (env.ZD_ARGS ?? '').split(/\s+/).filter((flag) => flag !== '');
  const checked = zeroDowntime(
    'check',
    ...paths,
    ...compared,
    ...left,
    ...flags,
    '--format',
    'github',
    ...files,
    '--html',
    at('check.html'),
  );
  process.stdout.write(checked.stdout);
  process.stderr.write(checked.stderr);
  if (!existsSync(at('check.json'))) {
    output({ status: checked.status ?? 2, sarif: '', page: '', summary: '' });
    return;
  }
  const { summary } = JSON.parse(readFileSync(at('check.json'), 'utf8'));
  const what =
    baseline === undefined
      ? 'There is no base to compare with.'
      : `Compared with ${env.ZD_BASE.slice(0, 12)}${left.length > 0 ? '; what was there before is left out' : ''}.`;
  const simulation =
    env.ZD_SIMULATE === 'false' ? { text: '', lost: '' } : simulated(paths, baseline === undefined ? undefined : base);
  const page = [
    '### Requests that a release would lose',
    what,
    readFileSync(at('check.markdown'), 'utf8'),
    simulation.text,
  ].join('\n\n');
  writeFileSync(at('summary.md'), page);
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, page);
  const { errors, warnings } = summary;
  output({
    status: checked.status ?? 2,
    sarif,
    page: at('check.html'),
    summary: at('summary.md'),
    errors,
    warnings,
    lost: Math.round(simulation.lost),
  });
}

try {
  main();
} catch (error) {
  process.stderr.write(`error: ${error.message}\n`);
  output({ status: 2, sarif: '', page: '', summary: '' });
}
