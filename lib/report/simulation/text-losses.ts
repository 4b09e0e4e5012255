import { formatFieldPath } from '../../kubernetes';
import type { Outcome } from '../../simulation';
import { plainText } from '../plain-text';
import { wrap } from '../wrap';
import { type BlamedLoss, blamedLosses, placeOf } from './blamed-losses';
import { CAUSE_MARKS } from './cause-marks';
import { requestsText, spanText } from './numbers';
import type { SimulationTextSettings } from './text-simulation-settings';

/** How many pods are named. */
const NAMED = 3;

/** What is lost, when, at which pods, and the field to blame. */
export function textLosses(outcome: Outcome, settings: SimulationTextSettings): readonly string[] {
  return blamedLosses(outcome).flatMap((loss) => textLoss(loss, settings));
}

function textLoss(loss: BlamedLoss, { paint, width }: SimulationTextSettings): readonly string[] {
  const { cause, requests, blame } = loss;
  const head = `${requestsText(requests)} ${CAUSE_MARKS[cause].word}`;
  const rest = wrap(plainText(`${whenOf(loss)}${whereOf(loss)}: ${blame.words}`), width, `  ${head}, `, '    ');
  const place = placeOf(blame);
  const { kind, name } = blame.resource;
  const field = formatFieldPath(blame.path);
  const target = place === undefined ? `${kind} ${name}: ${field}` : place;
  return [
    `  ${paint('error', head)}${rest.slice(head.length + 2)}`,
    `   ${paint('faint', '-->')} ${plainText(target)}`,
    ...(place === undefined ? [] : [`       ${plainText(field)}`]),
  ];
}

function whenOf({ from, to, intervals }: BlamedLoss): string {
  const span = spanText(from, to);
  return intervals === 1 ? span : `${intervals} times ${span}`;
}

function whereOf({ pods }: BlamedLoss): string {
  if (pods.length === 0) return '';
  const named = pods.slice(0, NAMED).join(', ');
  return ` at ${named}${pods.length > NAMED ? ` and ${pods.length - NAMED} more` : ''}`;
}
