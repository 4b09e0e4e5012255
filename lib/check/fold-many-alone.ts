import { grouped } from '../kubernetes';
import type { Finding } from './finding';
import { folderOf } from './fold-versions';
import { withCopies } from './with-copies';

/** So many single pods of one place may each have been forgotten; of more, one has been decided for all. */
const FORGOTTEN = 3;

/**
 * Folds the single pods of a folder, or of what one kustomization or chart makes, into the first of them: where one pod is
 * what nearly everything runs as, it is one decision, and one to think over. A pod without which the API server refuses
 * writes stays a finding of its own.
 */
export function foldManyAlone(findings: readonly Finding[]): readonly Finding[] {
  const places = grouped(findings, (finding) => (isAlone(finding) ? placeOf(finding) : finding));
  if ([...places.values()].every(({ length }) => length <= FORGOTTEN)) return findings;
  return [...places.values()].flatMap((alike) => {
    const [first, ...others] = alike;
    return first === undefined || alike.length <= FORGOTTEN ? alike : [withCopies(first, others)];
  });
}

function isAlone({ rule, file, numbers }: Finding): boolean {
  return rule === 'single-replica' && file !== undefined && !numbers['refused'];
}

function placeOf({ severity, file = '', renderedFrom = '' }: Finding): string {
  return JSON.stringify([severity, renderedFrom === '' ? folderOf(file) : renderedFrom]);
}
