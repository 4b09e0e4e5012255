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
