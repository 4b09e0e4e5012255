import {
  asArray,
  asNumber,
  asObject,
  asString,
  type FieldPath,
  isObject,
  type JsonObject,
  own,
  pathBelow,
} from '../../kubernetes';
import { readMounts } from './mounts';
import type { ContainerPort, WrittenContainer } from './container';

/** Reads every container of a pod: regular ones first, then sidecars and init containers. */
export function readContainers(podSpec: JsonObject, podPath: FieldPath): readonly WrittenContainer[] {
  const read = (list: string) =>
    asArray(own(podSpec, list)).map((json, index) =>
      readContainer(asObject(json), pathBelow(pathBelow(podPath, list), index), podSpec),
    );
  return [...read('containers'), ...read('initContainers')];
}

function readContainer(json: JsonObject, path: FieldPath, podSpec: JsonObject): WrittenContainer {
  const { preStop, postStart } = asObject(json['lifecycle']);
  return {
    name: asString(json['name']) ?? '',
    path,
    json,
    role: roleOf(json, path),
    ports: readPorts(json),
    mounts: readMounts(json, podSpec),
    ...(isObject(preStop) && { preStop }),
    ...(isObject(postStart) && { postStart }),
  };
}

function roleOf(json: JsonObject, path: FieldPath): WrittenContainer['role'] {
  if (path.at(-2) === 'containers') return 'regular';
  return json['restartPolicy'] === 'Always' ? 'sidecar' : 'init';
}

function readPorts(json: JsonObject): readonly ContainerPort[] {
  return asArray(json['ports']).flatMap((port) => {
    const { containerPort, hostPort } = asObject(port);
    const number = asNumber(containerPort);
    const [name, protocol, onNode] = [
      asString(asObject(port)['name']),
      asString(asObject(port)['protocol']),
      asNumber(hostPort),
    ];
    if (number === undefined) return [];
    return [
      {
        number,
        ...(name !== undefined && { name }),
        ...(protocol && { protocol }),
        ...(onNode && { hostPort: onNode }),
      },
    ];
  });
}
