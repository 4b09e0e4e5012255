import type { JsonObject } from '../../kubernetes';
import { asArray, asObject, asString, identityOf, type Manifest, type Workload } from '../../workload';
import type { Edit, Violation, WorkloadRule } from '../rule';
import { comesToNone, daemonSetSurge } from '../support/rollout/daemon-set-rollout';
import { changed, DAEMON_SET, SERVICE, together, WEB } from '../support/example';
import { hostPortOf } from '../support/rollout/host-port';
import { askedAgain } from '../support/termination/asked-again';
import { restingOn } from '../support/resting-on';

const TARGET = 'ports: [{ port: 80, targetPort: http }]';
const LOCAL = `internalTrafficPolicy: Local\n${TARGET}`;
const OUTSIDE = `type: NodePort\nexternalTrafficPolicy: Local\n${TARGET}`;
const SURGES = 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }';

/** A Service that sends requests to the pods of one node only, of which there may be none. */
export const nodeLeftWithoutPod: WorkloadRule = {
  id: 'node-left-without-pod',
  title: 'A Service that sends requests to the pods of one node only, of which there may be none',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the Service {service} answers {whom} only from the pods of that node ({policy} is Local), and {name} {leaves}',
  why: 'With the policy Local a request meets no pod of another node: where the node that it comes from, or comes in by, has none that serves, it is dropped.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/',
    'https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/proxy/topology.go',
  ],
  presupposes: ['rollout-refused'],
  bad: [
    changed(together(DAEMON_SET, SERVICE), { [TARGET]: LOCAL, [SURGES]: 'rollingUpdate: { maxUnavailable: 1 }' }),
    changed(WEB, { [TARGET]: LOCAL }),
    changed(together(DAEMON_SET, SERVICE), { [TARGET]: OUTSIDE, [SURGES]: 'rollingUpdate: { maxUnavailable: 1 }' }),
    changed(WEB, { [TARGET]: OUTSIDE }),
  ],
  good: [
    changed(together(DAEMON_SET, SERVICE), { [TARGET]: LOCAL }),
    changed(together(DAEMON_SET, SERVICE), { [TARGET]: OUTSIDE }),
    WEB,
  ],
  *check(workload) {
    const { serving, services } = workload;
    if (serving.length === 0 || askedAgain(workload) !== undefined) return;
    const isDaemonSet = workload.identity.kind === 'DaemonSet';
    const surge = daemonSetSurge(workload);
    if (isDaemonSet && (surge === undefined || !comesToNone(surge))) return;
    for (const service of services.filter((one) => !areAskedAtNodes(one))) {
      const ways = WAYS.filter((way) => way.isTaken(service, workload));
      // What keeps a pod on every node mends both ways.
      for (const way of isDaemonSet ? ways.slice(0, 1) : ways) yield leftWithout(service, way, workload);
    }
  },
};

/**
 * Whether clients need the policy at all ports of a Service: peers keep lists of one another, and take the next of them
 * where one is gone; a server of TFTP answers from another port, which only reaches a client whose own address it has.
 */
function areAskedAtNodes({ object }: Manifest): boolean {
  const ports = asArray(asObject(object['spec'])['ports']).map(asObject);
  const isOne = ({ name, port, protocol }: JsonObject) =>
    AMONG_PEERS.test(asString(name) ?? '') || (protocol === 'UDP' && (port === 69 || name === 'tftp'));
  return ports.length > 0 && ports.every(isOne);
}

/** @see https://docs.libp2p.io/concepts/fundamentals/peers/ and https://www.rfc-editor.org/rfc/rfc1350#section-4 */
const AMONG_PEERS = /(?:^|-)(?:(?:lib)?p2p|swarm|(?:bit)?torrent|discv[45])(?:-|$)/;

/** A way by which requests come to the pods of one node. */
interface Way {
  readonly policy: 'internalTrafficPolicy' | 'externalTrafficPolicy';
  readonly whom: string;
  readonly isTaken: (service: Manifest, workload: Workload) => boolean;
  /** What it rests on that requests come this way to a node without a pod. */
  readonly assumptions: (service: Manifest, workload: Workload) => readonly (string | false | undefined)[];
}

const INSIDE: Way = {
  policy: 'internalTrafficPolicy',
  whom: 'clients on a node',
  isTaken: (service) => asObject(service.object['spec'])['internalTrafficPolicy'] === 'Local',
  assumptions: (_, { identity, traffic }) => [
    identity.kind !== 'DaemonSet' && 'clients run on nodes that have none of these pods',
    !traffic.value.some(({ kind }) => kind === 'cluster-ip') && 'others in the cluster send requests to this Service',
  ],
};

/** By a port of the nodes, which nothing checks. A load balancer asks each node whether it has a pod. */
const THROUGH_NODES: Way = {
  policy: 'externalTrafficPolicy',
  whom: 'who asks a node',
  isTaken: (service, { reaches, traffic }) =>
    !isChosen(service) &&
    traffic.value.some(({ kind }) => kind === 'node-local') &&
    reaches.some((reach) => reach.service === service && reach.externalTrafficPolicy === 'Local'),
  assumptions: (service, { identity, traffic }) => [
    [...traffic.recognised, ...traffic.unstated].find(
      (shown) => shown.source.kind === 'node-local' && shown.service === service,
    )?.assumption,
    identity.kind !== 'DaemonSet' && 'the pod that takes the place of another comes to another node',
  ],
};

/** Who calls a Service after the policy has chosen it for what it does. */
function isChosen(service: Manifest): boolean {
  return /(?:^|-)(?:only-?)?local(?:-?only)?(?:$|-)/.test(identityOf(service).name);
}

const WAYS = [INSIDE, THROUGH_NODES] as const;

function leftWithout(service: Manifest, way: Way, workload: Workload): Violation {
  const { policy, whom } = way;
  const isGivenUpEasily = workload.identity.kind !== 'DaemonSet' && way === INSIDE;
  return {
    resource: service,
    path: ['spec', policy],
    numbers: { ...words(workload, way), policy, whom, service: identityOf(service).name },
    edits: isGivenUpEasily ? [CLUSTER] : [],
    ...restingOn(workload.traffic.assumption, ...way.assumptions(service, workload)),
  };
}

const CLUSTER: Edit = { path: ['spec', 'internalTrafficPolicy'], value: 'Cluster' };

function words(workload: Workload, way: Way): { name: string; leaves: string; mend: string } {
  const { name, kind } = workload.identity;
  const cluster = `${way.policy} to Cluster${way === THROUGH_NODES ? ', which hides the address of the client' : ''}`;
  if (kind === 'DaemonSet') {
    const mend = hostPortOf(workload)
      ? `set ${cluster}`
      : `set maxSurge of the DaemonSet to 1 and maxUnavailable to 0, or ${cluster}`;
    return { name, leaves: 'takes the pod of a node away before the next one is created', mend };
  }
  const balanced = way === THROUGH_NODES ? ', or let a load balancer check the nodes' : '';
  const mend = `set ${cluster}, or run the pods as a DaemonSet with maxSurge: 1${balanced}`;
  const leaves = way === INSIDE ? 'is not on every node' : 'may leave a node and come back on another';
  return { name, leaves, mend };
}
