import { staysOne } from '../../workload';
import type { WorkloadRule } from '../rule';
import { BUDGET, changed, SERVICE, STATEFUL_SET, together } from '../support/example';
import { oneReplica, replicasAssumption } from '../support/rollout/replica-counts';
import { isCountedOn, NOT_COUNTED_ON } from '../support/replicas/counted-on';
import { isLedToByNone } from '../support/replicas/never-has-others';
import { isOneOnPurpose } from '../support/replicas/one-on-purpose';
import { standsAlone } from '../support/replicas/stands-alone';
import { askedAgain } from '../support/termination/asked-again';
import { restingOn } from '../support/resting-on';

/** A StatefulSet whose only pod every release takes away. */
export const statefulSetAlone: WorkloadRule = {
  id: 'stateful-set-alone',
  title: 'A StatefulSet whose only pod every release takes away',
  severity: 'warning',
  infoWhere: NOT_COUNTED_ON,
  effect: 'lost-requests',
  message:
    'every rollout, and every drain, leaves {name} without a pod: {field} {fieldIs}, and a StatefulSet cannot surge',
  why: 'A StatefulSet takes a pod away first and creates its successor, of the same name, only when it is gone: with one replica nothing serves from its SIGTERM until the next one is ready.',
  fix: 'plan the gap{alone}',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/controller/statefulset/stateful_set_control.go',
  ],
  presupposes: ['rollout-refused'],
  bad: [changed(together(STATEFUL_SET, SERVICE, BUDGET), { 'replicas: 3': 'replicas: 1' })],
  good: [together(STATEFUL_SET, SERVICE, BUDGET)],
  *check(workload, world) {
    const { identity, replicas, serving, traffic } = workload;
    if (identity.kind !== 'StatefulSet' || serving.length === 0 || replicas.min !== 1) return;
    if (standsAlone(workload, world) !== undefined || askedAgain(workload) !== undefined) return;
    if (isLedToByNone(workload, world) || isOneOnPurpose(workload, world)) return;
    const { field, fieldIs, ...place } = oneReplica(workload);
    const alone = staysOne(workload, world);
    yield {
      ...place,
      numbers: {
        name: identity.name,
        field,
        fieldIs,
        alone: alone === undefined ? `, or set ${field} to 2 or more, where its pods share the work` : `: ${alone}`,
      },
      ...(!isCountedOn(workload, world) && { severity: 'info' }),
      ...restingOn(SHARED, traffic.assumption, replicasAssumption(workload)),
    };
  },
};

/** Nothing in a manifest tells: those that are known not to are no finding. */
const SHARED = 'its pods can share the work';
