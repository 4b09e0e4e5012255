import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { duplicate, invalid, notSupported, required, type FieldError } from '../field-error';
import { listOf, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { portNameProblems, validatePortNumber } from './validate-port';

/** The protocols that ports can have. */
export const PORT_PROTOCOLS: readonly string[] = ['SCTP', 'TCP', 'UDP'];

/**
 * The ports that a container declares. The same number twice is valid, the same name twice is not.
 *
 * @see pkg/apis/core/validation/validation.go validateContainerPorts
 */
export function validateContainerPorts(ports: unknown, path: FieldPath): readonly FieldError[] {
  const names = new Set<string>();
  return listOf(ports).flatMap((port, index) => {
    const fields = objectOf(port);
    const at = [...path, index];
    return allErrors(
      validateName(textOf(fields['name']), names, [...at, 'name']),
      validateNumber(numberOf(fields['containerPort']), [...at, 'containerPort']),
      validateHostPort(numberOf(fields['hostPort']), [...at, 'hostPort']),
      validateProtocol(textOf(fields['protocol']), [...at, 'protocol']),
    );
  });
}

function validateName(name: string, names: Set<string>, path: FieldPath): readonly FieldError[] {
  if (name === '') return [];
  const problems = portNameProblems(name);
  if (problems.length > 0) return problems.map((problem) => invalid(path, name, problem));
  if (names.has(name)) return [duplicate(path, name)];
  names.add(name);
  return [];
}

function validateNumber(port: number, path: FieldPath): readonly FieldError[] {
  return port === 0 ? [required(path)] : validatePortNumber(port, path);
}

function validateHostPort(port: number, path: FieldPath): readonly FieldError[] {
  return port === 0 ? [] : validatePortNumber(port, path);
}

/** A protocol; absent is TCP. */
export function validateProtocol(protocol: string, path: FieldPath): readonly FieldError[] {
  const isKnown = protocol === '' || PORT_PROTOCOLS.includes(protocol);
  return isKnown ? [] : [notSupported(path, protocol, PORT_PROTOCOLS)];
}

/**
 * Containers that run together may not ask for the same port of the node.
 *
 * @see pkg/apis/core/validation/validation.go AccumulateUniqueHostPorts
 */
export function validateHostPortConflicts(containers: readonly JsonObject[], path: FieldPath): readonly FieldError[] {
  const taken = new Set<string>();
  return containers.flatMap(({ ports }, container) =>
    listOf(ports).flatMap((entry, index) => {
      const { hostPort, hostIP, protocol } = objectOf(entry);
      const port = numberOf(hostPort);
      const claim = `${textOf(protocol) || 'TCP'}/${textOf(hostIP)}/${port}`;
      if (port === 0 || Number.isNaN(port)) return [];
      if (taken.has(claim)) return [duplicate([...path, container, 'ports', index, 'hostPort'], claim)];
      taken.add(claim);
      return [];
    }),
  );
}
