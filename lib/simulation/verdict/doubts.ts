import type { Seconds } from '../../kubernetes';
import type { End } from '../outcome';
import type { Samples } from '../sampled/samples';

/** What could make another verdict of an outcome. */
export function doubtsOf(end: End): readonly string[] {
  return !end.done && end.isCutOff ? [wordCutOff(end)] : [];
}

function wordCutOff({ watchedUntil, why }: Extract<End, { readonly done: false }>): string {
  return `it was not watched to its end: after ${Math.round(watchedUntil)} s, ${why}`;
}

/** What drawn runs leave open, other than the one that is shown. */
export function sampleDoubts(samples: Samples, until: Seconds): readonly string[] {
  const count = samples.filter(({ isCutOff }) => isCutOff).length;
  if (count === 0) return [];
  return [
    `${count} of ${samples.length} runs were not watched to their end: after ${Math.round(until)} s something was still happening`,
  ];
}
