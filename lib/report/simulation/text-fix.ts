import { formatFieldPath, isObject } from '../../kubernetes';
import type { Outcome, ProvedEdit } from '../../simulation';
import { plainText } from '../plain-text';
import { wrap } from '../wrap';
import { requestsText, timeText } from './numbers';
import type { SimulationTextSettings } from './text-simulation-settings';

/** The smallest change that makes it safe, and the proof. */
export function textFix(outcome: Outcome, { paint, width, seeksFix }: SimulationTextSettings): readonly string[] {
  const { fix } = outcome;
  if (!fix) return seeksFix && wantsFix(outcome) ? [wrap(NONE, width, '  fix: ', '    ')] : [];
  const end = fix.end.done ? `done after ${timeText(fix.end.settled)}` : endless(outcome);
  const proof = `simulated again with this change, ${requestsText(fix.lost)} are lost, ${end}`;
  const text = wrap(proof, width, '  fix: ', '    ');
  return [
    `  ${paint('good', 'fix:')}${text.slice('  fix:'.length)}`,
    ...fix.edits.map((edit) => `    ${paint('good', '+')} ${plainText(editText(edit))}`),
  ];
}

/** A release that fails is to stay where it is. */
function endless({ scenario }: Outcome): string {
  const fails = scenario === 'never-ready' || scenario === 'crashes-at-once';
  return fails ? 'and the release that fails goes no further' : 'and it never ends';
}

const NONE = 'none was found: no change that was tried (hook, grace, probes, rollout, replicas, budget) makes it safe';

/** Whether a change is looked for that makes it safe: for what is drawn from ranges none is. */
function wantsFix({ voluntary, verdict, mode }: Outcome): boolean {
  return voluntary && (verdict === 'loses' || verdict === 'stuck') && mode === 'worst';
}

/** An edit in one line: a field and its value, or an object that is to be added. */
export function editText({ resource, path, value }: ProvedEdit): string {
  const object = `${resource.kind} ${resource.name}`;
  if (path.length > 0) return `${object}: ${formatFieldPath(path)}: ${JSON.stringify(value)}`;
  return `a new ${object}: ${JSON.stringify(isObject(value) ? value['spec'] : value)}`;
}
