import { filesNotBuilt, type Skipped } from '../source';
import type { Notice } from './notice';
import { allOf, someOf } from './words/some-of';

/** Tells of the files that kustomizations leave out, though they build from what stands beside them. */
export function leftOut(skipped: readonly Skipped[]): readonly Notice[] {
  const names = filesNotBuilt(skipped);
  if (names.length === 0) return [];
  const [subject, them] = names.length === 1 ? ['1 file is', 'it'] : [`${names.length} files are`, 'them'];
  const which = `${subject} named by no kustomization, though one builds from what stands beside ${them}`;
  const message = `${which}: ${someOf(names)}; check ${them} without --render if applied`;
  return [{ code: 'not-built', message, ...allOf(names) }];
}
