import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../../../lib/kubernetes';

const PROGRAM = join(__dirname, 'decoder');

/** What kubectl's decoder made of a text. */
export interface Decoded {
  readonly documents: readonly Json[];
  readonly error?: string;
}

/** Whether Go is here. */
export function hasGo(): boolean {
  return spawnSync('go', ['version']).status === 0;
}

/** Builds the program that decodes as kubectl does, and gives its file. */
export function buildDecoder(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'yaml-decoder-')), 'decoder');
  execFileSync('go', ['build', '-o', file, '.'], { cwd: PROGRAM, stdio: ['ignore', 'inherit', 'inherit'] });
  return file;
}

/** Decodes texts: bytes where they are none in UTF-8. */
export function decodeAll(decoder: string, texts: readonly (string | Uint8Array)[]): readonly Decoded[] {
  const input = texts.map((text) => `${Buffer.from(text as string).toString('base64')}\n`).join('');
  const { stdout, status, stderr } = spawnSync(decoder, { input, maxBuffer: 2 ** 30, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the decoder failed: ${stderr}`);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Decoded);
}
