import { own } from '../../kubernetes';
import type { Json, RecognisedSource, Workload } from '../../workload';
import { portsAskedAtNodes } from '../support/routing/ports-asked-at-nodes';
import type { WorkloadRule } from '../rule';
import { daemonSetSurge } from '../support/rollout/daemon-set-rollout';
import { changed, DAEMON_SET } from '../support/example';
import { hostPortOf } from '../support/rollout/host-port';
import { askedAgain } from '../support/termination/asked-again';
import { restingOn } from '../support/resting-on';

const STATED = 'zero-downtime/on-sigterm: drains';
const TAKING = changed(DAEMON_SET, {
  'ports: [{ name: http, containerPort: 8080 }]': 'ports: [{ name: http, containerPort: 8080, hostPort: 80 }]',
  'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'rollingUpdate: { maxUnavailable: 1 }',
});

/** A port of the nodes that is closed while the pod behind it is replaced. */
export const hostPortGap: WorkloadRule = {
  id: 'host-port-gap',
  title: 'A port of the nodes that is closed while the pod behind it is replaced',
  severity: 'error',
  effect: 'lost-requests',
  message: '{name} takes the port {port} of its nodes: {gap}, and who asks that node is refused',
  why: 'A port of a node leads to the pod that listens there and to no other one: no Service, no readiness probe and no preStop hook has a part in it. From the moment on when one pod stops listening until the next one listens, every connection is refused.',
  fix: 'take the {taken} away and let requests come by a Service, of type LoadBalancer or NodePort for clients outside, with internalTrafficPolicy: Local for those on the same node{surge}; where something in front of the nodes tries another one, state that in zero-downtime/traffic, as custom(name=… drain-lag=… first-use=…)',
  source: [
    'https://github.com/containernetworking/plugins/blob/main/plugins/meta/portmap/main.go',
    'https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#communicating-with-daemon-pods',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/scheduler/framework/plugins/nodeports/node_ports.go',
  ],
  presupposes: [
    ...['rollout-refused', 'container-refused', 'naked-pod'],
    ...['rollout-below-wanted', 'stateful-set-alone', 'surge-blocked', 'daemon-set-surge-blocked'],
  ],
  bad: [TAKING, changed(TAKING, { [STATED]: `${STATED}\nzero-downtime/traffic: host-port` })],
  good: [
    changed(TAKING, { [STATED]: `${STATED}\nzero-downtime/traffic: custom(name=edge drain-lag=5s first-use=5s)` }),
    changed(DAEMON_SET, { [STATED]: `${STATED}\nzero-downtime/traffic: none` }),
  ],
  *check(workload, world) {
    const { identity, manifest, podSpec, stated, traffic } = workload;
    if (!mayRefuse(workload)) return;
    const shown = [...traffic.recognised, ...traffic.unstated].find(({ source }) => source.kind === 'host-port');
    const place = shown ? placeOf(shown) : hostPortOf(workload);
    // Whether clients keep to one node is known to who put something in front of them: an entrance with balancers before
    // it, or an agent, has a port of the node on purpose.
    if (!stated && !portsAskedAtNodes(world).has(place?.port ?? 0)) return;
    const isDaemonSet = identity.kind === 'DaemonSet';
    yield {
      path: place?.path ?? ['metadata', 'name'],
      resource: manifest,
      numbers: {
        name: identity.name,
        port: place?.port ?? 'that it listens at',
        taken: podSpec['hostNetwork'] === true ? 'network of the node' : 'hostPort',
        ...(isDaemonSet ? OF_DAEMON_SET : OF_OTHERS),
      },
      ...restingOn(shown?.assumption, !isDaemonSet && 'the pod that takes the place of another comes to another node'),
    };
  },
};

const OF_DAEMON_SET = {
  surge: ', and set maxSurge to 1 and maxUnavailable to 0',
  gap: 'a rollout creates the next pod of a node only when the one before is gone',
};
const OF_OTHERS = { surge: '', gap: 'a pod that is replaced may come back on another node' };

/** Whether its pods are asked at their nodes and replaced, and whoever asks them does not ask again by itself. */
function mayRefuse(workload: Workload): boolean {
  const { serving, traffic } = workload;
  const isAsked = serving.length > 0 && traffic.value.some(({ kind }) => kind === 'host-port');
  return isAsked && isReplaced(workload) && askedAgain(workload) === undefined;
}

/** Whether anything replaces its pods by itself. */
function isReplaced(workload: Workload): boolean {
  const isDaemonSet = workload.identity.kind === 'DaemonSet';
  return isDaemonSet ? daemonSetSurge(workload) !== undefined : workload.update.way !== 'none';
}

function placeOf({ manifest, path }: RecognisedSource) {
  const port = path.reduce<Json | undefined>(
    (value, step) => own((value ?? {}) as Record<string, Json>, step),
    manifest.object,
  );
  return { path, port: Number(port) };
}
