import { blamedLosses, simulationSvg } from '../../lib/report/simulation';
import { worstOutcome, type Outcome } from '../../lib/simulation';
import type { Captions, Played, PlayedLoss, Questions } from './question';
import { judged, subjectOf } from './subject';

/** What a scenario does to a workload, at its worst. */
export function play({ text, workload, scenario, picture }: Questions['play']['ask']): Played | undefined {
  const texts = judged(text);
  const subject = subjectOf(texts, workload);
  if (!subject?.scenarios.includes(scenario)) return undefined;
  const { index, workload: its } = subject;
  const outcome = worstOutcome(texts.world(), { index, workload: its.identity, scenario }, { fix: false });
  const { verdict, load, lost, rate, end, doubts, assumptions } = outcome;
  const { captions, ...options } = picture;
  return {
    svg: simulationSvg(outcome, { ...options, title: '', words: wordsOf(captions) }),
    ...{ verdict, load, lost, rate, doubts, assumptions },
    ...(end.done ? { seconds: end.settled } : { why: end.why }),
    losses: lossesOf(outcome),
  };
}

function lossesOf(outcome: Outcome): readonly PlayedLoss[] {
  return blamedLosses(outcome).map(({ cause, requests, from, to, blame }) => ({
    ...{ cause, requests, from, to, words: blame.words },
    ...(blame.line !== undefined && { line: blame.line }),
  }));
}

function wordsOf({ states, causes, ...words }: Captions) {
  return {
    ...words,
    state: (state: keyof typeof states) => states[state],
    lost: (cause: keyof typeof causes) => causes[cause],
  };
}
