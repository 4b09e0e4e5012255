import { own } from '../../values/own';
import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { invalid, type FieldError } from '../field-error';
import { listOf, objectOf, textOf, type JsonObject } from '../values/json';

/**
 * The objects with which an object goes away. One of them at most controls it.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go ValidateOwnerReferences
 */
export function validateOwners(owners: unknown, path: FieldPath): readonly FieldError[] {
  const references = listOf(owners).map(objectOf);
  const [first, ...others] = references.filter(({ controller }) => controller === true).map(nameOf);
  return allErrors(
    // The API server names the list, not the owner.
    references.flatMap((reference) => validateOwner(reference, path)),
    others.map((other) => {
      const detail = `Only one reference can have Controller set to true. Found "true" in references for ${first} and ${other}`;
      return invalid(path, references, detail);
    }),
  );
}

function nameOf({ kind, name }: JsonObject): string {
  return `${textOf(kind)}/${textOf(name)}`;
}

function validateOwner(reference: JsonObject, path: FieldPath): readonly FieldError[] {
  const apiVersion = textOf(reference['apiVersion']);
  const parts = apiVersion.split('/');
  const hasVersion = parts.length <= 2 && parts.at(-1) !== '';
  return allErrors(
    hasVersion ? [] : [invalid([...path, 'apiVersion'], apiVersion, 'version must not be empty')],
    ['kind', 'name', 'uid']
      .filter((field) => textOf(own(reference, field)) === '')
      .map((field) => invalid([...path, field], '', 'must not be empty')),
    apiVersion === 'v1' && reference['kind'] === 'Event'
      ? [invalid(path, reference, '/v1, Kind=Event is disallowed from being an owner')]
      : [],
  );
}
