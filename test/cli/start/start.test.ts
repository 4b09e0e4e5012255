import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCli, type Built } from '../../../servers/test/built';

const MANIFESTS = join(__dirname, '..', '..', 'fixtures', 'article');

let built: Built;
beforeAll(async () => {
  built = await buildCli();
});
afterAll(() => built.remove());

let caches: string;
beforeEach(() => {
  caches = mkdtempSync(join(tmpdir(), 'caches-'));
});
afterEach(() => rmSync(caches, { recursive: true }));

const folder = () => join(caches, 'cdk8s-zero-downtime');
const files = () => readdirSync(folder()).map((name) => join(folder(), name));

function start(command: string, env: Readonly<Record<string, string>> = {}, flags: readonly string[] = []) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, built.cli, command, MANIFESTS], {
    encoding: 'utf8',
    env: { ...built.env, XDG_CACHE_HOME: caches, ...env },
  });
  return { stdout, stderr, status };
}

test.each(['check', 'simulate'])('the second %s takes what the first has kept, and says the same', (command) => {
  const first = start(command);
  const [file = '', ...others] = files();
  expect(others).toEqual([]);
  const kept = statSync(file);
  expect(start(command)).toEqual(first);
  expect(files()).toEqual([file]);
  expect(statSync(file).ino).toBe(kept.ino); // what V8 does not take is written anew
});

test('what a long run keeps holds what every run begins with', () => {
  start('check');
  const [short = ''] = files();
  const size = statSync(short).size;
  rmSync(folder(), { recursive: true });
  // As if so much garbage had been collected that V8 forgets what is not running at the moment.
  start('check', {}, ['--stress-flush-code', '--gc-global']);
  const [long = ''] = files();
  expect(statSync(long).size).toBeGreaterThan(size * 0.9);
});

test('what V8 does not take changes nothing, and makes room', () => {
  const first = start('check');
  const [file = ''] = files();
  writeFileSync(file, 'not compiled at all');
  expect(start('check')).toEqual(first);
  expect(statSync(file).size).toBeGreaterThan(100_000);
});

test.each(['CI', 'NODE_DISABLE_COMPILE_CACHE'])('where %s is set nothing is kept', (variable) => {
  expect(start('check', { [variable]: '1' })).toEqual(start('check', { HOME: '', XDG_CACHE_HOME: '' }));
  expect(readdirSync(caches)).toEqual([]);
});
