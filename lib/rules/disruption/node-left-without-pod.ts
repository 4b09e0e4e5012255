import { asObject, identityOf, type Manifest, type Workload } from '../../workload';
import type { Edit, WorkloadRule } from '../rule';
import { comesToNone, daemonSetSurge } from '../support/rollout/daemon-set-rollout';
import { changed, DAEMON_SET, SERVICE, together, WEB } from '../support/example';
import { hostPortOf } from '../support/rollout/host-port';
import { restingOn } from '../support/resting-on';

const TARGET = 'ports: [{ port: 80, targetPort: http }]';
const LOCAL = `internalTrafficPolicy: Local\n${TARGET}`;

/** A Service that sends requests to the pods of one node only, of which there may be none. */
export const nodeLeftWithoutPod: WorkloadRule = {
  id: 'node-left-without-pod',
  title: 'A Service that sends requests to the pods of one node only, of which there may be none',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the Service {service} answers a node only from its own pods (internalTrafficPolicy is Local), and {name} {leaves}',
  why: 'With internalTrafficPolicy: Local a request meets no pod of another node: where the own node has none that is ready, it is dropped.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/proxy/topology.go',
  ],
  presupposes: ['rollout-refused'],
  bad: [
    changed(together(DAEMON_SET, SERVICE), {
      [TARGET]: LOCAL,
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'rollingUpdate: { maxUnavailable: 1 }',
    }),
    changed(WEB, { [TARGET]: LOCAL }),
  ],
  good: [changed(together(DAEMON_SET, SERVICE), { [TARGET]: LOCAL }), WEB],
  *check(workload) {
    const { serving, services, traffic } = workload;
    if (serving.length === 0) return;
    const surge = daemonSetSurge(workload);
    const isDaemonSet = workload.identity.kind === 'DaemonSet';
    const isUsedInside = traffic.value.some(({ kind }) => kind === 'cluster-ip');
    if (isDaemonSet && (surge === undefined || !comesToNone(surge))) return;
    for (const service of services.filter(isLocal)) {
      yield {
        resource: service,
        path: ['spec', 'internalTrafficPolicy'],
        numbers: { ...words(workload), service: identityOf(service).name },
        edits: isDaemonSet ? [] : [CLUSTER],
        ...restingOn(
          traffic.assumption,
          !isDaemonSet && 'clients run on nodes that have none of these pods',
          !isUsedInside && 'others in the cluster send requests to this Service',
        ),
      };
    }
  },
};

const CLUSTER: Edit = { path: ['spec', 'internalTrafficPolicy'], value: 'Cluster' };

function isLocal({ object }: Manifest): boolean {
  return asObject(object['spec'])['internalTrafficPolicy'] === 'Local';
}

function words(workload: Workload): { name: string; leaves: string; mend: string } {
  const { identity } = workload;
  if (identity.kind !== 'DaemonSet') {
    const mend = 'set internalTrafficPolicy to Cluster, or run the pods as a DaemonSet with maxSurge: 1';
    return { name: identity.name, leaves: 'is not on every node', mend };
  }
  const mend = hostPortOf(workload)
    ? 'set internalTrafficPolicy to Cluster'
    : 'set maxSurge of the DaemonSet to 1 and maxUnavailable to 0, or internalTrafficPolicy to Cluster';
  return { name: identity.name, leaves: 'takes the pod of a node away before the next one is created', mend };
}
