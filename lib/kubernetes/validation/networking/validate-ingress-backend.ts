import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dns1035LabelProblems, dnsLabelProblems, dnsSubdomainProblems } from '../values/dns-name-problems';
import { invalid, required, type FieldError } from '../field-error';
import { isObject, isSet, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { nameErrors, validateNeededName } from '../values/name-errors';
import { pathSegmentProblems } from '../values/path-segment-problems';
import { portNameProblems, validatePortNumber } from '../containers/validate-port';

/**
 * Where an Ingress sends requests: to a Service or to another resource.
 *
 * @param isRelaxed whether the name of a Service may start with a digit
 * @see pkg/apis/networking/validation/validation.go validateIngressBackend
 */
export function validateIngressBackend(backend: unknown, isRelaxed: boolean, path: FieldPath): readonly FieldError[] {
  const { resource, service } = objectOf(backend);
  if (isObject(resource) && isObject(service)) {
    return [invalid(path, '', 'cannot set both resource and service backends')];
  }
  if (isObject(resource)) return validateResource(resource, [...path, 'resource']);
  if (!isObject(service)) return [invalid(path, '', 'resource or service backend is required')];
  const problems = isRelaxed ? dnsLabelProblems : dns1035LabelProblems;
  return allErrors(
    validateNeededName(service['name'], problems, [...path, 'service', 'name']),
    validatePort(objectOf(service['port']), path),
  );
}

function validatePort({ name: written, number }: JsonObject, path: FieldPath): readonly FieldError[] {
  const [name, port] = [textOf(written), numberOf(number)];
  const at = [...path, 'service', 'port'];
  if (name !== '' && port !== 0) return [invalid(path, '', 'cannot set both port name & port number')];
  if (name !== '') return nameErrors(name, portNameProblems, [...at, 'name']);
  return port === 0 ? [required(path, 'port name or number is required')] : validatePortNumber(port, [...at, 'number']);
}

function validateResource({ apiGroup, kind, name }: JsonObject, path: FieldPath): readonly FieldError[] {
  return allErrors(
    isSet(apiGroup) ? nameErrors(textOf(apiGroup), dnsSubdomainProblems, [...path, 'apiGroup']) : [],
    validateNeededName(kind, pathSegmentProblems, [...path, 'kind']),
    validateNeededName(name, pathSegmentProblems, [...path, 'name']),
  );
}
