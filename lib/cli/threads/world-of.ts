import { DEFAULT_KUBERNETES_VERSION, parseKubernetesVersion } from '../../kubernetes';
import type { SimulateOptions } from '../../simulation';
import { readWorld, withMade, type World } from '../../workload';
import type { PlainManifest, PlainWorld } from './simulation-worker';

/** What is simulated, and how. */
export interface SimulatedWorld {
  readonly world: World;
  readonly options: SimulateOptions;
  readonly showsChange: boolean;
}

/** Reads the worlds that a simulation is about. */
export function worldOf(plain: PlainWorld): SimulatedWorld {
  const { manifests, from, kubernetesVersion, stated, options, showsChange = false } = plain;
  const version = parseKubernetesVersion(kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION);
  const world = readWorld(withMade(manifests), version, stated);
  return {
    world,
    options: { ...options, ...(from && { from: readWorld(withMade(from), version, stated) }) },
    showsChange,
  };
}

/** A world as it can go to another thread. */
export function plainWorld(world: PlainWorld): PlainWorld {
  const { manifests, from } = world;
  return { ...world, manifests: manifests.map(plainManifest), ...(from && { from: from.map(plainManifest) }) };
}

function plainManifest({ object, file, directory }: PlainManifest): PlainManifest {
  return {
    object: JSON.parse(JSON.stringify(object)) as PlainManifest['object'],
    ...(file !== undefined && { file }),
    ...(directory !== undefined && { directory }),
  };
}
