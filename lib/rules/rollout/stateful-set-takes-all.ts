import { statefulSetMaxUnavailable } from '../../kubernetes';
import { COUNTS_UNAVAILABLE, unavailableTogether } from '../../workload';
import type { WorkloadRule } from '../rule';
import { BUDGET, changed, SERVICE, STATEFUL_SET, together } from '../support/example';
import { restingOn } from '../support/resting-on';
import { replicasAssumption, smallestCount } from '../support/rollout/replica-counts';

const taking = (maxUnavailable: string) =>
  together(
    changed(STATEFUL_SET, {
      'serviceName: web': `serviceName: web\nupdateStrategy: { rollingUpdate: { maxUnavailable: ${maxUnavailable} } }`,
    }),
    SERVICE,
    BUDGET,
  );

/** A StatefulSet whose update takes all pods at once, in a cluster that counts what it may take. */
export const statefulSetTakesAll: WorkloadRule = {
  id: 'stateful-set-takes-all',
  title: 'A StatefulSet whose update takes all pods at once',
  severity: 'warning',
  effect: 'lost-requests',
  message: 'a rollout leaves none of the {replicas} pods of {name}: maxUnavailable is {maxUnavailable}',
  why: 'A StatefulSet deletes a pod before it makes the next one. Kubernetes 1.35.0 to 1.35.3 has the feature gate MaxUnavailableStatefulSet on and obeys maxUnavailable; 1.35.4, 1.36 and what is older take one pod at a time, whatever it says.',
  fix: 'set maxUnavailable to 1, or to fewer pods than may be missed at once',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#maximum-unavailable-pods',
    'https://github.com/kubernetes/kubernetes/pull/137904',
  ],
  presupposes: ['rollout-refused'],
  examplesFor: COUNTS_UNAVAILABLE,
  bad: [taking('3'), taking('100%')],
  good: [taking('1'), taking('2')],
  *check(workload, { kubernetesVersion }) {
    const { identity, serving, replicas: counts } = workload;
    const maxUnavailable = unavailableTogether(workload, kubernetesVersion);
    if (maxUnavailable === undefined) return;
    if (serving.length === 0 || (workload.update.partition ?? 0) > 0) return;
    const takesAll = (count: number) => count > 1 && statefulSetMaxUnavailable(maxUnavailable, count) >= count;
    const replicas = smallestCount(counts, takesAll);
    if (replicas === undefined) return;
    const path = ['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'];
    yield {
      path,
      numbers: { name: identity.name, replicas, maxUnavailable },
      edits: [{ path, value: 1 }],
      ...restingOn(
        workload.traffic.assumption,
        replicasAssumption(workload),
        'Kubernetes 1.35.0 to 1.35.3: the cluster counts maxUnavailable of StatefulSets',
      ),
    };
  },
};
