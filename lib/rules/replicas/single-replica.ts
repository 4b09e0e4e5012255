import { alsoNeeded } from '../../workload';
import type { WorkloadRule } from '../rule';
import { AUTOSCALER, changed, together, WEB } from '../support/example';
import { isMissedByAutoscaler } from '../support/routing/missed-target';
import { isReplicated, oneReplica, replicasAssumption } from '../support/rollout/replica-counts';
import { standsAlone } from '../support/replicas/stands-alone';
import { askedAgain } from '../support/termination/asked-again';
import { restingOn } from '../support/resting-on';

/** A workload that a node drain leaves without a pod. */
export const singleReplica: WorkloadRule = {
  id: 'single-replica',
  title: 'A workload that a node drain leaves without a pod',
  severity: 'warning',
  effect: 'lost-requests',
  message: '{name} may run a single replica: {field} {fieldIs}',
  why: 'A drain evicts the pod of its node at once; the next one has to be scheduled and to start before anything serves again. No budget helps: it would only keep the drain from ending.',
  fix: 'set {field} to 2 or more{besides}',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/',
    'https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/',
  ],
  presupposes: ['budget-blocks-drain', 'stateful-set-alone', 'webhook-blocks-pods'],
  bad: [
    changed(WEB, { 'replicas: 3': 'replicas: 1' }),
    changed(together(WEB, AUTOSCALER), { 'replicas: 3': '', 'minReplicas: 2': '' }),
  ],
  good: [WEB, changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' })],
  *check(workload, world) {
    const { identity, replicas, serving, traffic } = workload;
    if (!isReplicated(workload) || serving.length === 0 || replicas.min !== 1) return;
    if (standsAlone(workload, world) !== undefined || askedAgain(workload) !== undefined) return;
    if (!replicas.autoscaler && isMissedByAutoscaler(identity, world)) return;
    const { field, fieldIs, ...place } = oneReplica(workload);
    yield {
      ...place,
      numbers: {
        name: identity.name,
        besides: alsoNeeded(workload),
        field,
        fieldIs,
      },
      ...restingOn(traffic.assumption, replicasAssumption(workload)),
    };
  },
};
