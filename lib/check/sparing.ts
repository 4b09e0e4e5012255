import type { Manifest } from '../workload';

/** So many objects are left out, one after the other: a bug that most of them meet is none of an object. */
const MOST = 5;

/** What was done with the objects that it could be done with. */
export interface Spared<T> {
  /** Absent where it could not be done at all. */
  readonly result?: T;
  /** What it has failed on; without an object where it fails on any. */
  readonly failed: readonly { readonly error: unknown; readonly manifest?: Manifest }[];
}

/** Does something with all objects; with those that are left, where it fails on some. */
export function sparing<T>(manifests: readonly Manifest[], run: (some: readonly Manifest[]) => T): Spared<T> {
  const failed: { readonly error: unknown; readonly manifest?: Manifest }[] = [];
  let left = manifests;
  for (;;) {
    try {
      return { result: run(left), failed };
    } catch (error) {
      const manifest = failed.length < MOST ? failingOn(left, run) : undefined;
      if (!manifest) return { failed: [...failed, { error }] };
      failed.push({ error, manifest });
      left = left.filter((one) => one !== manifest);
    }
  }
}

/** The object without which it does not fail: the last of the fewest with which it does. */
function failingOn<T>(manifests: readonly Manifest[], run: (some: readonly Manifest[]) => T): Manifest | undefined {
  const fails = (count: number) => {
    try {
      run(manifests.slice(0, count));
      return false;
    } catch {
      return true;
    }
  };
  if (fails(0)) return undefined;
  let [works, broken] = [0, manifests.length];
  while (broken - works > 1) {
    const middle = Math.floor((works + broken) / 2);
    if (fails(middle)) broken = middle;
    else works = middle;
  }
  return manifests[broken - 1];
}
