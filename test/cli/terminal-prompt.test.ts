import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { transformSync } from 'esbuild';
import { terminalPrompt } from '../../lib/cli/terminal-prompt';

test('lines that are there already are answers, one after the other, and the end of the input is none', async () => {
  const input = new PassThrough();
  const prompt = terminalPrompt(input, new PassThrough());
  input.end('drains\n20s\n');
  expect([await prompt.ask('?'), await prompt.ask('?'), await prompt.ask('?')]).toEqual(['drains', '20s', undefined]);
  prompt.close();
});

/** `script` of util-linux gives a program a pseudo terminal. */
const hasTerminal =
  process.platform === 'linux' && spawnSync('script', ['-qec', 'true', '/dev/null'], { stdio: 'ignore' }).status === 0;
const atTerminal = hasTerminal ? test : test.skip;

atTerminal('somebody at a terminal is asked there, and can interrupt', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'prompt-'));
  try {
    const source = readFileSync(join(__dirname, '../../lib/cli/terminal-prompt.ts'), 'utf8');
    writeFileSync(join(folder, 'prompt.js'), transformSync(source, { loader: 'ts', format: 'cjs' }).code);
    writeFileSync(
      join(folder, 'main.js'),
      `const { terminalPrompt } = require('./prompt');
const prompt = terminalPrompt(process.stdin, process.stderr);
prompt.ask('first? ').then(async (one) => {
  console.log('terminal ' + process.stdin.isTTY + ' answer ' + one);
  await prompt.ask('second? ');
});
`,
    );
    const shell = spawn('script', ['-qec', `node ${join(folder, 'main.js')}`, '/dev/null']);
    const seen = await new Promise<{ text: string; code: number | null }>((ended) => {
      let text = '';
      shell.stdout.on('data', (chunk: Buffer) => {
        const before = text;
        text += String(chunk);
        if (!before.includes('first?') && text.includes('first?')) shell.stdin.write('drains\n');
        if (!before.includes('second?') && text.includes('second?')) shell.stdin.write('\u0003');
      });
      shell.on('close', (code) => ended({ text, code }));
    });
    expect(seen.text).toContain('terminal true answer drains');
    expect(seen.code).not.toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
