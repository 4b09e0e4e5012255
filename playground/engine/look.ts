import { diagnosticsOf, quickFixes, type JudgedTexts } from '../../lib/editor';
import { numbersOf } from './numbers';
import { planOf } from './plan-of';
import type { Found, Questions } from './question';
import { FILE, judged, subjectOf, subjectsOf } from './subject';

/** Everything about a text that takes no simulation. */
export function look({ text, workload }: Questions['look']['ask']): Questions['look']['answer'] {
  const texts = judged(text);
  const subject = subjectOf(texts, workload);
  const plan = subject && planOf(subject.workload, texts.world().kubernetesVersion);
  return {
    found: foundIn(texts),
    workloads: subjectsOf(texts).map(({ name }) => name),
    ...(subject && { workload: subject.name }),
    scenarios: subject?.scenarios ?? [],
    numbers: subject ? numbersOf(subject.workload) : {},
    ...(plan && { plan }),
  };
}

/** How many findings get their edits worked out: all of a text that somebody looks at. */
const MOST_FIXES = 60;

function foundIn(texts: JudgedTexts): readonly Found[] {
  return diagnosticsOf(texts.report, FILE).map((one, place) => ({
    ...one,
    fixes: place < MOST_FIXES && one.data ? fixesOf(texts, one.range, one.data.fingerprint) : [],
  }));
}

function fixesOf(texts: JudgedTexts, range: Found['range'], fingerprint: string): Found['fixes'] {
  return quickFixes(texts, FILE, range)
    .filter(({ finding }) => finding.fingerprint === fingerprint)
    .map(({ title, edits }) => ({ title, edits: edits.flatMap((its) => its.edits) }));
}
