import { oncePer } from '../../kubernetes';
import { identityKey, identityOf, type Manifest, type Workload, type World } from '../../workload';
import { isOther } from '../model/is-other';
import { waveOf } from '../release/turns';

/**
 * That Argo CD begins a wave only when everything of the one before is healthy, where a release changes a workload and what
 * leads to it in different waves: here nothing waits.
 *
 * @see https://github.com/argoproj/gitops-engine/blob/master/pkg/sync/sync_context.go Sync
 */
export function waitsBetweenWaves(workload: Workload, world: World, from: World): readonly string[] {
  const before = specsIn(from);
  const changed = [...new Set(concerned(workload, world))].filter((one) =>
    isOther(before.get(identityKey(identityOf(one))), one.object['spec']),
  );
  const waves = [...new Set(changed.map(waveOf))].sort((one, other) => one - other);
  const [first, second] = waves;
  if (first === undefined || second === undefined) return [];
  return [
    `Argo CD waits until all of wave ${first} is healthy before it begins wave ${second} (argocd.argoproj.io/sync-wave), and here nothing waits`,
  ];
}

/** A workload, what leads to it, and what else that leads to. */
function concerned({ manifest, services, routes }: Workload, world: World): readonly Manifest[] {
  const beside = services.flatMap((service) => world.sharing(service).map((one) => one.manifest));
  return [manifest, ...services, ...routes.map((route) => route.manifest), ...beside];
}

const specsIn = oncePer(
  ({ manifests }: World) => new Map(manifests.map((one) => [identityKey(identityOf(one)), one.object['spec']])),
);
