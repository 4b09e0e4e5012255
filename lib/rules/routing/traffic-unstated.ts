import {
  ANNOTATIONS,
  drainLag,
  firstUse,
  followsInOrder,
  formatTraffic,
  isKnownTraffic,
  type TrafficSource,
} from '../../facts';
import { asObject, identityOf, withoutGate, type RecognisedSource, type Workload, type World } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { rounded } from '../support/disruption/drain-words';
import { changed, INGRESS, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { losesAtStop, stoppingContainers } from '../support/termination/stopping';

const STATED = 'zero-downtime/on-sigterm: drains';
const BALANCED = changed(INGRESS, {
  'name: web':
    'name: web\nannotations: { kubernetes.io/ingress.class: alb, alb.ingress.kubernetes.io/target-type: ip }',
});

/** A way to the pods that their stated traffic does not name. */
export const trafficUnstated: WorkloadRule = {
  id: 'traffic-unstated',
  title: 'A way to the pods that their stated traffic does not name',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the stated traffic of {name} is {stated}, but the {kind} {route} sends requests to it over {source}: for up to {drainLag} s after the deletion of a pod, and from {firstUse} s after it is ready',
  why: 'How long a pod has to go on serving, and how soon it is reached, follows from where its requests come from. What nobody has stated is not accounted for, and its requests are lost.',
  fix: 'state {statement} in zero-downtime/traffic and let the pods wait for it, or take the {kind} {route} away',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  presupposes: ['service-reaches-job'],
  bad: [
    together(changed(WEB, { [STATED]: `${STATED}\nzero-downtime/traffic: cluster-ip` }), BALANCED),
    changed(WEB, {
      [STATED]: `${STATED}\nzero-downtime/traffic: none`,
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }': '',
    }),
  ],
  good: [
    WEB,
    together(
      changed(WEB, { [STATED]: `${STATED}\nzero-downtime/traffic: aws-alb(drain-lag=5s first-use=5s)` }),
      BALANCED,
    ),
  ],
  *check(workload, world) {
    const { traffic, whole } = workload;
    const [slowest] = [...traffic.unstated].sort(bySureness);
    if (whole && slowest) yield unstated(whole, slowest, world);
  },
};

/** What is certain before what is assumed, and the slowest of it. */
function bySureness(one: RecognisedSource, other: RecognisedSource): number {
  const sure = Number(doubtOf(one) !== undefined) - Number(doubtOf(other) !== undefined);
  return sure || lagOf(other) - lagOf(one);
}

/** What it rests on that requests come this way; how slow a known one is, is another question. */
function doubtOf({ source, assumption }: RecognisedSource): string | undefined {
  return isKnownTraffic(source.kind) && source.kind !== 'headless' ? undefined : assumption;
}

function lagOf({ source }: RecognisedSource): number {
  return drainLag([source]) + firstUse([source]);
}

function unstated(workload: Workload, shown: RecognisedSource, world: World): Violation {
  const { source, manifest, path } = shown;
  const doubt = doubtOf(shown);
  const { stated = [], unstated: all } = workload.traffic;
  const place = ['metadata', 'annotations', ANNOTATIONS.traffic];
  const isAnnotated = asObject(asObject(workload.manifest.object['metadata'])['annotations'])[ANNOTATIONS.traffic];
  const statement = formatTraffic([...stated.filter(({ kind }) => kind !== 'none'), ...sourcesOf(all)]);
  const { kind, name } = identityOf(manifest);
  return {
    ...(isAnnotated === undefined ? { resource: manifest, path } : { path: place }),
    numbers: {
      name: workload.identity.name,
      stated: formatTraffic(stated),
      kind,
      route: name,
      source: source.name ?? source.kind,
      drainLag: rounded(drainLag([source])),
      firstUse: rounded(firstUse([source])),
      statement,
    },
    ...(isAnnotated !== undefined && doubt === undefined && { edits: [{ path: place, value: statement }] }),
    ...restingOn(doubt, !isMissed(workload, source, world) && 'the pods wait long enough for it by chance only'),
  };
}

/** One of each kind. */
function sourcesOf(recognised: readonly RecognisedSource[]): readonly TrafficSource[] {
  return [...new Map(recognised.map(({ source }) => [`${source.kind} ${source.name ?? ''}`, source])).values()];
}

/** Whether requests that come this way are lost, as far as is known. */
function isMissed(workload: Workload, source: TrafficSource, world: World): boolean {
  const { replicas, update } = workload;
  const isLate = withoutGate([source], workload, world).some(
    (one) => !followsInOrder(one) && one.firstUse > update.minReady,
  );
  return (update.way === 'rolling' && replicas.min <= 1 && isLate) || isStoppedTooSoon(workload, source);
}

function isStoppedTooSoon(workload: Workload, source: TrafficSource): boolean {
  return stoppingContainers(workload).some(
    (stopping) => stopping.traffic.length > 0 && losesAtStop({ ...stopping, traffic: [source] }),
  );
}
