import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { WEB } from '../../lib/rules/support/example';
import { buildCli, type Built } from './built';

const ROOT = join(__dirname, '..', '..');
const ACTION = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as {
  inputs: Record<string, { default?: string }>;
  runs: { steps: { id?: string; run?: string; env?: Record<string, string>; uses?: string }[] };
};
const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');

let built: Built;
let folder: string;
beforeAll(async () => void (built = await buildCli()));
afterAll(() => built.remove());
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'zero-downtime-action-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Commits files, and tells the commit. */
function commit(files: Readonly<Record<string, string>>): string {
  const git = (...args: string[]) => {
    const { stdout, stderr, status } = spawnSync(
      'git',
      ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  };
  git('init', '-q');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', 'x');
  return git('rev-parse', 'HEAD');
}

/** Runs the step that checks, with the defaults of action.yml. */
function check(inputs: Readonly<Record<string, string>>) {
  const [step] = ACTION.runs.steps;
  const env: Record<string, string> = { ...built.env, ZD_COMMAND: built.cli, HOME: folder };
  for (const [name, value] of Object.entries(step?.env ?? {})) {
    const input = /inputs\.([\w-]+)/.exec(value)?.[1];
    const fallback = input === undefined ? '' : (ACTION.inputs[input]?.default ?? '');
    env[name] =
      input === undefined ? join(folder, '.out') : (inputs[input] ?? (fallback.startsWith('${{') ? '' : fallback));
  }
  const [GITHUB_OUTPUT, GITHUB_STEP_SUMMARY] = [join(folder, '.output'), join(folder, '.summary')];
  writeFileSync(GITHUB_OUTPUT, '');
  writeFileSync(GITHUB_STEP_SUMMARY, '');
  const script = join(ROOT, 'action', 'check.mjs');
  const ran = spawnSync(process.execPath, [script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY },
  });
  const outputs = Object.fromEntries(
    readFileSync(GITHUB_OUTPUT, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('=')),
  );
  return { ...ran, outputs: outputs as Record<string, string>, summary: readFileSync(GITHUB_STEP_SUMMARY, 'utf8') };
}

test('what a pull request breaks fails, with annotations, SARIF, a table and the requests that its release loses', () => {
  const base = commit({ 'k8s/web.yaml': WEB });
  commit({ 'k8s/web.yaml': SHORT });
  const { stdout, stderr, outputs, summary } = check({ path: 'k8s', base });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^::error file=k8s\/web\.yaml,line=\d+/);
  expect(outputs).toMatchObject({ status: '1', errors: '1' });
  expect(Number(outputs['lost'])).toBeGreaterThan(0);
  expect(JSON.parse(readFileSync(outputs['sarif'] ?? '', 'utf8'))).toMatchObject({
    runs: [{ results: [{ ruleId: 'grace-too-short' }] }],
  });
  expect(summary).toMatch(/\| ❌ error \| \[grace-too-short\]\(https:.*k8s\/web\.yaml:\d+/);
  expect(summary).toMatch(/\| Deployment web \| 0 \| \d+ \|/);
});

test('what was there before is left out, and what may not change from it is found', () => {
  const base = commit({ 'k8s/web.yaml': SHORT });
  commit({ 'k8s/web.yaml': `${SHORT}# a comment\n` });
  expect(check({ path: 'k8s', base, simulate: 'false' }).outputs).toMatchObject({ status: '0', errors: '0' });
  expect(check({ path: 'k8s', base, simulate: 'false', 'only-new': 'false' }).outputs).toMatchObject({ status: '1' });
  commit({ 'k8s/web.yaml': SHORT.replaceAll('app: web', 'app: shop-web') });
  expect(check({ path: 'k8s', base, simulate: 'false' }).stdout).toContain('immutable-changed');
});

test('without a base, or with one that has no manifest, everything is new', () => {
  const base = commit({ 'README.md': 'empty' });
  commit({ 'k8s/web.yaml': SHORT });
  const compared = check({ path: 'k8s', base, simulate: 'false' });
  expect(compared.outputs).toMatchObject({ status: '1', errors: '1' });
  expect(compared.summary).toContain('no base to compare with');
  expect(check({ path: 'k8s', simulate: 'false' }).outputs).toMatchObject({ status: '1', errors: '1' });
});

test('a path that leads to nothing, and a base that is none, fail as such', () => {
  commit({ 'k8s/web.yaml': WEB });
  expect(check({ path: 'missing' }).outputs).toMatchObject({ status: '2' });
  const { stderr, outputs } = check({ path: 'k8s', base: '--output=x' });
  expect({ stderr, status: outputs['status'] }).toEqual({ stderr: "error: '--output=x' is no commit\n", status: '2' });
});

describe('The comment', () => {
  let server: Server;
  let comments: { id: number; body: string }[];
  let asked: string[];

  beforeEach(async () => {
    comments = Array.from({ length: 100 }, (_, id) => ({ id, body: 'somebody else' }));
    asked = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += String(chunk)));
      request.on('end', () => {
        const page = Number(/page=(\d+)$/.exec(request.url ?? '')?.[1] ?? 1);
        asked.push(request.method ?? '');
        if (request.method === 'POST') comments.push({ id: 500, ...(JSON.parse(body) as { body: string }) });
        if (request.method === 'PATCH') Object.assign(comments.find(({ id }) => id === 500) ?? {}, JSON.parse(body));
        response.end(JSON.stringify(comments.slice((page - 1) * 100, page * 100)));
      });
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => void server.close());

  async function write(text: string, port = (server.address() as AddressInfo).port) {
    const file = join(folder, 'summary.md');
    writeFileSync(file, text);
    const env = {
      PATH: process.env['PATH'] ?? '',
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_REPOSITORY: 'o/r',
      ZD_FILE: file,
      ZD_NUMBER: '7',
      ZD_TOKEN: 't',
    };
    return promisify(execFile)(process.execPath, [join(ROOT, 'action', 'comment.mjs')], { env });
  }

  test('is written once, and then kept up to date', async () => {
    await write('first');
    await write('second');
    expect(comments.slice(100)).toEqual([{ id: 500, body: '<!-- zero-downtime -->\nsecond' }]);
    expect(asked).toEqual(['GET', 'GET', 'POST', 'GET', 'GET', 'PATCH']);
  });

  test('that cannot be written fails no job', async () => {
    const { port } = server.address() as AddressInfo;
    server.close();
    expect((await write('x', port)).stderr).toMatch(/^warning: the comment was not written/);
  });
});

test('the action names every input that its scripts read, and the scripts that are there', () => {
  const used = ACTION.runs.steps.flatMap(({ env = {} }) =>
    Object.values(env).flatMap((value) => /inputs\.([\w-]+)/.exec(value)?.[1] ?? []),
  );
  expect(Object.keys(ACTION.inputs)).toEqual(expect.arrayContaining(used));
  const scripts = ACTION.runs.steps.flatMap(({ run }) => /ACTION_PATH\/([\w/.]+)/.exec(run ?? '')?.[1] ?? []);
  expect(scripts).toEqual(['action/check.mjs', 'action/comment.mjs']);
});
