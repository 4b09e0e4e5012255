import type { PolicyVariable } from './admission-policy';

/** The pod, or the template of pods. */
export const POD: PolicyVariable = {
  name: 'pod',
  expression: "object.kind == 'Pod' ? object.spec : object.spec.template.spec",
};

/** Containers that run as long as the pod does. */
export const CONTAINERS: PolicyVariable = {
  name: 'containers',
  expression:
    "variables.pod.containers + variables.pod.?initContainers.orValue([]).filter(c, c.?restartPolicy.orValue('') == 'Always')",
};

/** All probes of these containers. */
export const PROBES: PolicyVariable = {
  name: 'probes',
  expression:
    'variables.containers.map(c, has(c.startupProbe), c.startupProbe) + variables.containers.map(c, has(c.readinessProbe), c.readinessProbe) + variables.containers.map(c, has(c.livenessProbe), c.livenessProbe)',
};

/** The annotations of the object itself. */
export const ANNOTATIONS: PolicyVariable = {
  name: 'annotations',
  expression: 'object.metadata.?annotations.orValue({})',
};

/** Whether anybody sends requests, as far as one object tells: a port that is not only watched, or a readiness probe. */
export const SERVES: PolicyVariable = {
  name: 'serves',
  expression:
    "variables.annotations[?'zero-downtime/traffic'].orValue('') != 'none' && variables.containers.exists(c, c.?ports.orValue([]).exists(p, !p.?name.orValue('').matches('metrics|prom|health|probe|debug|pprof|admin')) || c.?readinessProbe.httpGet.hasValue() || c.?readinessProbe.tcpSocket.hasValue() || c.?readinessProbe.grpc.hasValue())",
};

/** The stated slowest start in seconds, where one container is meant; else 0. */
export const SLOWEST_START: PolicyVariable = {
  name: 'slowestStart',
  expression:
    "variables.containers.size() == 1 ? duration(variables.annotations[?'zero-downtime/slowest-start'].orValue('0s')).getSeconds() : 0",
};
