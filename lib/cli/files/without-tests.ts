import { foldersOfTests, isPassedOver, type JoinedReading, type Skipped, type SkipReason } from '../../source';
import type { FileSystem } from '../io';
import type { FoundFiles } from './find-files';
import { whyPassedOver } from './folders-of-tests';

/** Files that are read, and which folders of tests are not. */
export interface WithoutTests {
  readonly found: FoundFiles;
  readonly skipped: readonly Skipped[];
}

/** Leaves out what stands in folders of tests, unless it is wanted. */
export function withoutTests(found: FoundFiles, system: FileSystem, areWanted = false): WithoutTests {
  if (areWanted) return { found, skipped: [] };
  const { files, problems } = found;
  const counts = new Map<string, number>();
  for (const { ofTests } of files) if (ofTests !== undefined) counts.set(ofTests, (counts.get(ofTests) ?? 0) + 1);
  const others = files.filter(({ ofTests }) => ofTests === undefined);
  return {
    found: { files: others, problems },
    skipped: foldersOfTests(counts, (folder) => whyPassedOver(folder, system)),
  };
}

/**
 * Reads without what stands in folders of tests; with it where it is wanted, or where there is nothing else.
 *
 * @param read reads with it or without
 * @param isEnough whether there is something else
 */
export async function readWithoutTests<T extends { readonly skipped: readonly Skipped[] }>(
  areWanted: boolean,
  read: (withTests: boolean) => Promise<T>,
  isEnough: (read: T) => boolean,
): Promise<T> {
  if (!areWanted) {
    const some = await read(false);
    if (isEnough(some) || !some.skipped.some(isPassedOver)) return some;
  }
  return read(true);
}

/** What becomes a manifest once it is built. */
const BUILT_FIRST: readonly SkipReason[] = ['kustomization', 'template', 'helm-chart'];

/** Whether there is something to judge, were it only after it is built. */
export function hasManifests({ resources, skipped }: Pick<JoinedReading, 'resources' | 'skipped'>): boolean {
  return resources > 0 || skipped.some(({ reason }) => BUILT_FIRST.includes(reason));
}
