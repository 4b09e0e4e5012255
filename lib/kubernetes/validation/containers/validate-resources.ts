import { own } from '../../values/own';
import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { forbidden, invalid, required, type FieldError } from '../field-error';
import { isSet, objectOf, type JsonObject } from '../values/json';
import { formatQuantity } from '../values/format-quantity';
import { quantityInThousandths } from '../values/quantity';
import {
  HUGE_PAGES,
  isExtendedResource,
  isHugePages,
  isOvercommitAllowed,
  validateResourceName,
  type ResourceNameRule,
} from './validate-resource-name';

/**
 * What a container asks for and may use at most. Quantities that cannot be read are not looked at.
 *
 * @see pkg/apis/core/validation/validation.go validateResourceRequirements
 */
export function validateResources(
  resources: unknown,
  path: FieldPath,
  nameRule: ResourceNameRule = validateResourceName,
): readonly FieldError[] {
  const fields = objectOf(resources);
  const [limits, requests] = [quantitiesOf(fields['limits']), quantitiesOf(fields['requests'])];
  return allErrors(
    Object.keys(limits).flatMap((name) =>
      allErrors(
        validateQuantity(name, limits, [...path, 'limits'], nameRule),
        validatePages(name, own(limits, name), [...path, 'limits', name]),
      ),
    ),
    Object.keys(requests).flatMap((name) =>
      allErrors(
        validateQuantity(name, requests, [...path, 'requests'], nameRule),
        validateAgainstLimit(name, requests, limits, path),
        validatePages(name, own(requests, name), [...path, 'requests', name]),
      ),
    ),
    validateHugePages([...Object.keys(limits), ...Object.keys(requests)], path),
  );
}

/** Quantities of resources, by name. */
export function validateQuantities(quantities: unknown, path: FieldPath): readonly FieldError[] {
  const all = quantitiesOf(quantities);
  return Object.keys(all).flatMap((name) => validateQuantity(name, all, path, validateResourceName));
}

/** Quantities by name. The API server reads one without a value as none at all. */
export function quantitiesOf(quantities: unknown): JsonObject {
  const all = objectOf(quantities);
  if (Object.values(all).every(isSet)) return all;
  return Object.fromEntries(Object.entries(all).map(([name, quantity]) => [name, quantity ?? '0']));
}

function validateHugePages(names: readonly string[], path: FieldPath): readonly FieldError[] {
  const isAlone =
    names.some((name) => name.startsWith('hugepages-')) && !names.some((name) => name === 'cpu' || name === 'memory');
  return isAlone ? [forbidden(path, 'HugePages require cpu or memory')] : [];
}

function validateQuantity(
  name: string,
  quantities: JsonObject,
  path: FieldPath,
  nameRule: ResourceNameRule,
): readonly FieldError[] {
  const quantity = own(quantities, name);
  const thousandths = quantityInThousandths(quantity) ?? 0n;
  const at = [...path, name];
  const isWhole = !isExtendedResource(name) || thousandths % 1000n === 0n;
  return allErrors(
    nameRule(name, at),
    thousandths < 0n ? [invalid(at, formatQuantity(quantity), 'must be greater than or equal to 0')] : [],
    isWhole ? [] : [invalid(at, formatQuantity(quantity), 'must be an integer')],
  );
}

/**
 * Huge pages come whole.
 *
 * @see pkg/apis/core/helper/helpers.go IsHugePageResourceValueDivisible
 */
function validatePages(name: string, quantity: unknown, path: FieldPath): readonly FieldError[] {
  if (!isHugePages(name)) return [];
  const page = quantityInThousandths(name.slice(HUGE_PAGES.length)) ?? 0n;
  const isPage = page > 0n && page % 1000n === 0n;
  const bytes = ((quantityInThousandths(quantity) ?? 0n) + 999n) / 1000n;
  if (isPage && (bytes * 1000n) % page === 0n) return [];
  const shown = formatQuantity(quantity);
  return [invalid(path, shown, `${shown} is not positive integer multiple of ${name}`)];
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
