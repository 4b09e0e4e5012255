import { asObject, identityOf, isWorkload, type Manifest, type World } from '../../workload';

interface Reached {
  readonly services: ReadonlySet<Manifest>;
  readonly budgets: ReadonlySet<Manifest>;
}

const REACHED = new WeakMap<World, Reached>();

/** The Services and budgets of a world that select the pods of any workload. */
export function reachedIn(world: World): Reached {
  let reached = REACHED.get(world);
  if (!reached) {
    reached = {
      services: new Set(world.workloads.flatMap(({ services }) => services)),
      budgets: new Set(world.workloads.flatMap(({ budgets }) => budgets)),
    };
    REACHED.set(world, reached);
  }
  return reached;
}

const BARE = new WeakMap<World, ReadonlySet<string>>();

/** Whether there are workloads in a namespace of which only the names are known, so that anything may select them. */
export function hidesPods(namespace: string, world: World): boolean {
  let bare = BARE.get(world);
  if (!bare) {
    const hidden = world.manifests.filter((manifest) => isWorkload(manifest) && isNameOnly(manifest));
    bare = new Set(hidden.map((manifest) => identityOf(manifest).namespace));
    BARE.set(world, bare);
  }
  return bare.has(namespace);
}

function isNameOnly({ object }: Manifest): boolean {
  return Object.keys(asObject(object['spec'])).length === 0;
}
