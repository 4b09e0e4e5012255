import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A program that synthesises into the folder that CDK8S_OUTDIR names. */
export interface Program {
  readonly name: string;
  /** What is started, and with what. */
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

/** One run of a program. */
export interface Run {
  readonly milliseconds: number;
  /** How long processors have worked for it, in all its processes, until each was about to end. */
  readonly processorMilliseconds: number;
  /** The largest process of those that the program consists of. */
  readonly peakMiB: number;
}

/** Where a program synthesises to, and where its processes leave their peaks. */
export interface Places {
  readonly root: string;
  readonly scratch: string;
}

/** The folder that a program synthesises into. */
export const outdirOf = ({ scratch }: Places, program: Program) => join(scratch, program.name.replaceAll(/\W+/g, '-'));

/** Runs a program once, from its start to its end. Throws when it fails. */
export function measure(program: Program, places: Places): Run {
  const outdir = outdirOf(places, program);
  const peaks = join(places.scratch, 'peaks');
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  rmSync(peaks, { force: true });
  const env = {
    ...process.env,
    NODE_OPTIONS: `--require ${join(__dirname, 'programs', 'peak.js')}`,
    BENCH_PEAKS: peaks,
    CDK8S_OUTDIR: outdir,
    CDK8S_CHECK_UPGRADE: 'false',
    ...program.env,
  };
  const [command, ...args] = program.command;
  const start = process.hrtime.bigint();
  const run = spawnSync(command, args, { cwd: places.root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (run.status !== 0)
    throw new Error(`${program.command.join(' ')} failed\n${run.error ?? ''}${run.stdout}${run.stderr}`);
  return { milliseconds, ...resourcesIn(peaks) };
}

function resourcesIn(peaks: string): Omit<Run, 'milliseconds'> {
  if (!existsSync(peaks)) throw new Error('no process has reported what it took');
  const lines = readFileSync(peaks, 'utf8').trim().split('\n');
  const processes = lines.map((line) => line.split(' ').map(Number));
  const worked = processes.map(([, microseconds = 0]) => microseconds);
  return {
    peakMiB: Math.max(...processes.map(([kibibytes = 0]) => kibibytes)) / 1024,
    processorMilliseconds: worked.reduce((all, one) => all + one, 0) / 1000,
  };
}
