import { formatFieldPath, isObject } from '../../kubernetes';
import type { Outcome, ProvedEdit } from '../../simulation';
import { plainText } from '../plain-text';
import { wrap } from '../wrap';
import { requestsText, timeText } from './numbers';
import type { SimulationTextSettings } from './text-simulation-settings';

/** The smallest change that makes it safe, and the proof. */
export function textFix({ fix }: Outcome, { paint, width }: SimulationTextSettings): readonly string[] {
  if (!fix) return [];
  const end = fix.end.done ? `done after ${timeText(fix.end.settled)}` : 'and it never ends';
  const proof = `simulated again with this change, ${requestsText(fix.lost)} are lost, ${end}`;
  const text = wrap(proof, width, '  fix: ', '    ');
  return [
    `  ${paint('good', 'fix:')}${text.slice('  fix:'.length)}`,
    ...fix.edits.map((edit) => `    ${paint('good', '+')} ${plainText(editText(edit))}`),
  ];
}

/** An edit in one line: a field and its value, or an object that is to be added. */
export function editText({ resource, path, value }: ProvedEdit): string {
  const object = `${resource.kind} ${resource.name}`;
  if (path.length > 0) return `${object}: ${formatFieldPath(path)}: ${JSON.stringify(value)}`;
  return `a new ${object}: ${JSON.stringify(isObject(value) ? value['spec'] : value)}`;
}
