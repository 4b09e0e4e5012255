import { nearestName } from '../../kubernetes';
import {
  asArray,
  asObject,
  asString,
  identityOf,
  imageName,
  isInjected,
  type Json,
  type JsonObject,
  type Manifest,
  type Workload,
  type World,
  type ContainerPort,
} from '../../workload';
import { oncePer } from '../../kubernetes';
import type { Violation, WorkloadRule } from '../rule';
import { asWritten } from '../support/as-written';
import { asFarAsWritten } from '../support/as-far-as-written';
import { changed, WEB } from '../support/example';
import { objectsOf } from '../support/objects/objects-of';
import { restingOn } from '../support/resting-on';
import { workloadsReachedBy } from '../support/objects/sharing';
import { listed } from '../support/listed';

/** A port of a Service that leads to no port of its pods. */
export const servicePortUnmatched: WorkloadRule = {
  id: 'service-port-unmatched',
  title: 'A port of a Service that leads to no port of its pods',
  severity: 'error',
  effect: 'stuck',
  message: 'the Service {service} sends port {port} to the port {targetPort}, which {name} does not have ({declared})',
  why: 'A named target port that a pod lacks gives it no endpoint, and at a number where nothing listens a request is refused.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/staging/src/k8s.io/endpointslice/utils.go',
  ],
  presupposes: ['container-refused', 'service-reaches-job'],
  bad: [
    changed(WEB, { 'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 80, targetPort: web }]' }),
    changed(WEB, { 'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 80 }]' }),
  ],
  good: [WEB, changed(WEB, { 'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 80, targetPort: 8080 }]' })],
  *check(workload, world) {
    if (workload.containers.some(isInjected)) return;
    const isAsked = workload.serving.length > 0;
    for (const service of workload.services) {
      const ports = asArray(asObject(service.object['spec'])['ports']).map(asObject);
      for (const [index, port] of ports.entries()) {
        const isWrong = isAsked ? isUnmatched : isCaughtBeside;
        if (isWrong(workload, service, port, world)) yield unmatched(workload, service, port, index);
      }
    }
  },
};

/**
 * A pod without a named port gets no requests, which is a loss when no other pod has it. One that does not declare a
 * number gets them all the same: it counts where it declares other ports, or where others declare that one.
 */
function isUnmatched(workload: Workload, service: Manifest, port: JsonObject, world: World): boolean {
  const target = targetOf(port);
  // Who finds the pods themselves, by a headless Service, brings the port along.
  if (!isNamed(target) && asObject(service.object['spec'])['clusterIP'] === 'None') return false;
  // Of what is no port, the API server says so.
  if (!isPortLike(target) || !isPortLike(port['port'] ?? target) || hasPort(workload, port)) return false;
  const others = thoseWithPort(workloadsReachedBy(service, world, workload), port);
  if (isNamed(target)) return others.length === 0;
  const isSilent = portsIn(workload).length === 0;
  return !(isSilent && !runsOther(workload, others)) && !isSpokenOf(Number(target), workload, service, world);
}

/**
 * Whether a Service selects pods that answer nobody beside those that it is for: nothing of them declares a port, and they
 * run something else than the pods that declare the one which requests go to.
 */
function isCaughtBeside(workload: Workload, service: Manifest, port: JsonObject, world: World): boolean {
  const target = targetOf(port);
  const isOther = workload.runsToCompletion || workload.identity.kind === 'Pod' || portsIn(workload).length > 0;
  if (isOther || isNamed(target) || !isPortLike(target)) return false;
  if (asObject(service.object['spec'])['clusterIP'] === 'None') return false;
  const others = thoseWithPort(workloadsReachedBy(service, world, workload), port);
  return runsOther(workload, others) && !isSpokenOf(Number(target), workload, service, world);
}

/** Whether there are others, and it runs something else than they do. */
function runsOther(workload: Workload, others: readonly Workload[]): boolean {
  const images = new Set(others.flatMap(imagesOf));
  return others.length > 0 && !imagesOf(workload).some((image) => images.has(image));
}

function imagesOf({ containers }: Workload): readonly string[] {
  return containers.map(({ json }) => imageName(asString(json['image']) ?? '').repository);
}

/** Whether anything tells that a port is listened on that no container declares: one that works beside it, a flag, a configuration. */
function isSpokenOf(number: number, workload: Workload, service: Manifest, world: World): boolean {
  const word = new RegExp(`(?<!\\d)${number}(?!\\d)`);
  const ports = asArray(asObject(service.object['spec'])['ports']).map(asObject);
  return (
    ports.some((other) => hasPort(workload, other)) ||
    isOneMore(number, workload, service) ||
    workload.containers.some(({ json }) => word.test(JSON.stringify({ ...json, ports: [] }))) ||
    objectsOf('ConfigMap', workload.identity.namespace, world).some(({ object }) =>
      word.test(JSON.stringify(object['data'] ?? '')),
    )
  );
}

/** Whether another Service leads to what is declared: this one is for a port besides, unless a declared one resembles it. */
function isOneMore(number: number, workload: Workload, service: Manifest): boolean {
  if (!isLedTo(workload)) return false;
  const declared = workload.containers.flatMap(({ ports }) => ports);
  const own = asArray(asObject(service.object['spec'])['ports']).map(asObject);
  return !own.some((port) => String(targetOf(port)) === String(number) && meantBy(port, declared) !== undefined);
}

/** Whether some Service leads to a port that the containers declare. */
const isLedTo = oncePer((workload: Workload): boolean =>
  workload.services.some(({ object }) =>
    asArray(asObject(object['spec'])['ports']).some((port) => hasPort(workload, asObject(port))),
  ),
);

function isPortLike(value: Json | undefined): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** Zero and the empty name count as absent, and then the target is the port itself. */
function targetOf(port: JsonObject): Json | undefined {
  return port['targetPort'] || port['port'];
}

/** A name without a letter is refused. */
function isNamed(targetPort: Json | undefined): boolean {
  return typeof targetPort === 'string' && /[a-z]/i.test(targetPort);
}

/** The pods that many Services share are asked for a port of one of them once, not once for each workload. */
function thoseWithPort(sharers: readonly Workload[], port: JsonObject): readonly Workload[] {
  const known = withPorts(sharers);
  const some = known.get(port) ?? sharers.filter((one) => hasPort(one, port));
  known.set(port, some);
  return some;
}

const withPorts = oncePer<readonly Workload[], WeakMap<JsonObject, readonly Workload[]>>(() => new WeakMap());

const portsIn = oncePer(({ containers }: Workload): readonly JsonObject[] =>
  containers.filter(({ role }) => role !== 'init').flatMap(({ json }) => asArray(json['ports']).map(asObject)),
);

/** A number is not bound to a protocol by what a container declares. */
function hasPort(workload: Workload, port: JsonObject): boolean {
  const target = targetOf(port);
  if (!isNamed(target)) return portsIn(workload).some(({ containerPort }) => String(containerPort) === String(target));
  return portsIn(workload).some(
    ({ name, protocol }) => name === target && (protocol ?? 'TCP') === (port['protocol'] ?? 'TCP'),
  );
}

function unmatched(workload: Workload, service: Manifest, port: JsonObject, index: number): Violation {
  const declared = workload.containers.flatMap(({ ports }) => ports);
  const path = ['spec', 'ports', index, 'targetPort'];
  const target = targetOf(port);
  const { name } = workload.identity;
  const meant = meantBy(port, declared);
  return {
    resource: service,
    path: asFarAsWritten(service.object, path),
    numbers: {
      service: identityOf(service).name,
      port: asWritten(port['port']),
      targetPort: isNamed(target) ? `'${asWritten(target)}'` : asWritten(target),
      name,
      declared: listed(declared.map(({ name, number }) => name ?? number)) || 'none',
      mend: mendOf(workload, asWritten(target)),
    },
    ...(meant && !isTaken(service, port, meant) && { edits: [{ path, value: meant.name ?? meant.number }] }),
    ...restingOn(
      !isNamed(target) && `${name} listens on no port that it does not declare`,
      hasOthers(service) &&
        `somebody sends requests to the port ${asWritten(port['port'])} of ${identityOf(service).name}`,
    ),
  };
}

function mendOf(workload: Workload, target: string): string {
  const { name } = workload.identity;
  return portsIn(workload).length > 0
    ? `let targetPort be one of the ports that the containers of ${name} declare, or declare ${target}`
    : `let the Service select only the pods that answer, by a label that ${name} does not have; or let it listen on ${target}, and declare that`;
}

/** The declared port that is meant: of the same name, nearly the same, or of the same number. No other is better than any. */
function meantBy(
  { name, port, targetPort }: JsonObject,
  declared: readonly ContainerPort[],
): ContainerPort | undefined {
  const names = declared.flatMap((one) => one.name ?? []);
  const written = typeof targetPort === 'string' ? targetPort : undefined;
  const near = written === undefined ? undefined : nearestName(written, names);
  return (
    declared.find((one) => one.name !== undefined && [near, name].includes(one.name)) ??
    declared.find((one) => one.number === port)
  );
}

function hasOthers(service: Manifest): boolean {
  return asArray(asObject(service.object['spec'])['ports']).length > 1;
}

/** Whether another port of the Service leads there already: then this one means something else. */
function isTaken(service: Manifest, { protocol }: JsonObject, { name, number }: ContainerPort): boolean {
  const ports = asArray(asObject(service.object['spec'])['ports']).map(asObject);
  return ports.some((other) => {
    const target = targetOf(other);
    const isThere = target === number || String(target) === String(number) || (name !== undefined && target === name);
    return isThere && (other['protocol'] ?? 'TCP') === (protocol ?? 'TCP');
  });
}
