import { oncePer } from './once-per';
import { own } from '../values/own';

/** Labels of an object. */
export type Labels = Readonly<Record<string, string>>;

/**
 * Whether a label selector, as it stands in a manifest, selects an object with these labels. An empty selector selects
 * everything, an absent one nothing, and so does one that the API server would refuse.
 *
 * @param selector a mapping with `matchLabels` and `matchExpressions`
 * @see staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go LabelSelectorAsSelector
 */
export function selectorMatches(selector: unknown, labels: Labels): boolean {
  if (!isMapping(selector)) return false;
  const { matchLabels, matchExpressions } = selector;
  const pairs = isMapping(matchLabels) ? Object.entries(matchLabels) : [];
  const expressions: readonly unknown[] = Array.isArray(matchExpressions) ? matchExpressions : [];
  return (
    pairs.every(([key, value]) => own(labels, key) === value) &&
    expressions.every((expression) => expressionMatches(expression, labels))
  );
}

function expressionMatches(expression: unknown, labels: Labels): boolean {
  if (!isMapping(expression) || typeof expression['key'] !== 'string') return false;
  const { key, operator } = expression;
  const values: readonly unknown[] = Array.isArray(expression['values']) ? expression['values'] : [];
  const value = own(labels, key);
  switch (operator) {
    case 'In':
      return value !== undefined && has(values, value);
    case 'NotIn':
      return values.length > 0 && (value === undefined || !has(values, value));
    case 'Exists':
      return values.length === 0 && value !== undefined;
    case 'DoesNotExist':
      return values.length === 0 && value === undefined;
    default:
      return false;
  }
}

/** Lists of thousands are asked about thousands of pods. */
function has(values: readonly unknown[], value: string): boolean {
  return values.length < LONG ? values.includes(value) : setOf(values).has(value);
}

const LONG = 16;

const setOf = oncePer((values: readonly unknown[]): ReadonlySet<unknown> => new Set(values));

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
