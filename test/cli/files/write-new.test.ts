import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { transformSync } from 'esbuild';
import { nodeIo } from '../../../lib/cli/node-io';
import { NotWritten, writeNew } from '../../../lib/cli/files/write-new';
import { writeNewFiles } from '../../../lib/cli/write-new-files';

const root = mkdtempSync(join(tmpdir(), 'new-'));
afterAll(() => rmSync(root, { recursive: true }));

let count = 0;
let folder: string;
beforeEach(() => mkdirSync((folder = join(root, String(count++)))));

const at = (...path: string[]) => join(folder, ...path);

/** A new app, some of it in folders that may be there. */
const APP = new Map([
  ['package.json', '{}'],
  ['main.ts', 'main'],
  ['mine/deep/b.ts', 'b'],
  ['mine/a.ts', 'a'],
]);

/** All files below a folder, by their paths, without the folders that killed runs have left unfinished. */
function textsIn(path: string): Record<string, string> {
  const all = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    all.map((file) => [relative(path, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
}

const withoutLeft = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).filter(([path]) => !/(^|\/)\.zero-downtime-[0-9a-f]{12}/.test(path)));

const MAIN = join(root, 'main.js');

/** A program that writes the app, or puts in place what is ready, and kills itself before the Nth change of the disk. */
beforeAll(() => {
  for (const name of ['write-beside', 'write-new', 'unfinished']) {
    const source = readFileSync(join(__dirname, `../../../lib/cli/files/${name}.ts`), 'utf8');
    writeFileSync(join(root, `${name}.js`), transformSync(source, { loader: 'ts', format: 'cjs' }).code);
  }
  const main = `const fs = require('node:fs');
let [, , does, folder, left, app] = process.argv;
for (const name of ['mkdirSync', 'openSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync', 'rmdirSync']) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (left-- <= 0) process.kill(process.pid, 'SIGKILL');
    return real(...args);
  };
}
const { writeNew, finishNew } = require('./write-new');
if (does === 'finish') finishNew(folder);
else writeNew(folder, new Map(JSON.parse(app)));`;
  writeFileSync(MAIN, main);
});

/** @returns whether it has come to its end */
function survived(does: 'write' | 'finish', target: string, changes: number): boolean {
  const args = [MAIN, does, target, String(changes), JSON.stringify([...APP])];
  const { status, signal, stderr } = spawnSync(process.execPath, args);
  if (status !== 0 && signal !== 'SIGKILL') throw new Error(String(stderr));
  return status === 0;
}

const onUnix = process.platform === 'win32' ? describe.skip : describe;

onUnix('a run that is killed before any change of the disk', () => {
  test('leaves nothing of a new folder, or all of it', () => {
    let changes = 0;
    for (; ; changes += 1) {
      const target = at(String(changes), 'apps', 'shop');
      mkdirSync(dirname(dirname(target)));
      if (survived('write', target, changes)) break;
      const seen = withoutLeft(textsIn(at(String(changes))));
      expect([{}, beneath('apps/shop')]).toContainEqual(seen);
      // Nothing of it stands in the way of the next one.
      if (Object.keys(seen).length === 0) writeNew(target, APP);
      expect(withoutLeft(textsIn(target))).toEqual(Object.fromEntries(APP));
    }
    expect(changes).toBeGreaterThan(3 * APP.size);
  });

  test('leaves nothing in a folder that is there, or what the next one makes whole, and nothing of others is touched', () => {
    let changes = 0;
    const [half, whole] = [new Set<number>(), Object.fromEntries(APP)];
    const mine = { 'mine/kept.txt': 'kept', 'other.txt': 'other' };
    for (; ; changes += 1) {
      const target = at(String(changes));
      mkdirSync(join(target, 'mine'), { recursive: true });
      for (const [path, text] of Object.entries(mine)) writeFileSync(join(target, path), text);
      if (survived('write', target, changes)) break;
      // A second one is killed, too, while it puts in place what the first one had ready.
      survived('finish', target, changes % 4);
      const before = Object.keys(withoutLeft(textsIn(target))).length;
      if (before > 2 && before < 2 + APP.size) half.add(changes);
      nodeIo().files.finishNew(target);
      expect([mine, { ...mine, ...whole }]).toContainEqual(withoutLeft(textsIn(target)));
      expect(readdirSync(target).filter((name) => name.endsWith('.whole'))).toEqual([]);
    }
    expect(half.size).toBeGreaterThan(0);
    expect(textsIn(at(String(changes)))).toEqual({ ...mine, ...whole });
  });
});

const beneath = (path: string) => Object.fromEntries([...APP].map(([name, text]) => [`${path}/${name}`, text]));

describe('what cannot be written', () => {
  test('is told by its path, and nothing is left of the others', () => {
    const files = new Map([...APP, [`${'x'.repeat(300)}.ts`, 'too long a name']]);
    for (const target of [at('there'), at('not', 'there')]) {
      if (target === at('there')) mkdirSync(target);
      const write = () => writeNew(target, files);
      expect(write).toThrow(NotWritten);
      expect(textsIn(folder)).toEqual({});
    }
    expect(readdirSync(folder)).toEqual(['there']);
  });

  onUnix('a folder that leads nowhere', () => {
    test('keeps all that was moved before it from staying', () => {
      symlinkSync('nowhere', at('mine'));
      expect(() => writeNew(folder, APP)).toThrow(NotWritten);
      expect(readdirSync(folder)).toEqual(['mine']);
    });

    test('a link to a folder is written through', () => {
      mkdirSync(at('real'));
      symlinkSync('real', at('mine'));
      writeNew(folder, APP);
      expect(textsIn(at('real'))).toEqual({ 'a.ts': 'a', 'deep/b.ts': 'b' });
    });
  });
});

describe('the command', () => {
  const io = () => {
    const said = { stdout: '', stderr: '' };
    const output = (name: 'stdout' | 'stderr') => ({
      write: (text: string) => void (said[name] += text),
      isTerminal: false,
    });
    return { ...nodeIo(), stdout: output('stdout'), stderr: output('stderr'), said };
  };

  test('finishes what was ready, says so, and writes over nothing', () => {
    const ready = at('.zero-downtime-0123456789ab.whole');
    mkdirSync(ready);
    writeFileSync(join(ready, 'main.ts'), 'ready');
    const around = io();
    expect(() => writeNewFiles(folder, APP, around)).toThrow(/there is something already: .*main\.ts/);
    expect(around.said.stderr).toContain('a run was killed here');
    expect(textsIn(folder)).toEqual({ 'main.ts': 'ready' });
  });

  test('where something stands in the way of it, both stay', () => {
    const ready = at('.zero-downtime-0123456789ab.whole');
    mkdirSync(ready);
    for (const path of [join(ready, 'main.ts'), at('main.ts')]) writeFileSync(path, path);
    expect(() => writeNewFiles(folder, APP, io())).toThrow(/cannot be put in place: 'main\.ts' is there already/);
    expect(Object.keys(textsIn(folder))).toHaveLength(2);
  });

  test('folders that only look like it are left alone', () => {
    for (const name of ['.zero-downtime-0123.whole', '.zero-downtime-0123456789ab', 'x.whole']) mkdirSync(at(name));
    writeNewFiles(folder, APP, io());
    expect(readdirSync(folder)).toHaveLength(3 + 3);
    expect(statSync(at('mine', 'deep')).isDirectory()).toBe(true);
  });
});
