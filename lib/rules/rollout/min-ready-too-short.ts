import { firstUse, followsInOrder, type TrafficSource } from '../../facts';
import { maxOf, type Seconds } from '../../kubernetes';
import { asObject, countsOnAll, withoutGate, type Workload } from '../../workload';
import type { Edit, WorkloadRule } from '../rule';
import { asFarAsWritten, isOrDefaults } from '../support/as-far-as-written';
import { deadlineFor, deadlineOf } from '../support/rollout/deadline';
import { rounded } from '../support/disruption/drain-words';
import { changed, WEB } from '../support/example';
import { gateAssumption } from '../support/rollout/gate-assumption';
import { restingOn } from '../support/resting-on';
import { loadAssumption, replicasAssumption } from '../support/rollout/replica-counts';
import { rolloutOf } from '../support/rollout/rollout-of';

/** A rollout that goes on before requests reach the new pods. */
export const minReadyTooShort: WorkloadRule = {
  id: 'min-ready-too-short',
  title: 'A rollout that goes on before requests reach the new pods',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'a rollout goes on {short} s before requests reach a new pod: minReadySeconds {minReadyIs}, first use over {source} takes {firstUse} s',
  why: 'A pod counts as available when it has been ready for minReadySeconds, and an old one is taken away for it. The route to the new one may still be missing then.',
  fix: 'set minReadySeconds to {smallest} or more',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/api/v1/pod/util.go',
  ],
  presupposes: ['service-reaches-job', 'rollout-refused', 'readiness-missing'],
  bad: [
    changed(WEB, { 'minReadySeconds: 5': '' }),
    changed(WEB, {
      'zero-downtime/on-sigterm: drains':
        'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: cluster-ip(first-use=20s)',
    }),
  ],
  good: [
    WEB,
    changed(WEB, {
      'zero-downtime/on-sigterm: drains':
        'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: cluster-ip, aws-alb(drain-lag=5s)',
      'terminationGracePeriodSeconds: 25':
        'terminationGracePeriodSeconds: 25\nreadinessGates: [{ conditionType: target-health.elbv2.k8s.aws/k8s-web }]',
    }),
  ],
  *check(workload, world) {
    const { update, traffic } = workload;
    const goingOn = goesOn(workload);
    if (!goingOn || workload.serving.length === 0) return;
    const { smallest, isConcerned, assumptionOf } = goingOn;
    const concerned = (sources: readonly TrafficSource[]) => withoutGate(sources, workload, world).filter(isConcerned);
    const sources = concerned(traffic.value);
    const needed = firstUse(sources);
    const { manifest, minReady } = update;
    if (minReady >= smallest(needed)) return;
    const certain = concerned(traffic.certain);
    const slowest = sources.find((source) => source.firstUse === needed);
    const written = asObject(manifest.object['spec'])['minReadySeconds'];
    yield {
      ...(manifest !== workload.manifest && { resource: manifest }),
      path: asFarAsWritten(manifest.object, ['spec', 'minReadySeconds']),
      numbers: {
        minReady,
        minReadyIs: isOrDefaults(written, minReady),
        firstUse: rounded(needed),
        short: rounded(smallest(needed) - minReady),
        source: slowest?.name ?? slowest?.kind ?? 'none',
        smallest: Math.ceil(smallest(needed)),
      },
      edits: editsFor(workload, Math.ceil(smallest(needed))),
      ...restingOn(
        traffic.assumption,
        minReady >= smallest(firstUse(certain)) && traffic.delayAssumption,
        gateAssumption(
          sources.filter(({ basis, ...source }) => basis !== 'stated' && minReady < smallest(source.firstUse)),
          workload,
          world,
        ),
        ...assumptionOf(sources),
      ),
    };
  },
};

/** How a rollout goes on from pod to pod. */
interface GoingOn {
  /** The smallest minReadySeconds for a source that needs so long until it sends the first request. */
  readonly smallest: (firstUse: Seconds) => Seconds;
  readonly isConcerned: (source: TrafficSource) => boolean;
  /** What a loss rests on, by the sources that are concerned. */
  readonly assumptionOf: (sources: readonly TrafficSource[]) => readonly (string | false | undefined)[];
}

function goesOn(workload: Workload): GoingOn | undefined {
  if (rolloutOf(workload)?.type === 'RollingUpdate') return podForPod(workload);
  return workload.identity.kind === 'StatefulSet' && workload.update.way === 'replace' ? podByPod(workload) : undefined;
}

/**
 * Every pod that a Deployment adds takes the place of an old one. A load balancer lets go of the old one at once: with one
 * replica nothing is left, and several are too few if somebody counts on all of them. What follows the endpoints in order
 * lets go of the old one only when it knows the new one: it loses nothing, and has one pod less for some seconds only if
 * the two come to it by different ways. Only whoever has stated facts is told of that.
 */
function podForPod(workload: Workload): GoingOn {
  const { replicas, stated, update } = workload;
  const { min, max } = replicas;
  const leavesNone = (sources: readonly TrafficSource[]) =>
    min <= 1 && sources.some((source) => !followsInOrder(source) && source.firstUse > update.minReady);
  return {
    smallest: (needed) => needed,
    isConcerned: (source) => (followsInOrder(source) ? max > 1 && stated : min <= 1 || countsOnAll(workload)),
    assumptionOf: (sources) => [replicasAssumption(workload), !leavesNone(sources) && loadAssumption(Math.max(2, min))],
  };
}

/**
 * A StatefulSet replaces pod by pod, and requests are lost when the last old one goes before any new one has got a
 * request. Every other new pod has had the time since then in which the ones after it were ready, and stopped. What
 * follows pods in order never lets go of the old one before it knows a new one.
 */
function podByPod({ replicas, stated, update, serving }: Workload): GoingOn | undefined {
  const count = Math.max(2, replicas.min);
  if (replicas.max < 2 || (update.partition ?? 0) > 0) return undefined;
  const stops = maxOf(
    serving.map(({ preStopDuration }) => preStopDuration?.atLeast ?? 0),
    0,
  );
  return {
    smallest: (needed) => Math.max(0, (needed - (count - 2) * stops) / (count - 1)),
    isConcerned: (source) => !followsInOrder(source),
    assumptionOf: () => [
      !stated && 'the load balancer needs so long for its first request to a pod',
      'the load balancer drops the one pod before it sends requests to the other',
      count > 2 && 'a new pod starts in no time',
    ],
  };
}

/** The deadline has to stay above it. */
function editsFor(workload: Workload, smallest: number): readonly Edit[] {
  const edits: readonly Edit[] = [{ path: ['spec', 'minReadySeconds'], value: smallest }];
  if (workload.identity.kind === 'StatefulSet') return edits;
  const deadline = deadlineFor(workload, smallest);
  return deadlineOf(workload) >= deadline
    ? edits
    : [...edits, { path: ['spec', 'progressDeadlineSeconds'], value: deadline }];
}
