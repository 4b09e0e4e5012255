import { fixWorkload, type TextEdit } from '../../lib/editor';
import type { Questions } from './question';
import { FILE, judged, subjectOf } from './subject';

/** Everything that `fix` would change for a workload, proved by check and simulation. */
export function mend({ text, workload }: Questions['mend']['ask']): readonly TextEdit[] {
  const texts = judged(text);
  const subject = subjectOf(texts, workload);
  if (!subject) return [];
  return fixWorkload(texts, { workload: subject.workload.identity, file: FILE }).flatMap(({ edits }) => edits);
}
