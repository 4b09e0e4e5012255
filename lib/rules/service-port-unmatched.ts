import { asArray, asObject, identityOf, type Json, type JsonObject, type Manifest, type Workload } from '../workload';
import type { Violation, WorkloadRule } from './rule';
import { changed, WEB } from './support/example';
import { workloadsReachedBy } from './support/sharing';

/** A port of a Service that leads to no port of its pods. */
export const servicePortUnmatched: WorkloadRule = {
  id: 'service-port-unmatched',
  severity: 'error',
  effect: 'lost-requests',
  message:
    "the Service {service} sends port {port} to the port '{targetPort}', which {name} does not have ({declared})",
  why: 'A named target port that a pod lacks gives it no endpoint: every request to that port of the Service is refused.',
  fix: "let targetPort be one of the ports that the containers of {name} declare, or declare '{targetPort}'",
  source: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/staging/src/k8s.io/endpointslice/utils.go',
  ],
  presupposes: ['container-refused'],
  bad: [changed(WEB, { 'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 80, targetPort: web }]' })],
  good: [WEB],
  *check(workload, world) {
    for (const service of workload.services) {
      const ports = asArray(asObject(service.object['spec'])['ports']).map(asObject);
      for (const [index, port] of ports.entries()) {
        if (!isNamed(port['targetPort']) || hasPort(workload, port)) continue;
        if (!workloadsReachedBy(service, world, workload).some((other) => hasPort(other, port))) {
          yield unmatched(workload, service, port, index);
        }
      }
    }
  },
};

/** A name without a letter is refused. */
function isNamed(targetPort: Json | undefined): boolean {
  return typeof targetPort === 'string' && /[a-z]/i.test(targetPort);
}

function hasPort({ containers }: Workload, { targetPort, protocol = 'TCP' }: JsonObject): boolean {
  return containers
    .filter(({ role }) => role !== 'init')
    .flatMap(({ json }) => asArray(json['ports']).map(asObject))
    .some((port) => port['name'] === targetPort && (port['protocol'] ?? 'TCP') === protocol);
}

function unmatched(workload: Workload, service: Manifest, port: JsonObject, index: number): Violation {
  const declared = workload.containers.flatMap(({ ports }) => ports);
  const path = ['spec', 'ports', index, 'targetPort'];
  const [only, ...others] = declared;
  return {
    resource: service,
    path,
    numbers: {
      service: identityOf(service).name,
      port: String(port['port'] ?? ''),
      targetPort: String(port['targetPort']),
      name: workload.identity.name,
      declared: declared.map(({ name, number }) => name ?? number).join(', ') || 'none',
    },
    ...(only && others.length === 0 && { edits: [{ path, value: only.name ?? only.number }] }),
  };
}
