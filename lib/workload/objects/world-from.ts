import type { OutsideFactsFinder } from '../../facts';
import { NONE_ALIKE } from '../alike/alike';
import { ChangedJoins } from './changed-joins';
import type { Changes } from './changes';
import type { Joins } from './joins';
import { identityOf, type Manifest } from './manifest';
import { once } from './once';
import { readWorkload } from '../read-workload';
import { Sharing } from './sharing';
import type { Workload, World } from '../workload';

/** What a world consists of; what takes time is made when it is asked for. */
export interface WorldParts extends Pick<World, 'kubernetesVersion' | 'stated' | 'alike' | 'read' | 'ofKind'> {
  readonly unread: () => World['unread'];
  readonly outside: OutsideFactsFinder;
  readonly joins: () => Joins;
  readonly manifests: () => World['manifests'];
  readonly workloads: () => World['workloads'];
  readonly duplicates: () => World['duplicates'];
  readonly leftOut: () => World['leftOut'];
  readonly routes: () => World['routes'];
}

/** A world from its parts. */
export function worldFrom(parts: WorldParts): World {
  const { kubernetesVersion, stated, alike } = parts;
  const manifests = once(parts.manifests);
  const workloads = once(parts.workloads);
  const duplicates = once(parts.duplicates);
  const leftOut = once(parts.leftOut);
  const routes = once(parts.routes);
  const sharing = once(() => new Sharing(workloads()));
  return {
    kubernetesVersion,
    stated,
    alike,
    ofKind: parts.ofKind,
    read: (wanted) => {
      // Whoever has asked for all of them has them in memory anyway.
      const known = workloads.made();
      return known ? known.filter(({ manifest }) => wanted?.(manifest) !== false) : parts.read(wanted);
    },
    get manifests() {
      return manifests();
    },
    get workloads() {
      return workloads();
    },
    get duplicates() {
      return duplicates();
    },
    get unread() {
      return parts.unread();
    },
    get leftOut() {
      return leftOut();
    },
    get routes() {
      return routes();
    },
    sharing: (shared, seenFrom) => sharing().of(shared, seenFrom),
    only: (...some) => worldFrom({ ...parts, ...only(some) }),
    with: (changes) => worldFrom({ ...parts, ...changed({ ...parts, manifests, workloads }, changes) }),
  };
}

function only(workloads: readonly Workload[]): Pick<WorldParts, 'workloads' | 'read'> {
  return {
    workloads: () => workloads,
    read: (wanted = () => true) => workloads.filter(({ manifest }) => wanted(manifest)),
  };
}

/** Only the workloads that changes concern are read again, and nothing is joined anew. */
function changed(
  before: WorldParts,
  changes: Changes,
): Pick<WorldParts, 'alike' | 'joins' | 'manifests' | 'workloads' | 'read' | 'ofKind'> {
  const { replaced, budgets, removed = new Set() } = changes;
  const joins = once(() => new ChangedJoins(before.joins(), changes));
  const again = (workload: Workload) =>
    concerns(changes, workload)
      ? readWorkload(replaced.get(workload.manifest) ?? workload.manifest, joins(), before.outside)
      : workload;
  const workloads = once(() => before.workloads().map(again));
  const kept = (manifest: Manifest) => (removed.has(manifest) ? [] : [replaced.get(manifest) ?? manifest]);
  return {
    alike: NONE_ALIKE,
    joins,
    manifests: () => [...before.manifests().flatMap(kept), ...budgets],
    ofKind: (kind) => [
      ...before.ofKind(kind).flatMap(kept),
      ...budgets.filter((manifest) => identityOf(manifest).kind === kind),
    ],
    workloads,
    read: (wanted = () => true) => workloads().filter(({ manifest }) => wanted(manifest)),
  };
}

function concerns({ replaced, budgets, removed }: Changes, workload: Workload): boolean {
  const { manifest, rollout, autoscalers, services } = workload;
  const its = [manifest, ...(rollout ? [rollout] : []), ...autoscalers, ...services, ...workload.budgets];
  return budgets.length > 0 || its.some((one) => replaced.has(one) || removed?.has(one));
}
