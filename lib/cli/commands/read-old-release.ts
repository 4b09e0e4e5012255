import type { ReadManifests } from '../files/read-files';
import { readPaths } from '../files/read-paths';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import type { Progress } from '../progress';
import { UsageError } from '../usage-error';

/**
 * Reads the release that runs, which a flag names. Half of it would tell of changes that nobody makes.
 *
 * @throws UsageError when a part of it cannot be read, or when there is nothing
 */
export async function readOldRelease(
  flag: 'against' | 'from',
  given: Given,
  io: Io,
  progress: Progress,
): Promise<ReadManifests> {
  const replacedBy = given.positionals;
  const old = await readPaths(given.all(flag), { given, io, progress, replacedBy, tests: given.has('tests') });
  const [problem] = old.problems.filter(({ severity }) => severity === 'error');
  if (problem) throw new UsageError(`--${flag}: ${problem.file}:${problem.line}:${problem.column}: ${problem.message}`);
  if (old.resources === 0) throw new UsageError(`--${flag}: no Kubernetes object was found there`);
  return old;
}
