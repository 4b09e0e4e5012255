import { grouped, own } from '../../kubernetes';
import {
  answersAtAny,
  asArray,
  asObject,
  declaredPorts,
  identityOf,
  isNamedPort,
  meantPort,
  targetOfPort,
  unansweredPorts,
  type ContainerPort,
  type JsonObject,
  type Manifest,
  type UnansweredPort,
  type Workload,
} from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { asWritten } from '../support/as-written';
import { asFarAsWritten } from '../support/as-far-as-written';
import { changed, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
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
    const all = unansweredPorts(workload, world);
    for (const { service, index, json, meantFor } of all) {
      if (meantFor.length === 0) yield unmatched(workload, service, json, index);
    }
    // A Service with a hundred ports leads astray once.
    const leadingAstray = all.filter(({ meantFor }) => meantFor.length > 0);
    for (const ports of grouped(leadingAstray, ({ service }) => service).values())
      yield astray(workload, ports as [UnansweredPort, ...UnansweredPort[]]);
  },
};

/** The selector of a Service is too wide: pods of something else get a part of the requests, and refuse them. */
function astray(workload: Workload, ports: readonly [UnansweredPort, ...UnansweredPort[]]): Violation {
  const [{ service, index, json, meantFor }] = ports;
  const { name } = workload.identity;
  const label = answersAtAny(workload, service) ? undefined : ownLabel(meantFor, workload);
  const target = asWritten(targetOfPort(json));
  return {
    resource: service,
    path: asFarAsWritten(service.object, ['spec', 'ports', index, 'targetPort']),
    numbers: {
      service: identityOf(service).name,
      port: listed(ports.map((one) => asWritten(one.json['port']))),
      targetPort: listed(ports.map((one) => asWritten(targetOfPort(one.json)))),
      name,
      declared: declaredIn(workload),
      mend: answersAtAny(workload, service)
        ? `give ${name} a Service of its own, and select only the pods that answer at all ports of one`
        : selectMeant(name, target, meantFor, label),
    },
    ...(label !== undefined && { edits: [{ path: ['spec', 'selector', label[0]], value: label[1] }] }),
    ...restingOn(`${name} listens on no port that it does not declare`),
  };
}

function selectMeant(name: string, target: string, meantFor: readonly Workload[], label?: readonly string[]): string {
  if (label === undefined) return selectOthers(name, target);
  const these = listed(meantFor.map(({ identity }) => identity.name));
  return `add ${label.join(': ')} to the selector of the Service, which ${these} has and ${name} has not; or let ${name} listen on ${target}, and declare that`;
}

/** A label that the pods have which a Service is for, and not those that it catches: none that a release changes. */
function ownLabel(meantFor: readonly Workload[], { podLabels }: Workload): [string, string] | undefined {
  const [first, ...others] = meantFor;
  return Object.entries(first?.podLabels ?? {}).find(
    ([key, value]) =>
      own(podLabels, key) !== value &&
      !OF_A_RELEASE.test(key) &&
      others.every((one) => own(one.podLabels, key) === value),
  );
}

const OF_A_RELEASE = /version|chart|hash|revision|release|managed-by|commit/i;

function declaredIn({ containers }: Workload): string {
  const declared = containers.flatMap(({ ports }) => ports);
  return listed(declared.map(({ name, number }) => name ?? number)) || 'none';
}

function unmatched(workload: Workload, service: Manifest, port: JsonObject, index: number): Violation {
  const declared = workload.containers.flatMap(({ ports }) => ports);
  const path = ['spec', 'ports', index, 'targetPort'];
  const target = targetOfPort(port);
  const { name } = workload.identity;
  const meant = meantPort(port, declared);
  return {
    resource: service,
    path: asFarAsWritten(service.object, path),
    numbers: {
      service: identityOf(service).name,
      port: asWritten(port['port']),
      targetPort: isNamedPort(target) ? `'${asWritten(target)}'` : asWritten(target),
      name,
      declared: declaredIn(workload),
      mend: mendOf(workload, asWritten(target)),
    },
    ...(meant && !isTaken(service, port, meant) && { edits: [{ path, value: meant.name ?? meant.number }] }),
    ...restingOn(
      !isNamedPort(target) && `${name} listens on no port that it does not declare`,
      hasOthers(service) &&
        `somebody sends requests to the port ${asWritten(port['port'])} of ${identityOf(service).name}`,
    ),
  };
}

function mendOf(workload: Workload, target: string): string {
  const { name } = workload.identity;
  return declaredPorts(workload).length > 0
    ? `let targetPort be one of the ports that the containers of ${name} declare, or declare ${target}`
    : selectOthers(name, target);
}

function selectOthers(name: string, target: string): string {
  return `let the Service select only the pods that answer, by a label that ${name} does not have; or let it listen on ${target}, and declare that`;
}

function hasOthers(service: Manifest): boolean {
  return asArray(asObject(service.object['spec'])['ports']).length > 1;
}

/** Whether another port of the Service leads there already: then this one means something else. */
function isTaken(service: Manifest, { protocol }: JsonObject, { name, number }: ContainerPort): boolean {
  const ports = asArray(asObject(service.object['spec'])['ports']).map(asObject);
  return ports.some((other) => {
    const target = targetOfPort(other);
    const isThere = target === number || String(target) === String(number) || (name !== undefined && target === name);
    return isThere && (other['protocol'] ?? 'TCP') === (protocol ?? 'TCP');
  });
}
