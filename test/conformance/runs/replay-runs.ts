import { type Check, judge, type Judgement } from './judge';
import { readRecordings } from './read-recordings';

/** The share of scenarios in which each comparison has to hold, by what is compared. */
const REQUIRED = { worst: 1, probability: 0.95, amount: 0.9, time: 0.9 } as const;

type Comparison = keyof typeof REQUIRED;

const TITLES: Readonly<Record<Comparison, string>> = {
  worst: 'worst case',
  probability: 'lost ~ p',
  amount: 'requests lost: measured min/median/max ~ sampled 5/50/95 %',
  time: 'seconds: measured ~ sampled',
};

/** What replaying recorded releases says, and whether enough of it agrees. */
export interface RunsReplay {
  readonly text: string;
  readonly agrees: boolean;
  /** Whether enough of what is said of losing or not agrees, however much it is and however long it takes. */
  readonly verdictsAgree: boolean;
}

/** Replays the recorded releases in a folder, a row a scenario. */
export function replayRuns(folder: string): RunsReplay {
  const scenarios = readRecordings(folder);
  const judged = scenarios.map((scenario) => ({ id: scenario.id, judgement: judge(scenario) }));
  const judgements = judged.flatMap(({ judgement }) => judgement ?? []);
  const width = Math.max(...scenarios.map(({ id }) => id.length));
  const rows = judged.map(({ id, judgement }) => row(id.padEnd(width), judgement));
  const share = (comparison: Comparison) => shareOf(comparison, judgements);
  const verdicts = [share('worst'), share('probability')];
  const shares = [...verdicts, share('amount'), share('time')];
  const passed = judgements.filter(holds).length;
  const skipped = scenarios.length - judgements.length;
  const sum = `${passed} passed, ${judgements.length - passed} failed, ${skipped} skipped`;
  const text = [...rows, ...shares.map(({ words }) => words), calibrationOf(judgements), sum].join('\n');
  const enough = (checks: readonly Check[]) => checks.every((check) => check.holds);
  return { text, agrees: enough(shares), verdictsAgree: enough(verdicts) };
}

function row(id: string, judgement: Judgement | undefined): string {
  if (!judgement) return `${id}  skipped: nobody here knows how to do what was done`;
  const cells = (Object.keys(REQUIRED) as Comparison[]).map((comparison) => cell(judgement[comparison]));
  return `${id}  ${holds(judgement) ? 'passed' : 'FAILED'}  ${cells.join('  |  ')}`;
}

function cell(check: Check | undefined): string {
  if (!check) return '-';
  return check.holds ? check.words : `!! ${check.words}`;
}

function holds(judgement: Judgement): boolean {
  return (Object.keys(REQUIRED) as Comparison[]).every((comparison) => judgement[comparison]?.holds !== false);
}

/** Whether the drawn ranges are as wide as what happens: to be read beside the two comparisons before it, not judged. */
function calibrationOf(judgements: readonly Judgement[]): string {
  const sum = (of: 'recorded' | 'within') => judgements.reduce((all, { calibration }) => all + calibration[of], 0);
  const [recorded, within] = [sum('recorded'), sum('within')];
  const percent =
    recorded === 0
      ? ''
      : ` (${((100 * within) / recorded).toFixed(1)} %; 90 % if the ranges are neither too wide nor too narrow)`;
  return `single numbers in the sampled 5..95 %: ${within} of ${recorded}${percent}`;
}

function shareOf(comparison: Comparison, judgements: readonly Judgement[]): Check {
  const checks = judgements.flatMap((judgement) => judgement[comparison] ?? []);
  const agreeing = checks.filter((check) => check.holds).length;
  const share = checks.length === 0 ? 1 : agreeing / checks.length;
  const percent = `${(100 * share).toFixed(1)} %, at least ${100 * REQUIRED[comparison]} % required`;
  return {
    holds: share >= REQUIRED[comparison],
    words: `${TITLES[comparison]}: ${agreeing} of ${checks.length} (${percent})`,
  };
}
