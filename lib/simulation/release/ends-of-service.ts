import { asArray, asObject, selectorMatches, type FieldPath } from '../../kubernetes';
import {
  containersAt,
  mayListenOn,
  readReach,
  type Manifest,
  type ReachedPort,
  type Workload,
  type World,
} from '../../workload';

/** Whether a Service selects pods by itself. */
export function isSelecting({ object }: Manifest): boolean {
  const { selector, type } = asObject(object['spec']);
  return type !== 'ExternalName' && Object.keys(asObject(selector)).length > 0;
}

/** Whether a Service selects the pods of a workload. */
export function selects({ object }: Manifest, { podLabels }: Workload): boolean {
  const { selector } = asObject(object['spec']);
  return selectorMatches({ matchLabels: asObject(selector) }, podLabels);
}

/** The ports that lead to what serves. */
export function askedPorts(service: Manifest, before: Workload): readonly ReachedPort[] {
  const serving = new Set(before.serving.map(({ name }) => name));
  return readReach(service, before.containers).ports.filter(
    ({ container }) => container === undefined || serving.has(container),
  );
}

export type End = 'led' | 'none' | 'no-port' | 'unknown';

/** Whether requests come to pods by a Service, and to something that listens. */
export function endAt(
  now: Manifest,
  workload: Workload,
  asked: readonly ReachedPort[],
  port: number | string | undefined,
  worlds: readonly World[],
): End {
  if (!selects(now, workload)) return 'none';
  const { ports } = readReach(now, workload.containers);
  const isTold = (number: number) => containersAt(number, workload.containers).length > 0;
  const mayListen = (number: number): End =>
    isTold(number) ? 'led' : mayListenOn(number, workload, worlds) ? 'unknown' : 'no-port';
  const ends = new Set(
    asked.map((one) => endOf(one, port === undefined ? samePort(one, ports) : named(port, ports), mayListen)),
  );
  const [first = 'led', ...others] = ends;
  return others.length > 0 ? 'unknown' : first;
}

/** A number that no container declares is one that it listens on where it has been asked before, or is by a probe. */
function endOf(asked: ReachedPort, now: ReachedPort | undefined, undeclared: (number: number) => End): End {
  if (!now || now.number === undefined) return 'no-port';
  if (now.container !== undefined || now.number === asked.number) return 'led';
  return undeclared(now.number);
}

function samePort({ port, protocol }: ReachedPort, ports: readonly ReachedPort[]): ReachedPort | undefined {
  return ports.find((one) => one.port === port && one.protocol === protocol);
}

function named(port: number | string, ports: readonly ReachedPort[]): ReachedPort | undefined {
  return ports.find((one) => one.port === port || one.name === port);
}

/** The field that says where a Service leads. */
export function portPath([first]: readonly ReachedPort[], now: Manifest): FieldPath {
  const index = asArray(asObject(now.object['spec'])['ports']).findIndex(
    (one) => asObject(one)['port'] === first?.port,
  );
  return index < 0 ? ['spec', 'ports'] : ['spec', 'ports', index, 'targetPort'];
}
