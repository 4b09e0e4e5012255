import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { duplicate, forbidden, notFound, type FieldError } from '../field-error';
import { isSet, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import type { PodContext } from '../pods/pod-context';
import { validateAnyContainer } from './validate-container';
import { own } from '../../values/own';

/** What a container that is there for a while only may not have. */
const REFUSED = [
  ...['ports', 'resources', 'resizePolicy', 'restartPolicy', 'restartPolicyRules'],
  ...['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'],
];

/**
 * Ephemeral containers. They are not allowed on creation at all, but looked at before that is said.
 *
 * @see pkg/apis/core/validation/validation.go validateEphemeralContainers
 */
export function validateEphemeralContainers(
  spec: JsonObject,
  context: PodContext,
  path: FieldPath,
): readonly FieldError[] {
  const namesOf = (list: string) => listOf(own(spec, list)).map((container) => textOf(objectOf(container)['name']));
  const others = new Set([...namesOf('containers'), ...namesOf('initContainers')]);
  const names = new Set(others);
  return listOf(spec['ephemeralContainers']).flatMap((entry, index) => {
    const container = objectOf(entry);
    const [name, target] = [textOf(container['name']), textOf(container['targetContainerName'])];
    const at = [...path, index];
    const isTwice = names.has(name);
    names.add(name);
    return allErrors(
      validateAnyContainer(container, context, at),
      isTwice ? [duplicate([...at, 'name'], name)] : [],
      target === '' || others.has(target) ? [] : [notFound([...at, 'targetContainerName'], target)],
      REFUSED.filter((field) => isFilled(own(container, field))).map((field) =>
        forbidden([...at, field], 'cannot be set for an Ephemeral Container'),
      ),
    );
  });
}

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isSet(value) && (typeof value !== 'object' || Object.keys(objectOf(value)).length > 0);
}
