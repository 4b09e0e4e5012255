import { asArray, asNumber, asObject, asString } from '../../kubernetes';
import type { Manifest } from '../../workload';

/** A port of the nodes that a Service gives up for another one. One that nobody writes stays as it is. */
export function movedNodePort(before: Manifest, now: Manifest): number | undefined {
  const next = nodePortsOf(now);
  for (const [key, number] of nodePortsOf(before)) {
    if ((next.get(key) ?? number) !== number) return number;
  }
  return undefined;
}

/** What is written of them, by port and protocol. */
function nodePortsOf({ object }: Manifest): ReadonlyMap<string, number> {
  const ports = asArray(asObject(object['spec'])['ports']).map(asObject);
  return new Map(
    ports.flatMap(({ port, protocol, nodePort }) => {
      const number = asNumber(nodePort);
      return number === undefined ? [] : [[`${asNumber(port) ?? ''}/${asString(protocol) ?? 'TCP'}`, number] as const];
    }),
  );
}
