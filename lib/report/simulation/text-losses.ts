import { formatFieldPath } from '../../kubernetes';
import type { Blame, Outcome } from '../../simulation';
import { plainText } from '../plain-text';
import { wrap } from '../wrap';
import { placeOf } from './blamed-losses';
import { CAUSE_MARKS } from './cause-marks';
import { type FieldLoss, fieldLosses } from './field-losses';
import { requestsText, sentText } from './numbers';
import type { SimulationTextSettings } from './text-simulation-settings';

/** How many pods are named. */
const NAMED = 3;

/** What is lost, when, at which pods, and the field to blame. */
export function textLosses(outcome: Outcome, settings: SimulationTextSettings): readonly string[] {
  return fieldLosses(outcome).flatMap((loss) => textLoss(loss, settings));
}

function textLoss(loss: FieldLoss, { paint, width }: SimulationTextSettings): readonly string[] {
  const { blame } = loss;
  const head = kindsText(loss);
  const rest = wrap(plainText(`${whenOf(loss)}${whereOf(loss)}: ${blame.words}`), width, `  ${head}, `, '    ');
  return [`  ${paint('error', head)}${rest.slice(head.length + 2)}`, ...textPlace(blame, paint)];
}

/** The field to blame, and where it stands. */
export function textPlace(blame: Blame, paint: SimulationTextSettings['paint']): readonly string[] {
  const place = placeOf(blame);
  const { kind, name } = blame.resource;
  const field = formatFieldPath(blame.path);
  const target = place === undefined ? `${kind} ${name}: ${field}` : place;
  return [
    `   ${paint('faint', '-->')} ${plainText(target)}`,
    ...(place === undefined ? [] : [`       ${plainText(field)}`]),
  ];
}

/** How many, and what becomes of them. */
export function kindsText({ kinds, requests }: FieldLoss): string {
  const [only, ...more] = kinds;
  if (only && more.length === 0) return `${requestsText(requests)} ${CAUSE_MARKS[only.cause].word}`;
  const each = kinds.map((kind) => `${requestsText(kind.requests)} ${CAUSE_MARKS[kind.cause].word}`);
  return `${requestsText(requests)} lost (${each.join(', ')})`;
}

function whenOf({ from, to, intervals }: FieldLoss): string {
  const span = sentText(from, to);
  return intervals === 1 ? span : `${intervals} times ${span}`;
}

function whereOf({ pods }: FieldLoss): string {
  if (pods.length === 0) return '';
  const named = pods.slice(0, NAMED).join(', ');
  return ` at ${named}${pods.length > NAMED ? ` and ${pods.length - NAMED} more` : ''}`;
}
