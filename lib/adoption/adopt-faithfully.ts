import { grouped } from '../kubernetes';
import type { Manifest, World } from '../workload';
import { adoptManifests, keyOf, type Adoption } from './adopt-manifests';
import { sameObject } from './compare/same-object';
import { madeBy } from './program/made-by';
import type { Libraries } from './program/run-app';

/** An app that makes exactly what was read, and what it does not. */
export interface FaithfulAdoption extends Adoption {
  /** Objects that come out otherwise: none, unless they are none that cdk8s can make. */
  readonly unequal: readonly Manifest[];
}

/** What an app is called, and made with. */
export interface FaithfulOptions {
  readonly name: string;
  readonly libraries: Libraries;
  /** CustomResourceDefinitions of resources whose own are not among the manifests. @default none */
  readonly definitions?: readonly Pick<Manifest, 'object'>[];
}

/**
 * Manifests as an app that makes exactly them. What the classes of cdk8s-plus would make something else of stays an
 * object as it is.
 */
export function adoptFaithfully(
  world: World,
  { name, libraries, definitions = [] }: FaithfulOptions,
): FaithfulAdoption {
  const typed = adoptManifests(world, { name, definitions });
  const untyped = new Set(unequalIn(world, typed, libraries).map(keyOf));
  const adoption = adoptManifests(world, { name, definitions, untyped: (manifest) => untyped.has(keyOf(manifest)) });
  return { ...adoption, unequal: unequalIn(world, adoption, libraries) };
}

function unequalIn(world: World, { app, leftOut }: Adoption, libraries: Libraries): readonly Manifest[] {
  const made = groupedBy(madeBy(app, libraries).manifests);
  const out = new Set(leftOut.map(({ manifest }) => manifest));
  return world.manifests
    .filter((manifest) => !out.has(manifest))
    .filter((manifest) => !(made.get(keyOf(manifest)) ?? []).some(({ object }) => sameObject(manifest.object, object)));
}

/** Manifests by what identifies them. */
export function groupedBy(manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  return grouped(manifests, keyOf);
}
