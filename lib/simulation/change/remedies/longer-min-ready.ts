import { knownTraffic } from '../../../facts';
import { maxOf, type Seconds } from '../../../kubernetes';
import { set, type Remedy, type Troubled } from './remedy';

/** How late what looks at readiness itself sends the first request. */
const SOON = knownTraffic('cluster-ip').firstUse;

/** Longer than this nobody waits for each pod. */
const MOST: Seconds = 900;

/** What the deadline leaves for a pod to start, beside the time in which it has to be ready, where it has to be raised. */
const DEADLINE: Seconds = 600;

/** A rollout that waits for longer until it goes on: the routing has to know a new pod before an old one goes. */
export function longerMinReady({ workload, setting }: Troubled): Remedy | undefined {
  const { update, identity } = workload;
  const { manifest, minReady, progressDeadline } = update;
  if (update.way !== 'rolling' && update.way !== 'replace') return undefined;
  const firstUse = maxOf(
    setting.channels.filter(({ isGated }) => !isGated).map((channel) => channel.firstUse),
    0,
  );
  // How fast pods follow each other in one drawing is no measure for a load balancer: each has to be given its time.
  const least = firstUse > SOON ? Math.ceil(firstUse) - 1 : 0;
  const isWatched = identity.kind !== 'StatefulSet' && identity.kind !== 'DaemonSet';
  return {
    name: 'longer-min-ready',
    above: Math.max(minReady, least),
    most: MOST,
    guess: Math.ceil(firstUse),
    edits: (seconds) => [
      set(manifest, ['spec', 'minReadySeconds'], seconds),
      // The API server wants the deadline to be longer.
      ...(isWatched && progressDeadline !== undefined && progressDeadline <= seconds
        ? [set(manifest, ['spec', 'progressDeadlineSeconds'], seconds + DEADLINE)]
        : []),
    ],
  };
}
