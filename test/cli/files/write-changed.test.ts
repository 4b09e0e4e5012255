import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { nodeFiles } from '../../../lib/cli/node-io';
import type { ReadText } from '../../../lib/cli/files/read-text';
import { writeChanged } from '../../../lib/cli/files/write-changed';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'changed-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const contentOf = (name: string) => readFileSync(at(name), 'utf8');

/** A file as it was read. */
function read(name: string, text = 'old'): ReadText {
  writeFileSync(at(name), text);
  return { file: name, path: name, text, bytes: Buffer.from(text), directory: '.' };
}

/** What writing it over ends with. */
const failure = (run: () => void) => {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

const onUnix = process.platform === 'win32' ? describe.skip : describe;
const isRoot = process.getuid?.() === 0;

/** A program that writes a file as `fix --write` does. */
function writer(): string {
  for (const name of ['write-beside', 'unfinished']) {
    const source = readFileSync(join(__dirname, `../../../lib/cli/files/${name}.ts`), 'utf8');
    writeFileSync(at(`${name}.js`), transformSync(source, { loader: 'ts', format: 'cjs' }).code);
  }
  writeFileSync(
    at('main.js'),
    `const [, , path, letter, size] = process.argv;
process.on('SIGXFSZ', () => undefined);
try { require('./write-beside').stageBeside(path, letter.repeat(Number(size))).commit(); } catch ({ code }) { console.log(code); }`,
  );
  return at('main.js');
}

test('where one file has changed meanwhile, none is written', () => {
  const all = ['a', 'b'].map((name) => ({ was: read(name), text: 'new' }));
  writeFileSync(at('b'), 'somebody else');
  expect(failure(() => writeChanged(all, { files: nodeFiles(folder) }))).toMatch(/'b' has changed since it was read/);
  expect([contentOf('a'), contentOf('b')]).toEqual(['old', 'somebody else']);
});

test('a file that is gone, or has become a folder, has changed', () => {
  for (const become of [() => undefined, () => mkdirSync(at('a'))]) {
    const was = read('a');
    rmSync(at('a'));
    become();
    expect(failure(() => writeChanged([{ was, text: 'new' }], { files: nodeFiles(folder) }))).toMatch(/has changed/);
    rmSync(at('a'), { recursive: true, force: true });
  }
});

test.each([
  ['EACCES', /permission/],
  ['EPERM', /permission/],
  ['EROFS', /read-only/],
  ['ENOSPC', /the disk is full/],
  ['EDQUOT', /full for this user/],
  ['EFBIG', /larger than/],
  ['EIO', /the disk fails/],
])('%s is said in words, with what was written before', (code, words) => {
  const all = ['a', 'b', 'c'].map((name) => ({ was: read(name), text: 'new' }));
  const fails = (): never => {
    throw Object.assign(new Error(`${code}: it failed`), { code });
  };
  const files = nodeFiles(folder);
  const staging = (path: string, text: string) => (path === 'b' ? fails() : files.stage(path, text));
  const message = failure(() => writeChanged(all, { files: { ...files, stage: staging } }));
  expect(message).toMatch(/^'b' cannot be written: .*; nothing was written$/);
  expect(message).toMatch(words);
  expect(['a', 'b', 'c'].map(contentOf)).toEqual(['old', 'old', 'old']);
  const moving = (path: string, text: string) => ({
    ...files.stage(path, text),
    ...(path === 'b' && { commit: fails }),
  });
  expect(failure(() => writeChanged(all, { files: { ...files, stage: moving } }))).toMatch(
    /; 1 of 3 files were written$/,
  );
  expect(['a', 'b', 'c'].map(contentOf)).toEqual(['new', 'old', 'old']);
  expect(readdirSync(folder)).toEqual(['a', 'b', 'c']);
});

onUnix('on a real file system', () => {
  test('a read-only file keeps its mode, and a link stays one', () => {
    const was = read('real');
    chmodSync(at('real'), 0o444);
    symlinkSync('real', at('link'));
    writeChanged([{ was: { ...was, path: 'link' }, text: 'new' }], { files: nodeFiles(folder) });
    expect([contentOf('real'), statSync(at('real')).mode & 0o777]).toEqual(['new', 0o444]);
    expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
  });

  // Nothing is read-only to root.
  const asUser = isRoot ? test.skip : test;
  asUser('in a read-only folder, a file that may be written is, and one that may not stays', () => {
    mkdirSync(at('closed'));
    const [open, closed] = ['closed/open', 'closed/closed'].map((name) => read(name));
    chmodSync(at('closed/closed'), 0o444);
    chmodSync(at('closed'), 0o555);
    try {
      const files = nodeFiles(folder);
      writeChanged([{ was: open as ReadText, text: 'new' }], { files });
      expect(failure(() => writeChanged([{ was: closed as ReadText, text: 'new' }], { files }))).toMatch(/permission/);
      expect([contentOf('closed/open'), contentOf('closed/closed')]).toEqual(['new', 'old']);
    } finally {
      chmodSync(at('closed'), 0o755);
    }
  });

  test('where the disk ends in the middle, the old file stays and nothing is left beside', () => {
    read('a');
    const program = writer();
    const { stdout } = spawnSync('sh', ['-c', `ulimit -f 8; exec node ${program} ${at('a')} x 9000000`]);
    expect(String(stdout)).toBe('EFBIG\n');
    expect(contentOf('a')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['a', 'main.js', 'unfinished.js', 'write-beside.js']);
  });

  test('killed in the middle, it leaves the old file', async () => {
    read('a');
    const child = spawn('node', [writer(), at('a'), 'x', '50000000']);
    const ended = new Promise((done) => child.on('close', done));
    const isWriting = () => readdirSync(folder).some((name) => name.startsWith('.'));
    while (child.exitCode === null && !isWriting()) await new Promise((next) => setImmediate(next));
    child.kill('SIGKILL');
    await ended;
    expect([3, 50_000_000]).toContain(statSync(at('a')).size);
  });

  test('what a killed run has left is taken away by a later one, and nothing else is', () => {
    const [hour, left] = [3600, '.zero-downtime-0123456789ab'];
    const put = (name: string, age: number) => {
      writeFileSync(at(name), 'x');
      utimesSync(at(name), Date.now() / 1000 - age, Date.now() / 1000 - age);
    };
    put(left, 2 * hour);
    const others = ['.zero-downtime', '.zero-downtime.yaml', `${left}.yaml`, '.zero-downtime-0123456789AB', `x${left}`];
    for (const name of others) put(name, 2 * hour);
    // Another run may be writing it right now.
    put('.zero-downtime-aaaaaaaaaaaa', hour / 2);
    mkdirSync(at('.zero-downtime-bbbbbbbbbbbb'));
    mkdirSync(at('.zero-downtime-dddddddddddd.new'));
    mkdirSync(at(`${left}.new/src`), { recursive: true });
    utimesSync(at(`${left}.new`), 0, 0);
    symlinkSync('nowhere', at('.zero-downtime-cccccccccccc'));
    utimesSync(at('.zero-downtime-bbbbbbbbbbbb'), 0, 0);
    const before = readdirSync(folder);
    nodeFiles(folder).stage('new', 'text').commit();
    expect(readdirSync(folder)).toEqual(
      [...before.filter((name) => ![left, `${left}.new`].includes(name)), 'new'].sort(),
    );
  });

  test('of two that write at once, one is there whole', async () => {
    read('a');
    const program = writer();
    const running = ['x', 'y'].map(
      (letter) =>
        new Promise((ended) =>
          spawn('node', [program, at('a'), letter, '5000000']).on('close', () => ended(undefined)),
        ),
    );
    await Promise.all(running);
    const content = contentOf('a');
    expect(['x', 'y'].map((letter) => letter.repeat(5_000_000))).toContain(content);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
