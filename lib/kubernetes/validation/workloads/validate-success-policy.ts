import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { invalid, required, tooMany, type FieldError } from '../field-error';
import { isSet, listOf, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { validateNonNegative } from '../values/validate-number';

const MOST_RULES = 20;

/**
 * When a Job with numbered pods counts as done.
 *
 * @see pkg/apis/batch/validation/validation.go validateSuccessPolicy
 */
export function validateSuccessPolicy(
  { successPolicy, completions }: JsonObject,
  path: FieldPath,
): readonly FieldError[] {
  const rules = listOf(objectOf(successPolicy)['rules']);
  const at = [...path, 'rules'];
  const missing = 'at least one rules must be specified when the successPolicy is specified';
  return allErrors(
    rules.length === 0 ? [required(at, missing)] : [],
    rules.length > MOST_RULES ? [tooMany(at, rules.length, MOST_RULES)] : [],
    rules.flatMap((rule, index) => validateRule(objectOf(rule), numberOf(completions), [...at, index])),
  );
}

function validateRule(
  { succeededCount, succeededIndexes }: JsonObject,
  completions: number,
  path: FieldPath,
): readonly FieldError[] {
  const indexes = isSet(succeededIndexes) ? readIndexes(textOf(succeededIndexes), completions) : undefined;
  const count = numberOf(succeededCount);
  const at = [...path, 'succeededCount'];
  const limit = (most: number, of: string) =>
    count > most ? [invalid(at, count, `must be less than or equal to ${most} (the number of ${of})`)] : [];
  return allErrors(
    isSet(succeededCount) || indexes !== undefined
      ? []
      : [required(path, 'at least one of succeededCount or succeededIndexes must be specified')],
    typeof indexes === 'string'
      ? [invalid([...path, 'succeededIndexes'], textOf(succeededIndexes), `error parsing succeededIndexes: ${indexes}`)]
      : [],
    validateNonNegative(succeededCount, at),
    limit(completions, 'specified completions'),
    indexes === undefined
      ? []
      : limit(typeof indexes === 'number' ? indexes : 0, 'indexes in the specified succeededIndexes field'),
  );
}

/**
 * How many indexes a text such as `1,3-5,7` names, or what is wrong with it.
 *
 * @see pkg/apis/batch/validation/validation.go validateIndexesFormat
 */
function readIndexes(text: string, completions: number): number | string {
  let [last, total] = [-1, 0];
  for (const part of text === '' ? [] : text.split(',')) {
    const limits = part.split('-');
    if (limits.length > 2) {
      return `the fragment ${JSON.stringify(part)} violates the requirement that an index interval can have at most two parts separated by '-'`;
    }
    const wrong = limits.find((limit) => !/^[+-]?\d+$/.test(limit));
    if (wrong !== undefined) return `cannot convert string to integer for index: ${JSON.stringify(wrong)}`;
    const large = limits.find((limit) => Number(limit) >= completions);
    if (large !== undefined) return `too large index: ${JSON.stringify(large)}`;
    const [from = 0, to = from] = limits.map(Number);
    if (limits.length === 2 && from >= to) return `non-increasing order, previous: ${from}, current: ${to}`;
    if (last >= from) return `non-increasing order, previous: ${last}, current: ${from}`;
    [last, total] = [to, total + to - from + 1];
  }
  return total;
}
