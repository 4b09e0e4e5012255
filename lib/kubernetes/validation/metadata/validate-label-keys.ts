import { supports } from '../../versions/features';
import type { FieldPath } from '../../values/field-path';
import { isAtLeast } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { forbidden, invalid, type FieldError } from '../field-error';
import { isObject, listOf, objectOf, textOf } from '../values/json';
import type { PodContext } from '../pods/pod-context';
import { validateQualifiedName } from './validate-labels';

const IN_BOTH = 'exists in both matchLabelKeys and labelSelector';
const NO_SELECTOR = 'must not be specified when labelSelector is not set';

/** A label selector, and the keys whose values it takes from the pod. */
interface KeyedSelector {
  readonly labelSelector: unknown;
  readonly matchLabelKeys: readonly string[];
  readonly mismatchLabelKeys: readonly string[];
}

/**
 * `matchLabelKeys` of a topology spread constraint. From Kubernetes 1.34 on the API server merges them into a Pod's
 * selector, as it does for affinity.
 *
 * @see pkg/apis/core/validation/validation.go ValidateMatchLabelKeysInTopologySpread
 */
export function validateSpreadLabelKeys(
  constraint: unknown,
  context: PodContext,
  path: FieldPath,
): readonly FieldError[] {
  const selector = { ...readKeyed(constraint), mismatchLabelKeys: [] };
  if (isAtLeast(context.version, '1.34')) return validateMergedKeys(selector, context, path);
  const keysPath = [...path, 'matchLabelKeys'];
  const keys = selector.matchLabelKeys;
  const selected = selectedKeys(selector.labelSelector);
  return allErrors(
    keys.length > 0 && !isObject(selector.labelSelector) ? [forbidden(keysPath, NO_SELECTOR)] : [],
    keys.flatMap((key, index) =>
      allErrors(
        validateQualifiedName(key, [...keysPath, index]),
        selected.includes(key) ? [invalid([...keysPath, index], key, IN_BOTH)] : [],
      ),
    ),
  );
}

/**
 * `matchLabelKeys` and `mismatchLabelKeys` of a pod affinity term, dropped before Kubernetes 1.31.
 *
 * @see pkg/apis/core/validation/validation.go ValidateMatchLabelKeysAndMismatchLabelKeys
 */
export function validateAffinityLabelKeys(term: unknown, context: PodContext, path: FieldPath): readonly FieldError[] {
  if (!supports(context.version, 'match-label-keys-in-affinity')) return [];
  return validateMergedKeys(readKeyed(term), context, path);
}

function readKeyed(holder: unknown): KeyedSelector {
  const { labelSelector, matchLabelKeys, mismatchLabelKeys } = objectOf(holder);
  const texts = (list: unknown) => listOf(list).map(textOf);
  return { labelSelector, matchLabelKeys: texts(matchLabelKeys), mismatchLabelKeys: texts(mismatchLabelKeys) };
}

function validateMergedKeys(selector: KeyedSelector, context: PodContext, path: FieldPath): readonly FieldError[] {
  const { labelSelector, matchLabelKeys, mismatchLabelKeys } = selector;
  return allErrors(
    validateKeys(matchLabelKeys, labelSelector, [...path, 'matchLabelKeys']),
    validateKeys(mismatchLabelKeys, labelSelector, [...path, 'mismatchLabelKeys']),
    validateMergedSelector(selector, context, path),
    matchLabelKeys.flatMap((key, index) =>
      mismatchLabelKeys.includes(key)
        ? [invalid([...path, 'matchLabelKeys', index], key, 'exists in both matchLabelKeys and mismatchLabelKeys')]
        : [],
    ),
  );
}

function validateKeys(keys: readonly string[], labelSelector: unknown, path: FieldPath): readonly FieldError[] {
  if (keys.length === 0) return [];
  if (!isObject(labelSelector)) return [forbidden(path, NO_SELECTOR)];
  return keys.flatMap((key, index) => validateQualifiedName(key, [...path, index]));
}

/** A key may not be selected twice once the API server has merged those that the pod has. */
function validateMergedSelector(selector: KeyedSelector, context: PodContext, path: FieldPath): readonly FieldError[] {
  const { labelSelector, matchLabelKeys, mismatchLabelKeys } = selector;
  if (!isObject(labelSelector)) return [];
  const ofPod = [...matchLabelKeys, ...mismatchLabelKeys].filter((key) => Object.hasOwn(context.podLabels ?? {}, key));
  const seen = new Set(Object.keys(objectOf(labelSelector['matchLabels'])));
  return [...expressionKeys(labelSelector), ...ofPod].flatMap((key) => {
    const index = matchLabelKeys.lastIndexOf(key);
    const isTwice = seen.has(key) && index >= 0;
    seen.add(key);
    return isTwice ? [invalid([...path, index], key, IN_BOTH)] : [];
  });
}

function selectedKeys(labelSelector: unknown): readonly string[] {
  return [...Object.keys(objectOf(objectOf(labelSelector)['matchLabels'])), ...expressionKeys(labelSelector)];
}

function expressionKeys(labelSelector: unknown): readonly string[] {
  return listOf(objectOf(labelSelector)['matchExpressions']).map((expression) => textOf(objectOf(expression)['key']));
}
