import { firstUse, followsInOrder, type TrafficSource } from '../facts';
import { asObject, withoutGate, type Workload, type World } from '../workload';
import type { Edit, WorkloadRule } from './rule';
import { asFarAsWritten, isOrDefaults } from './support/as-far-as-written';
import { deadlineFor, deadlineOf } from './support/deadline';
import { rounded } from './support/drain-words';
import { changed, WEB } from './support/example';
import { restingOn } from './support/resting-on';
import { rolloutOf } from './support/rollout-of';

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
    const { update, traffic, stated } = workload;
    if (workload.serving.length === 0) return;
    const sources = slowSources(workload, world);
    const needed = firstUse(sources);
    const { manifest, minReady } = update;
    if (minReady >= needed) return;
    const slowest = sources.find((source) => source.firstUse === needed);
    const written = asObject(manifest.object['spec'])['minReadySeconds'];
    yield {
      ...(manifest !== workload.manifest && { resource: manifest }),
      path: asFarAsWritten(manifest.object, ['spec', 'minReadySeconds']),
      numbers: {
        minReady,
        minReadyIs: isOrDefaults(written, minReady),
        firstUse: rounded(needed),
        short: rounded(needed - minReady),
        source: slowest?.name ?? slowest?.kind ?? 'none',
        smallest: Math.ceil(needed),
      },
      edits: editsFor(workload, Math.ceil(needed)),
      ...restingOn(
        traffic.assumption,
        minReady >= firstUse(withoutGate(traffic.certain, workload, world)) && traffic.delayAssumption,
        workload.identity.kind === 'StatefulSet' &&
          'the load balancer drops the one pod before it sends requests to the other',
        !stated && `the first request reaches a pod ${rounded(needed)} s after it is ready`,
      ),
    };
  },
};

/**
 * The sources that a rollout has to wait for. Of two pods of a StatefulSet one is missing anyway: where a load balancer
 * does not know the new one when the other goes, none is left.
 */
function slowSources(workload: Workload, world: World): readonly TrafficSource[] {
  const { identity, update, replicas, traffic } = workload;
  const sources = withoutGate(traffic.value, workload, world);
  if (rolloutOf(workload)?.type === 'RollingUpdate') return sources;
  const isPair = identity.kind === 'StatefulSet' && update.way === 'replace' && replicas.min === 2;
  return isPair ? sources.filter((source) => !followsInOrder(source)) : [];
}

/** The deadline has to stay above it, where there is one. */
function editsFor(workload: Workload, smallest: number): readonly Edit[] {
  const edits: readonly Edit[] = [{ path: ['spec', 'minReadySeconds'], value: smallest }];
  if (!rolloutOf(workload)) return edits;
  const deadline = deadlineFor(workload, smallest);
  return deadlineOf(workload) >= deadline
    ? edits
    : [...edits, { path: ['spec', 'progressDeadlineSeconds'], value: deadline }];
}
