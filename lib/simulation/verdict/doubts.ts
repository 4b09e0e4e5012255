import type { Workload } from '../../workload';
import type { Companions } from '../model/companions';
import type { End } from '../outcome';
import type { Samples } from '../sampled/samples';

const NONE: Companions = { beside: [], leftOut: [] };

/** What could make another verdict of an outcome. */
export function doubtsOf(end: End, { leftOut }: Companions = NONE): readonly string[] {
  return [
    ...(!end.done && end.isCutOff ? [wordCutOff(end)] : []),
    ...(leftOut.length > 0 ? [wordLeftOut(leftOut)] : []),
  ];
}

function wordLeftOut(leftOut: readonly Workload[]): string {
  const names = leftOut.slice(0, 1).map(({ identity }) => `${identity.kind} ${identity.name}`);
  const more = leftOut.length > 1 ? ` and ${leftOut.length - 1} more` : '';
  return `${names.join()}${more} behind the same Services or budgets ${leftOut.length > 1 ? 'are' : 'is'} not simulated`;
}

function wordCutOff({ watchedUntil, why }: Extract<End, { readonly done: false }>): string {
  return `it was not watched to its end: after ${Math.round(watchedUntil)} s, ${why}`;
}

/** What drawn runs leave open, other than the one that is shown. */
export function sampleDoubts(samples: Samples): readonly string[] {
  const count = samples.filter(({ isCutOff }) => isCutOff).length;
  if (count === 0) return [];
  return [`${count} of ${samples.length} runs were not watched to their end: something was still happening`];
}
