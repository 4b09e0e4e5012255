import { staysOne, type Workload, type World } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, POD, SERVICE, together, WEB } from '../support/example';
import { hostPortOf } from '../support/rollout/host-port';
import { restingOn } from '../support/resting-on';

/** A Pod that gets requests and that nothing brings back. */
export const nakedPod: WorkloadRule = {
  id: 'naked-pod',
  title: 'A Pod that gets requests and that nothing brings back',
  severity: 'error',
  infoWhere:
    'nothing leads to it but a port that it declares, and it has neither a probe nor a hook: somebody may have started it by hand, to look into something',
  effect: 'lost-requests',
  message: 'the Pod {name} gets requests, and nothing creates it anew: no controller owns it',
  why: 'When it is deleted, evicted, or lost with its node, it is gone for good. A node drain refuses to go on, or with --force takes it away for ever, and a new version means deleting the old one first.',
  fix: 'write it as the template of {mend}',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/#pods-and-controllers',
    'https://kubernetes.io/docs/concepts/configuration/overview/#naked-pods-vs-replicasets-deployments-and-jobs',
  ],
  bad: [together(POD, SERVICE)],
  good: [
    WEB,
    changed(POD, {
      'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: none',
    }),
  ],
  *check(workload, world) {
    const { identity, made, serving, services, stated, traffic } = workload;
    if (identity.kind !== 'Pod' || serving.length === 0 || made || endsByItself(workload)) return;
    yield {
      path: ['kind'],
      numbers: { name: identity.name, mend: mendOf(workload, world) },
      ...(services.length === 0 &&
        !stated &&
        traffic.assumption !== undefined &&
        isBare(workload) && { severity: 'info' }),
      ...restingOn(traffic.assumption),
    };
  },
};

/** Whether nobody has written how it is looked after: no probe, and no hook. */
function isBare({ containers }: Workload): boolean {
  return !containers.some(({ json }) => LOOKED_AFTER.some((field) => json[field] !== undefined));
}

const LOOKED_AFTER = ['startupProbe', 'readinessProbe', 'livenessProbe', 'lifecycle'] as const;

/**
 * What keeps data has to find them again, and two of it are not more of the same. Who asks a port of a node asks the pod
 * of that node.
 */
function mendOf(workload: Workload, world: World): string {
  if (workload.application?.holds !== undefined) return 'a StatefulSet, with a volumeClaimTemplate for its data';
  const taken = hostPortOf(workload);
  if (taken?.isWritten !== true) return wordDeployment(staysOne(workload, world));
  return `a DaemonSet, since it takes port ${taken.port} of its node`;
}

function wordDeployment(alone: string | undefined): string {
  return alone === undefined
    ? 'a Deployment: with 2 replicas or more, where two can share the work'
    : `a Deployment of one replica, with the strategy Recreate: ${alone}`;
}

/** A Pod that runs once, such as a test of a Helm chart. */
function endsByItself({ podSpec, services }: Workload): boolean {
  const restartPolicy = podSpec['restartPolicy'] ?? 'Always';
  return restartPolicy !== 'Always' && services.length === 0;
}
