import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../lib/kubernetes';
import type { PolicyVariable } from '../../lib/policy';

/** An expression, and the object that it is asked about. */
export interface CelQuestion {
  readonly variables: readonly PolicyVariable[];
  readonly expression: string;
  readonly object: JsonObject;
}

/** What it came to. */
export interface CelAnswer {
  readonly holds: boolean;
  readonly error?: string;
}

/** Builds the program that evaluates expressions as the API server does, and gives its file. */
export function buildCel(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'policy-cel-')), 'cel');
  execFileSync('go', ['build', '-o', file, '.'], {
    cwd: join(__dirname, 'cel'),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return file;
}

/** Evaluates them all. */
export function evaluateCel(program: string, questions: readonly CelQuestion[]): readonly CelAnswer[] {
  const { stdout, status, stderr } = spawnSync(program, {
    input: JSON.stringify(questions),
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the expressions were not evaluated: ${stderr}`);
  return JSON.parse(stdout) as readonly CelAnswer[];
}
