import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptCode } from '../../../lib/cli/start/kept-code';

const CODE = Buffer.from('compiled');

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kept-'));
  folder = join(home, '.cache', 'cdk8s-zero-downtime');
});
afterEach(() => rmSync(home, { recursive: true }));

const kept = (name = 'program') => new KeptCode(folder, name);

test('what was kept is read again under its name, and nobody else may look at it', () => {
  expect(kept().read()).toBeUndefined();
  kept().write(CODE);
  expect(kept().read()).toEqual(CODE);
  expect(kept('another').read()).toBeUndefined();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'program')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['program']);
});

test('what is kept anew takes the place of the old', () => {
  kept().write(CODE);
  kept().write(Buffer.from('compiled better'));
  expect(kept().read()?.toString()).toBe('compiled better');
});

test.each([0o720, 0o702, 0o777])('nothing is read from a folder of mode %o, nor written into it', (mode) => {
  kept().write(CODE);
  chmodSync(folder, mode);
  expect(kept().read()).toBeUndefined();
  kept('another').write(CODE);
  expect(readdirSync(folder)).toEqual(['program']);
});

test.each([0o620, 0o602])('a file of mode %o is not read', (mode) => {
  kept().write(CODE);
  chmodSync(join(folder, 'program'), mode);
  expect(kept().read()).toBeUndefined();
});

test('neither a folder nor a file is read where a link leads', () => {
  kept().write(CODE);
  symlinkSync('program', join(folder, 'linked'));
  expect(kept('linked').read()).toBeUndefined();
  const whole = folder;
  folder = join(home, 'linked');
  symlinkSync(whole, folder);
  expect(kept().read()).toBeUndefined();
});

test('what is in the way stays, and costs nothing but time', () => {
  mkdirSync(join(folder, 'program'), { recursive: true, mode: 0o700 });
  expect(kept().read()).toBeUndefined();
  kept().write(CODE);
  expect(readdirSync(folder)).toEqual(['program']);
  folder = join(home, '.cache', 'cdk8s-zero-downtime', 'program');
  rmSync(folder, { recursive: true });
  new KeptCode(join(home, '.cache', 'cdk8s-zero-downtime'), 'program').write(CODE);
  expect(() => kept().write(CODE)).not.toThrow(); // its folder is a file
});

test('what was kept a month ago is taken away when something is kept, and what is newer stays', () => {
  for (const name of ['old', 'new']) kept(name).write(CODE);
  const [day, now] = [86_400, Date.now() / 1000];
  utimesSync(join(folder, 'old'), now, now - 31 * day);
  utimesSync(join(folder, 'new'), now, now - 29 * day);
  kept().write(CODE);
  expect(readdirSync(folder).sort()).toEqual(['new', 'program']);
});
