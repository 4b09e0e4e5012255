import { plainText } from '../report';
import { endText, fieldLosses, kindsText, placeOf, requestsText, sentText, unitText } from '../report/simulation';
import { casesOf, type Case, type Outcome } from '../simulation';
import type { JudgedTexts } from './judge-texts';
import { rangeOf, type Range } from './range';

/** Where it is said what a rollout of a workload loses. */
export interface RolloutLens {
  readonly range: Range;
  readonly case: Case;
}

/** A place for every workload of a file that is rolled out. */
export function rolloutLenses(judged: JudgedTexts, file: string): readonly RolloutLens[] {
  const world = judged.world();
  return casesOf(world, { scenarios: ['rollout'] }).flatMap((one) => {
    const manifest = world.workloads[one.index]?.manifest;
    const place = manifest?.file === file ? manifest.locate?.(['metadata', 'name']) : undefined;
    return place ? [{ range: rangeOf(place), case: one }] : [];
  });
}

/** A rollout in a few words. */
export function rolloutTitle(outcome: Outcome): string {
  const { verdict, lost } = outcome;
  const what = unitText(outcome);
  const loses = lost >= 0.05 ? `loses ${requestsText(lost)} ${what}` : `loses no ${what}`;
  switch (verdict) {
    case 'stuck':
      return 'rollout: never ends';
    case 'unknown':
      return `rollout: ${loses}, as far as it can be told`;
    default:
      return `rollout: ${loses}`;
  }
}

/** What there is to know behind it: how it ends, what is lost when, and which field is to blame. */
export function rolloutWords(outcome: Outcome): readonly string[] {
  const losses = fieldLosses(outcome).map((loss) => {
    const place = placeOf(loss.blame);
    const what = `${kindsText(loss)} ${sentText(loss.from, loss.to)}`;
    return `${what}: ${loss.blame.words}${place === undefined ? '' : ` (${place})`}`;
  });
  return [
    `${outcome.workload.kind} ${outcome.workload.name}, ${rolloutTitle(outcome)} at ${outcome.rate} per second; ${endText(outcome.end)}`,
    ...losses,
    ...outcome.doubts,
  ].map(plainText);
}
