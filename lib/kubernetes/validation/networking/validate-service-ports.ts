import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dnsLabelProblems } from '../values/dns-name-problems';
import { duplicate, forbidden, invalid, required, type FieldError } from '../field-error';
import { listOf, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { validateProtocol } from '../containers/validate-container-ports';
import { validateQualifiedName } from '../metadata/validate-labels';
import { validatePortNumber, validatePortReference } from '../containers/validate-port';

/**
 * The ports of a Service: where there are several, each has a name. An absent target port is the port itself.
 *
 * @see pkg/apis/core/validation/validation.go validateServicePort
 */
export function validateServicePorts(ports: unknown, path: FieldPath): readonly FieldError[] {
  const all = listOf(ports).map(objectOf);
  const names = new Set<string>();
  return all.flatMap((port, index) => {
    const at = [...path, index];
    const { appProtocol } = port;
    return allErrors(
      validateName(textOf(port['name']), all.length > 1, names, [...at, 'name']),
      validatePortNumber(numberOf(port['port']), [...at, 'port']),
      validateProtocol(textOf(port['protocol']), [...at, 'protocol']),
      validatePortReference(port['targetPort'] || port['port'], [...at, 'targetPort']),
      typeof appProtocol === 'string' ? validateQualifiedName(appProtocol, [...at, 'appProtocol']) : [],
    );
  });
}

function validateName(name: string, isNeeded: boolean, names: Set<string>, path: FieldPath): readonly FieldError[] {
  if (name === '') return isNeeded ? [required(path)] : [];
  const isTwice = names.has(name);
  names.add(name);
  return allErrors(
    dnsLabelProblems(name).map((problem) => invalid(path, name, problem)),
    isTwice ? [duplicate(path, name)] : [],
  );
}

/** Ports of the nodes are for Services that open them, each only once. */
export function validateNodePorts(ports: unknown, type: string, path: FieldPath): readonly FieldError[] {
  const all = listOf(ports).map(objectOf);
  const detail = "may not be used when `type` is 'ClusterIP'";
  const stated = all.map((port) => numberOf(port['nodePort']));
  return allErrors(
    stated.flatMap((port, index) =>
      type === 'ClusterIP' && port !== 0 ? [forbidden([...path, index, 'nodePort'], detail)] : [],
    ),
    repeated(all, 'nodePort').map((index) => duplicate([...path, index, 'nodePort'], stated[index])),
    repeated(all, 'port').map((index) => duplicate([...path, index], shownPort(all[index] ?? {}))),
  );
}

/** The indices of ports whose number and protocol stand before. Zero is no port of a node. */
function repeated(ports: readonly JsonObject[], field: 'nodePort' | 'port'): readonly number[] {
  const keyOf = (port: JsonObject) => `${textOf(port['protocol']) || 'TCP'} ${numberOf(port[field])}`;
  const keys = ports.map(keyOf);
  return keys.flatMap((key, index) => {
    const counts = field === 'port' || numberOf(ports[index]?.[field]) !== 0;
    return counts && keys.indexOf(key) < index ? [index] : [];
  });
}

/** A port as the API server shows it in a message: with the names of its own type. */
function shownPort({ protocol, port }: JsonObject): unknown {
  const Protocol = textOf(protocol) || 'TCP';
  return { Name: '', Protocol, AppProtocol: null, Port: numberOf(port), TargetPort: 0, NodePort: 0 };
}

/** The default of the API server's flag. */
const NODE_PORTS = { from: 30_000, to: 32_767 };

/**
 * Ports of the nodes are taken from a range, when everything else is valid.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export function validateNodePortRange(ports: unknown, path: FieldPath): readonly FieldError[] {
  const { from, to } = NODE_PORTS;
  const detail = `provided port is not in the valid range. The range of valid ports is ${from}-${to}`;
  return listOf(ports).flatMap((port, index) => {
    const nodePort = numberOf(objectOf(port)['nodePort']);
    const isOutside = nodePort !== 0 && (nodePort < from || nodePort > to);
    return isOutside ? [invalid([...path, index, 'nodePort'], nodePort, detail)] : [];
  });
}
