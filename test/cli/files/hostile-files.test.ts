import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFiles, nodeIo } from '../../../lib/cli/node-io';
import { run } from '../../../lib/cli/run';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'hostile-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const SERVICE =
  'apiVersion: v1\nkind: Service\nmetadata: { name: w }\nspec: { selector: { app: w }, ports: [{ port: 80 }] }\n';

/** Runs the command line on this machine's files. */
async function ran(...args: string[]) {
  const out = { stdout: '', stderr: '' };
  const io = nodeIo();
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => void (out[name] += text),
    isTerminal: false,
  });
  const code = await run(args, {
    ...io,
    files: nodeFiles(folder),
    stdout: output('stdout'),
    stderr: output('stderr'),
  });
  return { code, ...out, lines: out.stderr.split('\n').filter((line) => line !== '').length };
}

const onUnix = process.platform === 'win32' ? describe.skip : describe;

onUnix('what is no file of people is told in one line', () => {
  test.each(['check', 'simulate', 'fix'])('%s of a link to itself, and of a name that is too long', async (command) => {
    symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
    for (const path of ['loop.yaml', `${'x'.repeat(5000)}.yaml`, `${'x'.repeat(5000)}/*.yaml`]) {
      const { code, stderr, lines } = await ran(command, path);
      expect({ code, lines }).toEqual({ code: 2, lines: 1 });
      expect(stderr).toMatch(/^error: '.{1,320}' cannot be read: (its links lead in a circle|its name is too long)\n$/);
    }
  });

  test.each([
    ['check', 'web.yaml/deployment.yaml'],
    ['fix', 'web.yaml', '--as', 'values'],
    ['adopt', 'web.yaml', '--out', 'web.yaml/app'],
    ['init', 'web.yaml/app'],
    ['check', 'web.yaml', '--config', 'web.yaml/config.yaml'],
  ])('%s %s: nothing is below a file', async (...args) => {
    writeFileSync(join(folder, 'web.yaml'), SERVICE);
    const { code, stderr } = await ran(...args);
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/should not have happened|ENOTDIR/);
    expect(readFileSync(join(folder, 'web.yaml'), 'utf8')).toBe(SERVICE);
  });

  test('a device that never ends is read as far as files are', async () => {
    const { code, stdout } = await ran('check', '/dev/zero', '--max-file-size', '1Mi');
    expect(code).not.toBe(0);
    expect(stdout).toContain('more than 1.0 MiB');
  });

  test('50 MiB are refused before they are read, with the limit and the flag', async () => {
    writeFileSync(join(folder, 'large.yaml'), '');
    truncateSync(join(folder, 'large.yaml'), 50 * 1024 * 1024);
    for (const command of ['check', 'fix']) {
      const { code, stdout, stderr } = await ran(command, 'large.yaml');
      expect(code).not.toBe(0);
      expect(stdout + stderr).toMatch(/50\.0 MiB; at most 16\.0 MiB are read\s+\(--max-file-size\)/);
    }
  });

  test('a pipe that nobody writes to is not waited for, and one that is written to is read to its end', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect((await ran('check', 'pipe')).code).toBe(2);
    expect(await ran('check', 'pipe', '--config', 'pipe')).toMatchObject({
      code: 2,
      stderr: "error: the configuration 'pipe' is empty: nobody has written anything to it\n",
    });
    writeFileSync(join(folder, 'a.yaml'), SERVICE);
    spawn('sh', ['-c', '{ cat a.yaml; sleep 0.2; echo "---"; } > pipe'], { cwd: folder });
    expect((await ran('check', 'pipe')).stdout).toContain('1 resource');
  });

  test('a file in the place of a folder, and a folder that is a configuration', async () => {
    writeFileSync(join(folder, 'a.yaml'), SERVICE);
    mkdirSync(join(folder, 'conf'));
    expect(await ran('check', 'a.yaml/b.yaml')).toMatchObject({ code: 2, lines: 1 });
    expect(await ran('check', 'a.yaml', '--config', 'conf')).toMatchObject({ code: 2, lines: 1 });
    expect(await ran('check', 'a.yaml', '--config', '/dev/zero')).toMatchObject({ code: 2, lines: 1 });
    expect(await ran('check', 'a.yaml', '--baseline', 'conf')).toMatchObject({ code: 2 });
  });
});

onUnix('every command says in one line what stands in its way', () => {
  test.each([
    [['init', 'a.yaml'], /^error: 'a.yaml\/package.json' cannot be written: a part of its path is no folder\n$/],
    [['init', 'loop'], /^error: 'loop\/package.json' cannot be written: its links lead in a circle\n$/],
    [['adopt', 'a.yaml', '--out', 'a.yaml'], /^error: --out 'a.yaml' is no folder\n$/],
    [['adopt', 'loop', '--out', 'app'], /^error: 'loop' cannot be read: its links lead in a circle\n$/],
    [['facts', 'loop'], /^error: 'loop' cannot be read: its links lead in a circle\n$/],
    [['simulate', 'a.yaml', '--from', 'loop'], /its links lead in a circle\n$/],
    [['check', 'a.yaml', '--against', 'loop'], /its links lead in a circle\n$/],
    [['check', 'a.yaml', '--config', 'loop'], /its links lead in a circle\n$/],
    [
      ['simulate', 'a.yaml', '--no-fix', '--scenario', 'rollout', '--html', 'folder/none/a.html'],
      /cannot be written: /,
    ],
  ])('%j', async (args, said) => {
    writeFileSync(join(folder, 'a.yaml'), SERVICE);
    symlinkSync('loop', join(folder, 'loop'));
    const { code, stderr } = await ran(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(said);
    expect(readdirSync(folder).sort()).toEqual(['a.yaml', 'loop']);
  });

  test('a file that is gone between listing and reading is a problem of its own, and the others are judged', async () => {
    writeFileSync(join(folder, 'a.yaml'), SERVICE);
    symlinkSync('gone.yaml', join(folder, 'b.yaml'));
    const { code, stdout } = await ran('check', '.', '--format', 'json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      problems: [{ code: 'cannot-open', file: 'b.yaml' }],
      summary: { resources: 1 },
    });
  });

  test('two runs that write one file leave the whole of one of them', async () => {
    writeFileSync(join(folder, 'a.yaml'), SERVICE);
    const args = ['check', 'a.yaml', '--format', 'json', '--output', 'out.json', '--html', 'out.html'];
    await Promise.all(Array.from({ length: 4 }, () => ran(...args)));
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toMatchObject({ summary: { resources: 1 } });
    expect(readFileSync(join(folder, 'out.html'), 'utf8')).toMatch(/<\/html>\s*$/);
    expect(readdirSync(folder).sort()).toEqual(['a.yaml', 'out.html', 'out.json']);
  });
});

describe('bytes that are no text', () => {
  test.each([
    ['a lone byte of a longer sign', [0xc3]],
    ['Latin-1', [0xe9, 0x20]],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
  ])('%s is told at its line, and the other files are judged', async (_, bytes) => {
    const broken = [...Buffer.from(`${SERVICE}# caf`), ...bytes, ...Buffer.from('\n# and so on\n')];
    writeFileSync(join(folder, 'a.yaml'), Uint8Array.from(broken));
    writeFileSync(join(folder, 'b.yaml'), SERVICE);
    const { code, stdout } = await ran('check', '.', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      problems: [{ code: 'encoding', file: 'a.yaml', line: 5 }],
      summary: { files: 1, resources: 1 },
    });
  });

  test('a zero byte far behind is found, too', async () => {
    writeFileSync(join(folder, 'a.yaml'), `# ${'x'.repeat(10_000)}\0\n${SERVICE}`);
    const { code, stdout } = await ran('check', 'a.yaml', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ problems: [{ code: 'binary' }] });
  });

  test('UTF-16 with its mark is read', async () => {
    writeFileSync(join(folder, 'a.yaml'), Buffer.from(`\ufeff${SERVICE}`, 'utf16le'));
    expect(JSON.parse((await ran('check', 'a.yaml', '--format', 'json')).stdout)).toMatchObject({ problems: [] });
  });
});

describe('files are written whole or not at all', () => {
  test('a link stays one, a mode stays what it was, and nothing is left beside', () => {
    writeFileSync(join(folder, 'real'), 'old', { mode: 0o640 });
    symlinkSync('real', join(folder, 'link'));
    nodeFiles(folder).stage('link', 'new').commit();
    expect(readFileSync(join(folder, 'real'), 'utf8')).toBe('new');
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(lstatSync(join(folder, 'real')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(['link', 'real']);
  });

  (process.platform === 'linux' ? test : test.skip)(
    'a folder that cannot be made is told, and not waited for',
    async () => {
      const { code, stderr } = await ran('init', '/proc/none/app');
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: "error: '/proc/none/app/package.json' cannot be written: no such file\n",
      });
    },
  );

  test('where writing fails, the old file stays and the reason is one line', async () => {
    writeFileSync(join(folder, 'a.yaml'), SERVICE);
    mkdirSync(join(folder, 'report'));
    for (const flag of ['--output', '--write-baseline']) {
      expect(await ran('check', 'a.yaml', flag, 'report')).toMatchObject({ code: 2, lines: 1 });
      expect(await ran('check', 'a.yaml', flag, 'missing/report')).toMatchObject({ code: 2, lines: 1 });
    }
    expect(readdirSync(folder).sort()).toEqual(['a.yaml', 'report']);
  });

  test.each([
    ['check', 'a.yaml', '--format', 'json', '--output', 'old.json', '--html', 'missing/a.html'],
    ['check', 'a.yaml', '--format', 'json', '--output', 'old.json', '--format', 'sarif', '--output', 'missing/b'],
    ['simulate', 'a.yaml', '--format', 'json', '--output', 'missing/b', '--html', 'old.json'],
  ])('where one of several cannot be written, none is: %s %s', async (...args) => {
    writeFileSync(join(folder, 'a.yaml'), SERVICE);
    writeFileSync(join(folder, 'old.json'), 'old');
    const { code, stderr } = await ran(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: 'missing\/.*' cannot be written: no such file\n$/m);
    expect(readFileSync(join(folder, 'old.json'), 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['a.yaml', 'old.json']);
  });

  const onFullDisk = existsSync('/dev/full') ? test : test.skip;
  onFullDisk('a full disk is said in one line, with exit code 2', async () => {
    writeFileSync(join(folder, 'a.yaml'), SERVICE);
    const { code, stderr } = await ran('check', 'a.yaml', '--format', 'json', '--output', '/dev/full');
    expect({ code, stderr }).toEqual({ code: 2, stderr: "error: '/dev/full' cannot be written: the disk is full\n" });
  });
});
