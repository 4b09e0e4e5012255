/** A port that a container declares. */
export interface NamedPort {
  readonly name?: string;
  /** 1 to 65535. */
  readonly port: number;
}

/**
 * The port number that a probe or a hook means: a number as it is, a name as the container's own port of that name,
 * else the number that the text holds.
 *
 * @throws RangeError when the name is none of the container's ports, or the number is not 1 to 65535: the probe then
 *   errs forever, so readiness stays failed and liveness stays succeeded
 * @see pkg/probe/util.go ResolveContainerPort
 */
export function resolveContainerPort(port: number | string, containerPorts: readonly NamedPort[]): number {
  const resolved = typeof port === 'number' ? port : findByName(port, containerPorts);
  if (!Number.isInteger(resolved) || resolved < 1 || resolved > 65535) {
    throw new RangeError(`${JSON.stringify(port)} is neither a port of the container nor a number from 1 to 65535`);
  }
  return resolved;
}

function findByName(name: string, containerPorts: readonly NamedPort[]): number {
  const named = containerPorts.find((port) => port.name === name);
  if (named) return named.port;
  return /^[-+]?\d+$/.test(name) ? Number(name) : Number.NaN;
}
