import { asObject } from '../../workload';
import type { WorkloadRule } from '../rule';
import { BUDGET, changed, SERVICE, STATEFUL_SET, together } from '../support/example';
import { restingOn } from '../support/resting-on';
import { replicasAssumption } from '../support/rollout/replica-counts';

const held = (partition: number) =>
  together(
    changed(STATEFUL_SET, {
      'serviceName: web': `serviceName: web\nupdateStrategy: { rollingUpdate: { partition: ${partition} } }`,
    }),
    SERVICE,
    BUDGET,
  );

/** A StatefulSet of which no pod gets a new version. */
export const partitionHoldsRollout: WorkloadRule = {
  id: 'partition-holds-rollout',
  title: 'A StatefulSet of which no pod gets a new version',
  severity: 'error',
  effect: 'stuck',
  message:
    'no new version of {name} is rolled out: partition is {partition}, and the last of its {replicas} pods is number {last}',
  why: 'Only pods from the number of the partition on are replaced. The release is reported as done, while every pod is of the version before; a pod that is created anew gets that one, too.',
  fix: 'set partition to {last} or less, for as many pods as are to get the new version, and to 0 in the end',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions',
  presupposes: ['rollout-refused'],
  bad: [held(3)],
  good: [held(2), held(0)],
  *check(workload) {
    const { identity, replicas, spec, update } = workload;
    const { partition = 0 } = update;
    const start = Number(asObject(spec['ordinals'])['start'] ?? 0);
    if (identity.kind !== 'StatefulSet' || replicas.max === 0 || partition < start + replicas.max) return;
    yield {
      path: ['spec', 'updateStrategy', 'rollingUpdate', 'partition'],
      numbers: { name: identity.name, partition, replicas: replicas.max, last: start + replicas.max - 1 },
      ...restingOn(replicasAssumption(workload), 'nobody lowers the partition by hand'),
    };
  },
};
