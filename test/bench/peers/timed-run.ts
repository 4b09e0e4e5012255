import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Places } from '../measure';
import type { Peer } from './peer';

/** GNU time: what a process and its children took. */
const TIME = '/usr/bin/time';

/** Whoever waits for a network, in seconds, has none. */
const LONGEST = '60';

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
  { command: commandFor, env, failsWith }: Peer,
  services: number,
  { root, scratch }: Places,
): TimedRun {
  const [command, ...args] = commandFor(services);
  const [outdir, times, said] = [join(scratch, 'out'), join(scratch, 'times'), join(scratch, 'said')];
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const output = openSync(said, 'w');
  const start = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(
    TIME,
    ['-q', '-f', '%U %S %M', '-o', times, 'timeout', LONGEST, command, ...args],
    {
      cwd: root,
      env: { ...process.env, CDK8S_OUTDIR: outdir, ...env },
      encoding: 'utf8',
      stdio: ['ignore', output, 'pipe'],
    },
  );
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  closeSync(output);
  const failure = failsWith?.exec(readFileSync(said, 'utf8'))?.[0];
  if (failure !== undefined) throw new Error(failure);
  if (error || status === null || status > 1) {
    throw new Error(
      (error ?? stderr.trim().split('\n')[0] ?? '').toString() ||
        `it ends with ${status}, which is 124 where it takes too long`,
    );
  }
  const [user = 0, system = 0, peak = 0] = readFileSync(times, 'utf8').trim().split(/\s+/).map(Number);
  return { cpu: (user + system) * 1000, wall, peakMiB: peak / 1024 };
}
