import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeIo } from '../../../lib/cli/node-io';
import { writeNewFiles } from '../../../lib/cli/write-new-files';
import { runIn } from '../memory-io';

test('a new app stands in its folder, with the commands to begin with', async () => {
  const { code, written, stderr } = await runIn({}, 'init', 'apps/shop');
  expect(code).toBe(0);
  expect(Object.keys(written)).toEqual(expect.arrayContaining(['apps/shop/main.ts', 'apps/shop/package.json']));
  expect(JSON.parse(written['apps/shop/package.json'] ?? '')).toMatchObject({ name: 'shop' });
  expect(stderr).toContain('cd apps/shop && npm install && npm run synth');
});

test('nothing is written over, and then nothing is written at all', async () => {
  const { code, written, stderr } = await runIn({ files: { 'shop/main.ts': 'mine' } }, 'init', 'shop');
  expect(code).toBe(2);
  expect(written).toEqual({});
  expect(stderr).toMatch(/there is something already: shop\/main.ts/);
});

test('an app that cannot be written whole is taken away again, and nothing else is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'app-'));
  try {
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine', 'kept.txt'), 'mine');
    const io = nodeIo();
    const write = (path: string, text: string) => {
      if (path.endsWith('last.txt')) throw Object.assign(new Error(), { code: 'ENOSPC' });
      io.files.write(path, text);
    };
    const files = new Map(['a.txt', 'mine/b.txt', 'deep/er/c.txt', 'last.txt'].map((path) => [path, 'x']));
    const written = () => writeNewFiles(folder, files, { ...io, files: { ...io.files, write } });
    expect(written).toThrow(/last\.txt' cannot be written: the disk is full/);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['mine', join('mine', 'kept.txt')]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the library may be a file, and the name another one', async () => {
  const { written } = await runIn({}, 'init', 'x', '--library', 'file:../lib.tgz', '--name', '@team/shop');
  const { name, dependencies } = JSON.parse(written['x/package.json'] ?? '') as { name: string; dependencies: object };
  expect(name).toBe('@team/shop');
  expect(dependencies).toMatchObject({ 'cdk8s-zero-downtime': 'file:../lib.tgz' });
});

test.each([
  [['My App'], 'my-app'],
  [['.'], 'work'],
  [['...'], 'app'],
])('the folder %j names the package %s', async (args, name) => {
  const { written } = await runIn({}, 'init', ...args);
  const [, text = ''] = Object.entries(written).find(([path]) => path.endsWith('package.json')) ?? [];
  expect((JSON.parse(text) as { name: string }).name).toBe(name);
});

test.each([
  [['a', 'b'], /init takes one folder/],
  [['a', '--name', 'Not a name'], /'Not a name' is no name of a package/],
])('init %j is refused', async (args, message) => {
  const { code, stderr } = await runIn({}, 'init', ...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
