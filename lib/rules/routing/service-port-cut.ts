import { identityOf, type ReachedPort, type ServiceReach, type Workload, type Pair } from '../../workload';
import type { ReleaseRule, Violation } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { changed, released, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

const PORTS = 'ports: [{ name: http, containerPort: 8080 }]';
const TARGET = 'ports: [{ port: 80, targetPort: http }]';
const BY_NUMBER = changed(WEB, { [TARGET]: 'ports: [{ port: 80, targetPort: 8080 }]' });

/** A Service that sends requests to a port which the pods that run do not have. */
export const servicePortCut: ReleaseRule = {
  id: 'service-port-cut',
  title: 'A Service that sends requests to a port which the pods that run do not have',
  severity: 'error',
  effect: 'lost-requests',
  message: 'port {port} of the Service {service} leads to {target} now, which the pods of {name} that run do not have',
  why: 'The new target holds as soon as it is applied, for old pods as for new ones. Until the last old pod is replaced, requests to them are refused, or find no endpoint.',
  fix: 'let the Service ask for a port by a name that both versions have, or let the new version listen on both ports for one release',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  bad: [
    released(
      WEB,
      changed(WEB, {
        [PORTS]: 'ports: [{ name: http, containerPort: 8080 }, { name: web, containerPort: 8081 }]',
        [TARGET]: 'ports: [{ port: 80, targetPort: web }]',
      }),
    ),
    released(
      BY_NUMBER,
      changed(WEB, {
        [PORTS]: 'ports: [{ name: http, containerPort: 9090 }]',
        [TARGET]: 'ports: [{ port: 80, targetPort: 9090 }]',
      }),
    ),
  ],
  good: [
    released(WEB, changed(WEB, { [PORTS]: 'ports: [{ name: http, containerPort: 9090 }]' })),
    released(BY_NUMBER, WEB),
  ],
  *checkRelease({ workloads }) {
    for (const pair of workloads) {
      if (pair.before.serving.length === 0) continue;
      for (const reach of pair.after.reaches) yield* cutPorts(pair, reach);
    }
  },
};

function* cutPorts(
  pair: Pair<Workload>,
  { service, ports }: ServiceReach,
): Iterable<Violation & { resource: ServiceReach['service'] }> {
  const { name, namespace } = identityOf(service);
  const reachBefore = pair.before.reaches.find((one) => {
    const identity = identityOf(one.service);
    return identity.name === name && identity.namespace === namespace;
  });
  for (const port of ports) {
    const before = reachBefore?.ports.find((one) => one.port === port.port && one.protocol === port.protocol);
    if (!before || before.targetPort === port.targetPort || !lacks(pair.before, port)) continue;
    const isNumber = typeof port.targetPort === 'number';
    yield {
      resource: service,
      path: asFarAsWritten(service.object, [...port.path, 'targetPort']),
      numbers: {
        port: port.port,
        service: name,
        target: isNumber ? port.targetPort : `'${port.targetPort}'`,
        name: pair.before.identity.name,
      },
      ...restingOn(isNumber && `the pods of ${pair.before.identity.name} listen on no port that they do not declare`),
    };
  }
}

/** Whether pods that declare their ports do not declare this one. */
function lacks({ containers }: Workload, { targetPort }: ReachedPort): boolean {
  const declared = containers.filter(({ role }) => role !== 'init').flatMap(({ ports }) => ports);
  return declared.length > 0 && !declared.some(({ name, number }) => name === targetPort || number === targetPort);
}
