import type { Workload, World } from '../../../workload';
import { own } from '../../../kubernetes';

type Labels = Readonly<Record<string, string>>;

interface Index {
  readonly byNamespace: ReadonlyMap<string, readonly Workload[]>;
  /** Under every label of their pods. */
  readonly byLabel: ReadonlyMap<string, readonly Workload[]>;
}

const INDEX = new WeakMap<World, Index>();

/** The workloads of a namespace, wherever in the input they stand. */
export function workloadsIn(namespace: string, world: World): readonly Workload[] {
  return indexOf(world).byNamespace.get(namespace) ?? [];
}

/** The workloads of any namespace whose pods have all of these labels; none for no labels. */
export function workloadsLabelled(labels: Labels, world: World): readonly Workload[] {
  const { byLabel } = indexOf(world);
  const asked = Object.entries(labels);
  // The rarest label leaves the fewest to look at.
  const [rarest] = asked
    .map(([name, value]) => byLabel.get(keyOf(name, value)) ?? [])
    .sort((one, other) => one.length - other.length);
  return (rarest ?? []).filter(({ podLabels }) => asked.every(([name, value]) => own(podLabels, name) === value));
}

function indexOf(world: World): Index {
  let index = INDEX.get(world);
  if (!index) {
    index = indexed(world.workloads);
    INDEX.set(world, index);
  }
  return index;
}

function indexed(workloads: readonly Workload[]): Index {
  const byNamespace = new Map<string, Workload[]>();
  const byLabel = new Map<string, Workload[]>();
  for (const workload of workloads) {
    put(byNamespace, workload.identity.namespace, workload);
    for (const [name, value] of Object.entries(workload.podLabels)) put(byLabel, keyOf(name, value), workload);
  }
  return { byNamespace, byLabel };
}

function keyOf(name: string, value: string): string {
  return `${name}=${value}`;
}

function put(map: Map<string, Workload[]>, key: string, workload: Workload): void {
  const known = map.get(key);
  if (known) known.push(workload);
  else map.set(key, [workload]);
}
