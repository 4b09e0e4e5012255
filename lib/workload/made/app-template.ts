import type { Manifest } from '../objects/manifest';
import { releasesIn } from './app-release';
import { claimsOf } from './app-template-claims';
import { controllersOf } from './app-template-controllers';
import { routesIn } from './app-template-routes';
import { servicesOf } from './app-template-services';

/**
 * The objects that Flux makes of HelmReleases of the chart app-template: its values hold whole specs of pods, and what
 * they say needs no chart to be read. Fields stand where their values do.
 *
 * @see https://bjw-s-labs.github.io/helm-charts/docs/app-template/
 */
export function madeOfAppTemplates(manifests: readonly Manifest[]): readonly Manifest[] {
  return releasesIn(manifests).flatMap((release) => {
    return [...controllersOf(release), ...servicesOf(release), ...routesIn(release), ...claimsOf(release)];
  });
}

/** The HelmReleases of which that is so. */
export function readFromValues(manifests: readonly Manifest[]): ReadonlySet<Manifest> {
  return new Set(releasesIn(manifests).map(({ manifest }) => manifest));
}

/** Manifests, together with what Flux makes of those among them. */
export function withMade(manifests: readonly Manifest[]): readonly Manifest[] {
  const made = madeOfAppTemplates(manifests);
  return made.length === 0 ? manifests : [...manifests, ...made];
}
