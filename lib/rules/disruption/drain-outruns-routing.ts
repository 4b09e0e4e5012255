import { ASSUMED, followsInOrder, type TrafficSource } from '../../facts';
import { disruptionsAllowed, EVICTION_RETRY, maxOf, type Seconds } from '../../kubernetes';
import { type Workload, withoutGate } from '../../workload';
import type { WorkloadRule } from '../rule';
import { boundsOf } from '../support/disruption/budget-bounds';
import { rounded } from '../support/disruption/drain-words';
import { changed, WEB } from '../support/example';
import { gateAssumption } from '../support/rollout/gate-assumption';
import { isReplicated, replicasAssumption } from '../support/rollout/replica-counts';
import { restingOn } from '../support/resting-on';

const STATED = 'zero-downtime/on-sigterm: drains';
const BALANCED = `${STATED}\nzero-downtime/traffic: custom(name=edge drain-lag=5s first-use=5s)`;

/** A drain that goes on before requests reach the new pods. */
export const drainOutrunsRouting: WorkloadRule = {
  id: 'drain-outruns-routing',
  title: 'A drain that goes on before requests reach the new pods',
  severity: 'warning',
  effect: 'lost-requests',
  message:
    'a drain may take all {replicas} pods of {name} before requests reach the first new one: first use over {source} takes {firstUse} s, and a budget counts pods that are ready',
  why: 'A disruption budget lets the next pod go as soon as the one in its place is ready. minReadySeconds does not hold a drain up, and a load balancer drops the old pod at once, but sends nothing to the new one before its checks have passed.',
  fix: '{mend}',
  source: [
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/controller/disruption/disruption.go',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate',
  ],
  presupposes: ['service-reaches-job', 'budget-missing', 'budget-blocks-drain', 'single-replica', 'readiness-missing'],
  bad: [changed(WEB, { [STATED]: BALANCED, 'replicas: 3': 'replicas: 2' })],
  good: [changed(WEB, { [STATED]: BALANCED })],
  *check(workload, world) {
    const { identity, replicas, serving, traffic } = workload;
    if (!isReplicated(workload) || serving.length === 0 || replicas.min < 2) return;
    const slowest = slowestOf(withoutGate(traffic.value, workload, world));
    const atOnce = evictedAtOnce(workload);
    if (!slowest || atOnce === 0) return;
    const start = startOf(workload);
    // The first new pod is ready after its start; the last old one goes so many steps after the first.
    const steps = Math.ceil(replicas.min / atOnce) - 1;
    if (slowest.firstUse <= steps * stepOf(start) - start) return;
    yield {
      path: ['metadata', 'name'],
      numbers: {
        name: identity.name,
        replicas: replicas.min,
        source: slowest.name ?? slowest.kind,
        firstUse: rounded(slowest.firstUse),
        mend: mendFor(slowest, start, workload),
      },
      ...restingOn(
        traffic.assumption,
        traffic.delayAssumption,
        gateAssumption([slowest], workload, world),
        replicasAssumption(workload),
        steps > 1 && !serving.some(isStartStated) && `the pods start within ${ASSUMED.start} s`,
      ),
    };
  },
};

/** The one that takes longest to send its first request, of those that do not follow in order. */
function slowestOf(sources: readonly TrafficSource[]): TrafficSource | undefined {
  const late = sources.filter((source) => !followsInOrder(source) && source.firstUse > 0);
  return late.reduce<TrafficSource | undefined>(
    (most, source) => (most && most.firstUse >= source.firstUse ? most : source),
    undefined,
  );
}

/**
 * How many pods a drain takes before one in their place is ready: none where no budget lets it go on from node to node.
 *
 * @param wanted how many are to run
 */
function evictedAtOnce({ budgets, replicas }: Workload, wanted = replicas.min): number {
  const [budget] = budgets;
  const bounds = budget && boundsOf(budget);
  return bounds ? disruptionsAllowed(bounds, wanted, wanted) : 0;
}

function isStartStated({ slowestStart }: Workload['serving'][number]): boolean {
  return slowestStart !== undefined;
}

function startOf({ serving }: Workload): Seconds {
  return maxOf(serving.map(({ slowestStart = ASSUMED.start }) => slowestStart));
}

/** kubectl asks again for what was refused, every few seconds: it finds the new pod ready at the first time after its start. */
function stepOf(start: Seconds): Seconds {
  return EVICTION_RETRY * Math.max(1, Math.ceil(start / EVICTION_RETRY));
}

function mendFor(source: TrafficSource, start: Seconds, workload: Workload): string {
  const { kind } = source;
  const more = moreSteps(source, start, workload);
  const own = GATES.get(kind);
  const mends = own === undefined ? [more, isOfNodes(source) ? undefined : GATE] : [own, more];
  return mends.filter((mend) => mend !== undefined).join(', or ') || SLOWER;
}

const INJECTED = 'label the namespace elbv2.k8s.aws/pod-readiness-gate-inject: enabled';

/** What gives pods the gate that their load balancer opens itself. */
const GATES = new Map<string, string>([
  ['aws-alb', INJECTED],
  ['aws-nlb', INJECTED],
  ['gke-neg', 'give the pods the readiness gate cloud.google.com/load-balancer-neg-ready'],
]);
const GATE = 'give the pods a readiness gate that opens with their first request';
const SLOWER = 'drain one node at a time, with a pause as long as that between two';

/** A part of the pods, or all but some, is more of more pods, and the drain as soon at its end: then one by one. */
function moreSteps({ firstUse }: TrafficSource, start: Seconds, workload: Workload): string | undefined {
  const enough = 1 + Math.ceil((firstUse + start) / stepOf(start));
  if (enough > MOST_REPLICAS) return undefined;
  const atOnce = evictedAtOnce(workload);
  const many = enough * atOnce;
  if (many <= MOST_REPLICAS && evictedAtOnce(workload, many) <= atOnce) return `run ${many} replicas or more`;
  const run = workload.replicas.min < enough ? `, and run ${enough} replicas or more` : '';
  return `give the budget maxUnavailable: 1${run}`;
}

/** What asks nodes knows nothing of the gates of pods. */
function isOfNodes({ kind }: TrafficSource): boolean {
  return kind.startsWith('node-') || kind === 'host-port';
}

/** Nobody runs more pods than these for the sake of a drain. */
const MOST_REPLICAS = 10;
