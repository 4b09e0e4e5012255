import { selectorMatches, supports } from '../../kubernetes';
import { asArray, asObject, knownKind, type Workload, type World } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { asWritten } from '../support/as-written';
import { changed, WEB } from '../support/example';
import { hostPortOf } from '../support/rollout/host-port';
import { restingOn } from '../support/resting-on';
import { largestStuckSurge } from '../support/rollout/stuck-surge';

/** A rollout whose extra pod fits on no node where an old one still is. */
export const surgeBlocked: WorkloadRule = {
  id: 'surge-blocked',
  title: 'A rollout whose extra pod fits on no node where an old one still is',
  severity: 'warning',
  effect: 'stuck',
  message: 'a rollout at {replicas} replicas needs {needed} {places}: {because}, and {stays}',
  why: 'No old pod goes before the new one is available, and the new one finds no place beside an old one: the rollout waits for ever.',
  fix: '{mend}, or keep {needed} {places} or more for these pods',
  source: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge',
  ],
  presupposes: ['rollout-refused', 'container-refused'],
  bad: [
    changed(WEB, {
      'ports: [{ name: http, containerPort: 8080 }]': 'ports: [{ name: http, containerPort: 8080, hostPort: 8080 }]',
    }),
    changed(WEB, {
      'terminationGracePeriodSeconds: 25':
        'terminationGracePeriodSeconds: 25\n' +
        'affinity:\n' +
        '  podAntiAffinity:\n' +
        '    requiredDuringSchedulingIgnoredDuringExecution:\n' +
        '      - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }',
    }),
  ],
  good: [
    WEB,
    changed(WEB, {
      'terminationGracePeriodSeconds: 25':
        'terminationGracePeriodSeconds: 25\n' +
        'topologySpreadConstraints:\n' +
        '  - maxSkew: 1\n' +
        '    topologyKey: kubernetes.io/hostname\n' +
        '    whenUnsatisfiable: ScheduleAnyway\n' +
        '    labelSelector: { matchLabels: { app: web } }',
    }),
  ],
  *check(workload, world) {
    const surge = largestStuckSurge(workload);
    if (!surge || surge.replicas + surge.more <= NODES_AT_LEAST) return;
    const { replicas, more, because: stays } = surge;
    const needed = replicas + more;
    for (const { path, places, because, mend } of placesOfTheirOwn(workload, world)) {
      yield {
        path,
        numbers: { replicas, needed, places, because, stays, mend },
        ...restingOn(`there are no more than ${needed - 1} ${places} for these pods`),
      };
    }
  },
};

/** A cluster that survives the loss of a node has so many of them: with fewer pods there is a place left. */
const NODES_AT_LEAST = 3;

interface Place extends Pick<Violation, 'path'> {
  /** What they can be only one a piece on. */
  readonly places: string;
  readonly because: string;
  readonly mend: string;
}

/** Why no two of these pods can be in one place, for each kind of place: who has the nodes may not have the zones. */
function placesOfTheirOwn(workload: Workload, world: World): readonly Place[] {
  const places = [...antiAffinities(workload, world), ...hostPort(workload)];
  return places.filter((one, index) => places.findIndex(({ places: kind }) => kind === one.places) === index);
}

function antiAffinities(
  { podSpec, podPath, podLabels, update }: Workload,
  { kubernetesVersion }: World,
): readonly Place[] {
  const versionLabel =
    knownKind(update.manifest.object) === 'Rollout' ? 'rollouts-pod-template-hash' : 'pod-template-hash';
  const required = 'requiredDuringSchedulingIgnoredDuringExecution';
  const terms = asArray(asObject(asObject(podSpec['affinity'])['podAntiAffinity'])[required]).map(asObject);
  return terms.flatMap(({ labelSelector, matchLabelKeys, namespaces, topologyKey }, index) => {
    const keepsVersionsApart =
      asArray(matchLabelKeys).includes(versionLabel) && supports(kubernetesVersion, 'match-label-keys-in-affinity');
    if (!selectorMatches(labelSelector, podLabels) || keepsVersionsApart || asArray(namespaces).length > 0) return [];
    return {
      path: [...podPath, 'affinity', 'podAntiAffinity', required, index],
      places: placesOf(topologyKey),
      because: 'their anti-affinity keeps the pods apart',
      mend: 'make the anti-affinity preferred, or write it as topologySpreadConstraints with ScheduleAnyway',
    };
  });
}

function placesOf(topologyKey: unknown): string {
  return topologyKey === 'kubernetes.io/hostname' ? 'nodes' : `domains of ${asWritten(topologyKey)}`;
}

function hostPort(workload: Workload): readonly Place[] {
  const taken = hostPortOf(workload);
  if (!taken) return [];
  return [
    {
      path: taken.path,
      places: 'nodes',
      because: `each takes the port ${taken.port} of its node`,
      mend: taken.isWritten ? 'do without the hostPort' : 'do without hostNetwork',
    },
  ];
}
