import type { Manifest } from './manifest';

/** The directory of objects that were never text: those all belong together. */
const NOWHERE = '';

/** The directory that an object belongs to. */
export function directoryOf({ directory = NOWHERE }: Manifest): string {
  return directory;
}

/** A directory and those above it, nearest first, up to the PATH that was given. */
export function upwardsFrom(directory: string): readonly string[] {
  if (directory === NOWHERE || directory === '.') return [directory];
  const steps = directory.split('/');
  return [...steps.map((_, depth) => steps.slice(0, steps.length - depth).join('/')), '.'];
}
