import { selectorMatches } from '../../kubernetes';
import { asArray, asNumber, asObject, type JsonObject, type Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { isReplicated, replicasAssumption } from '../support/rollout/replica-counts';

const GRACE = 'terminationGracePeriodSeconds: 25';
const spread = (besides: string) =>
  changed(WEB, {
    [GRACE]: `${GRACE}\ntopologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, ${besides}labelSelector: { matchLabels: { app: web } } }]`,
  });

/** A spread over nodes that leaves no place for a pod whose node is drained. */
export const spreadBlocksDrain: WorkloadRule = {
  id: 'spread-blocks-drain',
  title: 'A spread over nodes that leaves no place for a pod whose node is drained',
  severity: 'error',
  effect: 'stuck',
  message:
    'a pod of {name} that a drain evicts may find no node: {replicas} replicas, maxSkew {maxSkew}, and nodeTaintsPolicy {policyIs}',
  why: 'A cordoned node still counts for the spread, with the pods that it has: none. So no other node may have more than maxSkew pods, and where there are no more nodes than that takes, a pod waits until the drained one is back. The next drain waits for the budget.',
  fix: 'set nodeTaintsPolicy to Honor, so that a node which takes no pods does not count',
  source: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/scheduler/framework/plugins/podtopologyspread/filtering.go',
  ],
  presupposes: ['container-refused'],
  bad: [spread('whenUnsatisfiable: DoNotSchedule, ')],
  good: [
    spread('whenUnsatisfiable: DoNotSchedule, nodeTaintsPolicy: Honor, '),
    spread('whenUnsatisfiable: ScheduleAnyway, '),
  ],
  *check(workload) {
    const { identity, podPath, podSpec, replicas } = workload;
    if (!isReplicated(workload) || replicas.min < 2) return;
    for (const [at, one] of asArray(podSpec['topologySpreadConstraints']).entries()) {
      const constraint = asObject(one);
      const maxSkew = asNumber(constraint['maxSkew']) ?? 1;
      if (!countsDrainedNodes(constraint, workload)) continue;
      const path = [...podPath, 'topologySpreadConstraints', at];
      const written = constraint['nodeTaintsPolicy'];
      const nodes = Math.ceil(replicas.min / maxSkew);
      yield {
        path: written === undefined ? path : [...path, 'nodeTaintsPolicy'],
        numbers: {
          name: identity.name,
          replicas: replicas.min,
          maxSkew,
          nodes,
          policyIs: written === undefined ? 'is not set, so it is Ignore' : 'is Ignore',
        },
        edits: [{ path: [...path, 'nodeTaintsPolicy'], value: 'Honor' }],
        ...restingOn(replicasAssumption(workload), `no more than ${nodes} nodes take these pods`),
      };
    }
  },
};

function countsDrainedNodes(constraint: JsonObject, { podLabels }: Workload): boolean {
  const { labelSelector, nodeTaintsPolicy, topologyKey, whenUnsatisfiable } = constraint;
  const isHard = whenUnsatisfiable === undefined || whenUnsatisfiable === 'DoNotSchedule';
  const isOverNodes = topologyKey === 'kubernetes.io/hostname';
  return isHard && isOverNodes && nodeTaintsPolicy !== 'Honor' && selectorMatches(labelSelector, podLabels);
}
