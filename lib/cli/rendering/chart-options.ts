import { DEFAULT_KUBERNETES_VERSION } from '../../kubernetes';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import { isChart } from './chart-dependencies';
import { releaseName } from './render-chart';
import type { RenderedRoot } from './rendered-roots';
import type { Rendering } from './rendering';

/** A release keeps its name, in whatever folders the old and the new version of its chart are. */
export function lentName(
  roots: readonly RenderedRoot[],
  [path, ...others]: readonly string[],
  { files, tools }: Io,
): { readonly release?: string } {
  const folder = path?.replace(/\/Chart\.yaml$/, '').replace(/(.)\/$/, '$1');
  const isOne = roots.length === 1 && others.length === 0 && folder !== undefined && isChart(folder, files);
  return isOne && tools !== undefined ? { release: releaseName(folder, tools.absolute(folder)) } : {};
}

/** How charts are rendered, by the flags. */
export function chartOptions(given: Given): Rendering['chart'] {
  const [release, namespace] = [given.one('release'), given.one('namespace')];
  return {
    kubernetesVersion: given.one('kubernetes-version') ?? DEFAULT_KUBERNETES_VERSION,
    ...(release !== undefined && { release }),
    ...(namespace !== undefined && { namespace }),
    values: given.all('values'),
    set: given.all('set'),
  };
}
