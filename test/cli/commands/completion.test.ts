import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMANDS } from '../../../lib/cli/commands';
import { SHELLS } from '../../../lib/cli/completion/completion-script';
import { runIn } from '../memory-io';

const script = async (shell: string) => (await runIn({}, 'completion', shell)).stdout;
const has = (tool: string) => spawnSync(tool, ['-c', 'true']).status === 0;

/** What bash proposes for words, of which the last is being typed. */
async function proposed(...words: string[]): Promise<readonly string[]> {
  const call = [
    await script('bash'),
    `COMP_WORDS=(zero-downtime ${words.map((word) => `'${word}'`).join(' ')})`,
    `COMP_CWORD=${words.length}`,
    '_zero_downtime',
    'printf "%s\\n" "${COMPREPLY[@]}"',
  ].join('\n');
  const { stdout, stderr } = spawnSync('bash', ['-c', call], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

test.each(SHELLS)('every command and every flag can be completed in %s', async (shell) => {
  const text = await script(shell);
  for (const [name, { load }] of Object.entries(COMMANDS)) {
    expect(text).toContain(name);
    for (const flag of Object.keys(load().flags)) expect(text).toMatch(new RegExp(`(--|-l )${flag}\\b`));
  }
});

test('bash proposes commands, flags, the values that are known, and files else', async () => {
  expect(await proposed('si')).toEqual(['simulate']);
  expect(await proposed('check', '--str')).toEqual(['--strict']);
  expect(await proposed('check', '--format', 's')).toEqual(['sarif']);
  expect(await proposed('simulate', '--format', 'jso')).toEqual(['json', 'jsonl']);
  expect(await proposed('explain', 'grace-too')).toEqual(['grace-too-short']);
  expect(await proposed('check', '--rule', 'single-r')).toEqual(['single-replica']);
  expect(await proposed('completion', 'po')).toEqual(['powershell']);
  expect(await proposed('check', 'package.js')).toEqual(['package.json']);
  expect(await proposed('check', '--output', 'package.js')).toEqual(['package.json']);
});

test('zsh and fish can read their scripts, where they are installed', async () => {
  for (const shell of ['zsh', 'fish'].filter(has)) {
    const file = join(mkdtempSync(join(tmpdir(), 'completion-')), shell);
    writeFileSync(file, await script(shell));
    const { status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }
});

test('a shell that is not known is told, with the known ones', async () => {
  expect(await runIn({}, 'completion', 'basch')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/bash, zsh, fish, powershell.*did you mean 'bash'/) as string,
  });
});
