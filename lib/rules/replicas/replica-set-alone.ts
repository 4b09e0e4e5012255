import { writtenVolume, type Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, DEPLOYMENT, SERVICE, BUDGET, together, WEB } from '../support/example';
import { hostPortOf } from '../support/rollout/host-port';
import { restingOn } from '../support/resting-on';

/** The fields that only a Deployment has. */
const REPLICA_SET = changed(DEPLOYMENT, {
  'kind: Deployment': 'kind: ReplicaSet',
  'strategy:': '',
  'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': '',
});

/** A ReplicaSet whose running pods no new version reaches. */
export const replicaSetAlone: WorkloadRule = {
  id: 'replica-set-alone',
  title: 'Running pods that a new version never reaches',
  severity: 'error',
  infoWhere: 'no facts are stated about it, and neither a budget nor an autoscaler is written for it',
  effect: 'stuck',
  message: 'a new version of the {kind} {name} never reaches its running pods: no Deployment owns it',
  why: 'It only keeps up the number of pods. A changed template is used for pods that are created later: a release ends only when somebody deletes the old ones by hand.',
  fix: 'write it as {mend}',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#alternatives-to-replicaset',
  bad: [together(REPLICA_SET, SERVICE, BUDGET)],
  good: [WEB],
  *check(workload) {
    const { identity, made, serving, traffic } = workload;
    const { kind, name } = identity;
    if ((kind !== 'ReplicaSet' && kind !== 'ReplicationController') || made || serving.length === 0) return;
    yield {
      path: ['kind'],
      numbers: { kind, name, mend: mendOf(workload) },
      ...(!isReleased(workload) && { severity: 'info' }),
      ...restingOn(traffic.assumption),
    };
  },
};

/** Whether anything shows that somebody releases it: most that are written still are lessons, or years old. */
function isReleased({ budgets, replicas, stated }: Workload): boolean {
  return stated || budgets.length > 0 || replicas.autoscaler !== undefined;
}

/**
 * A successor that wants the same port of the same node waits for ever for the pod that it is to replace, and one that
 * starts beside it works on the same data.
 */
function mendOf(workload: Workload): string {
  const data = dataOf(workload);
  if (data !== undefined) {
    return `a StatefulSet, or as a Deployment with the strategy Recreate, so that no second pod works on ${data} beside the old one`;
  }
  const taken = hostPortOf(workload);
  const besides = taken
    ? `: with maxSurge 0 and maxUnavailable 1, since each takes port ${taken.port} of its node`
    : '';
  return `a Deployment, which replaces the pods one after the other${besides}`;
}

/** What a single pod writes to that outlives it; several share theirs already. */
function dataOf({ application, podSpec, replicas }: Workload): string | undefined {
  if (replicas.max > 1) return undefined;
  const name = writtenVolume(podSpec);
  if (name !== undefined) return `the volume ${name}`;
  return application?.holds === undefined ? undefined : `the data of ${application.name}`;
}
