import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { forbidden, invalid, notSupported, required, type FieldError } from '../field-error';
import { isObject, listOf, numberOf, objectOf, textOf } from '../values/json';
import { hasForm, mismatch } from '../values/name-problems';
import { validatePortNumber, validatePortReference } from './validate-port';
import { own } from '../../values/own';

/** How the action of one kind of handler is validated. */
export type ActionRule = (action: unknown, path: FieldPath) => readonly FieldError[];

/**
 * The handlers that probes and hooks share, in the order in which the API server looks at them.
 *
 * @see pkg/apis/core/validation/validation.go validateHandler
 */
export const PROBE_ACTIONS = {
  exec: (action, path) => (listOf(objectOf(action)['command']).length === 0 ? [required([...path, 'command'])] : []),
  httpGet: validateHttpGet,
  tcpSocket: (action, path) => validatePortReference(objectOf(action)['port'], [...path, 'port']),
  grpc: (action, path) => validatePortNumber(numberOf(objectOf(action)['port']), [...path, 'port']),
} satisfies Readonly<Record<string, ActionRule>>;

/**
 * A handler has exactly one action, and that one is valid.
 *
 * @param handler the mapping that holds the action
 * @param actions what the action may be
 * @see pkg/apis/core/validation/validation.go validateHandler
 */
export function validateHandler(
  handler: unknown,
  actions: Readonly<Record<string, ActionRule>>,
  path: FieldPath,
): readonly FieldError[] {
  const fields = objectOf(handler);
  const [first, ...others] = Object.keys(actions).filter((field) => isObject(own(fields, field)));
  if (first === undefined) return [required(path, 'must specify a handler type')];
  return allErrors(
    own(actions, first)?.(own(fields, first), [...path, first]) ?? [],
    others.map((field) => forbidden([...path, field], 'may not specify more than 1 handler type')),
  );
}

const HEADER = '[-A-Za-z0-9]+';
const HEADER_MESSAGE = "a valid HTTP header must consist of alphanumeric characters or '-'";

/** An absent path is `/` and an absent scheme HTTP, so neither is missed. */
function validateHttpGet(action: unknown, path: FieldPath): readonly FieldError[] {
  const { port, scheme, httpHeaders } = objectOf(action);
  const isKnown = ['', 'HTTP', 'HTTPS'].includes(textOf(scheme));
  const names = listOf(httpHeaders).map((header) => textOf(objectOf(header)['name']));
  return allErrors(
    validatePortReference(port, [...path, 'port']),
    isKnown ? [] : [notSupported([...path, 'scheme'], scheme, ['HTTP', 'HTTPS'])],
    names
      .filter((name) => !hasForm(name, HEADER))
      .map((name) => invalid([...path, 'httpHeaders'], name, mismatch(HEADER_MESSAGE, HEADER, 'X-Header-Name'))),
  );
}
