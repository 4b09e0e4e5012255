import { readWorld, type Manifest, type World } from '../workload';

/** Some manifests of a world as a world of their own; all of them are that world. */
export function again(world: World, manifests: readonly Manifest[]): World {
  if (manifests === world.manifests) return world;
  const { kubernetesVersion, stated } = world;
  return readWorld(manifests, kubernetesVersion, stated);
}
