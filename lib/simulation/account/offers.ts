import type { Seconds } from '../../kubernetes';

/**
 * What has been on offer, each thing until a time, in the order of those times: finds the largest of what has been since
 * a moment, without looking at what is smaller and was gone earlier.
 */
export class Offers<Kind extends { readonly lost: number }> {
  private readonly kept: { readonly offer: Kind; readonly until: Seconds }[] = [];

  push(offer: Kind, until: Seconds): void {
    const { kept } = this;
    const latest = Math.max(until, kept.at(-1)?.until ?? until);
    while ((kept.at(-1)?.offer.lost ?? Infinity) <= offer.lost) kept.pop();
    kept.push({ offer, until: latest });
  }

  /** The largest of those that were there at that time or later. */
  best(since: Seconds): Kind | undefined {
    const { kept } = this;
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle] as { until: Seconds }).until < since) low = middle + 1;
      else high = middle;
    }
    return kept[low]?.offer;
  }
}
