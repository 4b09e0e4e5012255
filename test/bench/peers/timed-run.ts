import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Places } from '../measure';

/** GNU time: what a process and its children took. */
const TIME = '/usr/bin/time';

/** What one run of a program took. */
export interface TimedRun {
  /** Of all cores together, in milliseconds. */
  readonly cpu: number;
  readonly wall: number;
  readonly peakMiB: number;
}

/**
 * Runs a program once. That it finds something wrong (1) is no failure.
 *
 * @throws Error with what it said, where it could not do its work
 */
export function timedRun(
  [command, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  { root, scratch }: Places,
): TimedRun {
  const [outdir, times] = [join(scratch, 'out'), join(scratch, 'times')];
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const start = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(TIME, ['-q', '-f', '%U %S %M', '-o', times, command, ...args], {
    cwd: root,
    env: { ...process.env, CDK8S_OUTDIR: outdir, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  if (error || status === null || status > 1) {
    throw new Error((error ?? stderr.trim().split('\n')[0] ?? '').toString() || `it ends with ${status}`);
  }
  const [user = 0, system = 0, peak = 0] = readFileSync(times, 'utf8').trim().split(/\s+/).map(Number);
  return { cpu: (user + system) * 1000, wall, peakMiB: peak / 1024 };
}
