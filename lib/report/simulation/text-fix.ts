import { formatFieldPath } from '../../kubernetes';
import type { Outcome } from '../../simulation';
import { plainText } from '../plain-text';
import { wrap } from '../wrap';
import { requestsText, timeText } from './numbers';
import type { SimulationTextSettings } from './text-simulation-settings';

/** The smallest change that makes it safe, and the proof. */
export function textFix({ fix }: Outcome, { paint, width }: SimulationTextSettings): readonly string[] {
  if (!fix) return [];
  const end = fix.end.done ? `done after ${timeText(fix.end.settled)}` : 'which never ends';
  const proof = `(simulated again: ${requestsText(fix.lost)} lost, ${end})`;
  const text = wrap(plainText(`${fix.words} ${proof}`), width, '  fix: ', '    ');
  return [
    `  ${paint('good', 'fix:')}${text.slice('  fix:'.length)}`,
    ...fix.edits.map(({ resource, path, value }) =>
      plainText(`       ${resource.kind} ${resource.name}: ${formatFieldPath(path)} = ${JSON.stringify(value)}`),
    ),
  ];
}
