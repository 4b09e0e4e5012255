import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { forbidden, invalid, required, type FieldError } from '../field-error';
import { objectOf, type JsonObject } from '../values/json';
import { formatQuantity } from '../values/format-quantity';
import { quantityInThousandths } from '../values/quantity';
import { isExtendedResource, isOvercommitAllowed, validateResourceName } from './validate-resource-name';
import { own } from '../../values/own';

/**
 * What a container asks for and may use at most. Quantities that cannot be read are not looked at.
 *
 * @see pkg/apis/core/validation/validation.go validateResourceRequirements
 */
export function validateResources(resources: unknown, path: FieldPath): readonly FieldError[] {
  const fields = objectOf(resources);
  const [limits, requests] = [objectOf(fields['limits']), objectOf(fields['requests'])];
  return allErrors(
    validateQuantities(limits, [...path, 'limits']),
    Object.keys(requests).flatMap((name) =>
      allErrors(
        validateQuantity(name, requests, [...path, 'requests']),
        validateAgainstLimit(name, requests, limits, path),
      ),
    ),
    validateHugePages([...Object.keys(limits), ...Object.keys(requests)], path),
  );
}

/** Quantities of resources, by name. */
export function validateQuantities(quantities: unknown, path: FieldPath): readonly FieldError[] {
  const all = objectOf(quantities);
  return Object.keys(all).flatMap((name) => validateQuantity(name, all, path));
}

function validateHugePages(names: readonly string[], path: FieldPath): readonly FieldError[] {
  const isAlone =
    names.some((name) => name.startsWith('hugepages-')) && !names.some((name) => name === 'cpu' || name === 'memory');
  return isAlone ? [forbidden(path, 'HugePages require cpu or memory')] : [];
}

function validateQuantity(name: string, quantities: JsonObject, path: FieldPath): readonly FieldError[] {
  const quantity = own(quantities, name);
  const thousandths = quantityInThousandths(quantity) ?? 0n;
  const at = [...path, name];
  const isWhole = !isExtendedResource(name) || thousandths % 1000n === 0n;
  return allErrors(
    validateResourceName(name, at),
    thousandths < 0n ? [invalid(at, formatQuantity(quantity), 'must be greater than or equal to 0')] : [],
    isWhole ? [] : [invalid(at, formatQuantity(quantity), 'must be an integer')],
  );
}

function validateAgainstLimit(
  name: string,
  requests: JsonObject,
  limits: JsonObject,
  path: FieldPath,
): readonly FieldError[] {
  const request = quantityInThousandths(own(requests, name));
  const limit = quantityInThousandths(own(limits, name));
  const overcommit = isOvercommitAllowed(name);
  if (request === undefined) return [];
  if (limit === undefined) {
    return overcommit ? [] : [required([...path, 'limits'], 'Limit must be set for non overcommitable resources')];
  }
  const relation = overcommit ? 'less than or equal to' : 'equal to';
  if (overcommit ? request <= limit : request === limit) return [];
  const detail = `must be ${relation} ${name} limit of ${formatQuantity(own(limits, name))}`;
  return [invalid([...path, 'requests'], formatQuantity(own(requests, name)), detail)];
}
