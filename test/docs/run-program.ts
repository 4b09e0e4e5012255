import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import * as zeroDowntime from '../../lib';
import * as matchers from '../../lib/testing';

/** What a program leaves behind. */
export interface Outcome {
  /** Everything that it has synthesised, file by file. */
  readonly yaml: string;
  /** What it prints, what it warns of, and what it throws, in this order. */
  readonly text: string;
  /** Whether it has thrown. */
  readonly failed: boolean;
}

const OUTCOMES = new Map<string, Outcome>();

/** Runs a TypeScript program as a user's, in this process; the same program once. */
export function runProgram(program: string): Outcome {
  const known = OUTCOMES.get(program);
  if (known) return known;
  const outdir = mkdtempSync(join(tmpdir(), 'docs-'));
  const before = process.env['CDK8S_OUTDIR'];
  const warn = jest.spyOn(process, 'emitWarning');
  try {
    process.env['CDK8S_OUTDIR'] = outdir;
    const outcome = execute(program, warn, outdir);
    OUTCOMES.set(program, outcome);
    return outcome;
  } finally {
    warn.mockRestore();
    if (before === undefined) delete process.env['CDK8S_OUTDIR'];
    else process.env['CDK8S_OUTDIR'] = before;
    rmSync(outdir, { recursive: true });
  }
}

function execute(program: string, warn: jest.SpyInstance, outdir: string): Outcome {
  const printed: string[] = [];
  const warned: string[] = [];
  const thrown: string[] = [];
  warn.mockImplementation((warning: unknown) => void warned.push(String(warning).trim()));
  const log = (...values: unknown[]) =>
    void printed.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '));
  try {
    // jest takes no test within a test: those of a page run at once.
    const test = (_name: string, run: () => void) => run();
    new Function('require', 'exports', 'console', 'test', toJavaScript(program))(requireAsUser, {}, { log }, test);
  } catch (error) {
    const { name, message } = error as Error;
    thrown.push(`${name}: ${message}`.trim());
  }
  return { yaml: yamlIn(outdir), text: [...printed, ...warned, ...thrown].join('\n'), failed: thrown.length > 0 };
}

function toJavaScript(program: string): string {
  const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true };
  return transpileModule(program, { compilerOptions }).outputText;
}

const DOORS: Readonly<Record<string, unknown>> = {
  'cdk8s-zero-downtime': zeroDowntime,
  'cdk8s-zero-downtime/jest': matchers,
};

function requireAsUser(name: string): unknown {
  return DOORS[name] ?? jest.requireActual(name);
}

function yamlIn(outdir: string): string {
  const files = readdirSync(outdir).sort();
  return files.map((file) => readFileSync(join(outdir, file), 'utf8')).join('---\n');
}
