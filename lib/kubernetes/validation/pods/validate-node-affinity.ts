import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { forbidden, invalid, required, type FieldError } from '../field-error';
import { isObject, listOf, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { nameErrors } from '../values/name-errors';
import { labelValueProblems } from '../values/label-problems';
import { validateQualifiedName } from '../metadata/validate-labels';

/**
 * Which nodes a pod may run on.
 *
 * @see pkg/apis/core/validation/validation.go validateNodeAffinity
 */
export function validateNodeAffinity(affinity: unknown, path: FieldPath): readonly FieldError[] {
  const fields = objectOf(affinity);
  const needed = 'requiredDuringSchedulingIgnoredDuringExecution';
  const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
  return allErrors(
    isObject(fields[needed]) ? validateNodeSelector(fields[needed], [...path, needed]) : [],
    listOf(fields[preferred]).flatMap((term, index) => {
      const { weight, preference } = objectOf(term);
      const at = [...path, preferred, index];
      return allErrors(
        validateWeight(weight, [...at, 'weight']),
        validateNodeSelectorTerm(preference, false, [...at, 'preference']),
      );
    }),
  );
}

/** The weight of a preference: 1 to 100. */
export function validateWeight(weight: unknown, path: FieldPath): readonly FieldError[] {
  const number = numberOf(weight);
  return number <= 0 || number > 100 ? [invalid(path, number, 'must be in the range 1-100')] : [];
}

function validateNodeSelector(selector: unknown, path: FieldPath): readonly FieldError[] {
  const terms = listOf(objectOf(selector)['nodeSelectorTerms']);
  const at = [...path, 'nodeSelectorTerms'];
  if (terms.length === 0) return [required(at, 'must have at least one node selector term')];
  return terms.flatMap((term, index) => validateNodeSelectorTerm(term, true, [...at, index]));
}

function validateNodeSelectorTerm(term: unknown, checkValues: boolean, path: FieldPath): readonly FieldError[] {
  const fields = listOf(objectOf(term)['matchFields']).flatMap((field, index) =>
    validateNodeField(objectOf(field), [...path, 'matchFields', index]),
  );
  return allErrors(validateExpressions(term, checkValues, path), fields);
}

/** Of the fields of a node only its name can be asked for. */
function validateNodeField({ key, operator, values }: JsonObject, path: FieldPath): readonly FieldError[] {
  const relation = textOf(operator);
  const isOne = listOf(values).length === 1;
  const detail = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
  const isKnown = relation === 'In' || relation === 'NotIn';
  return allErrors(
    isKnown && !isOne ? [required([...path, 'values'], detail)] : [],
    isKnown ? [] : [invalid([...path, 'operator'], relation, 'not a valid selector operator')],
    key === 'metadata.name' ? [] : [invalid([...path, 'key'], textOf(key), 'not a valid field selector key')],
    key === 'metadata.name'
      ? listOf(values).flatMap((value, index) =>
          nameErrors(textOf(value), dnsSubdomainProblems, [...path, 'values', index]),
        )
      : [],
  );
}

function validateExpressions(term: unknown, checkValues: boolean, path: FieldPath): readonly FieldError[] {
  return listOf(objectOf(term)['matchExpressions']).flatMap((expression, index) => {
    const { key, operator, values } = objectOf(expression);
    const at = [...path, 'matchExpressions', index];
    return allErrors(
      validateOperator(textOf(operator), listOf(values).length, at),
      validateQualifiedName(textOf(key), [...at, 'key']),
      listOf(checkValues ? values : []).flatMap((value, position) =>
        labelValueProblems(textOf(value)).map((problem) =>
          invalid([...at, 'values', position], textOf(value), problem),
        ),
      ),
    );
  });
}

/** @see pkg/apis/core/validation/validation.go ValidateNodeSelectorRequirement */
function validateOperator(operator: string, values: number, path: FieldPath): readonly FieldError[] {
  const at = [...path, 'values'];
  switch (operator) {
    case 'In':
    case 'NotIn':
      return values > 0 ? [] : [required(at, "must be specified when `operator` is 'In' or 'NotIn'")];
    case 'Exists':
    case 'DoesNotExist':
      return values === 0 ? [] : [forbidden(at, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")];
    case 'Gt':
    case 'Lt':
      return values === 1 ? [] : [required(at, "must be specified single value when `operator` is 'Lt' or 'Gt'")];
    default:
      return [invalid([...path, 'operator'], operator, 'not a valid selector operator')];
  }
}
