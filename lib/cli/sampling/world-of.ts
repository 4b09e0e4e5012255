import { DEFAULT_KUBERNETES_VERSION, parseKubernetesVersion } from '../../kubernetes';
import type { SimulateOptions } from '../../simulation';
import { readWorld, type Manifest, type World } from '../../workload';
import type { PlainManifest, SampleWorld } from './sample-world';

/** What is simulated, and how. */
export interface SimulatedWorld {
  readonly world: World;
  readonly options: SimulateOptions;
}

/** Reads the worlds that a simulation is about. */
export function worldOf({ manifests, from, kubernetesVersion, stated, options }: SampleWorld): SimulatedWorld {
  const version = parseKubernetesVersion(kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION);
  const world = readWorld(manifests, version, stated);
  return { world, options: { ...options, ...(from && { from: readWorld(from, version, stated) }) } };
}

/** A manifest as it can go to another thread. */
export function plainManifest({ object, file, directory }: Manifest): PlainManifest {
  return {
    object: JSON.parse(JSON.stringify(object)) as Manifest['object'],
    ...(file !== undefined && { file }),
    ...(directory !== undefined && { directory }),
  };
}
