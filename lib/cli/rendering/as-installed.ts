import { posix } from 'node:path';
import { grouped } from '../../kubernetes';
import type { Manifest } from '../../workload';
import type { Installation } from './installations';
import { renderChart, unlessRefused } from './render-chart';
import type { Rendering } from './rendering';

/** So many releases of one chart are judged: a company may install all that it has by one. */
const MOST = 300;

/** So many of them are named. */
const NAMED = 5;

/** How a chart that the repository itself installs is to be rendered. */
export interface Installed {
  /** The folder of the chart. */
  readonly folder: string;
  /** The folder that is checked, from which most likely paths of the repository are told. */
  readonly common: string;
  readonly installations: readonly Installation[];
}

/**
 * A chart's manifests with the values that its own repository installs it with, a release each. Nothing where it installs it
 * nowhere, or Helm takes none of its values.
 */
export function renderAsInstalled(
  { folder, common, installations }: Installed,
  rendering: Rendering,
): readonly Manifest[] | undefined {
  const own = installationsOf({ folder, common, installations });
  const different = [...grouped(own, (one) => JSON.stringify({ ...one, by: '' })).values()].flatMap((one) =>
    one.slice(0, 1),
  );
  const made = different.slice(0, MOST).flatMap((installation, index) => {
    const manifests = unlessRefused(() => renderOne(installation, folder, common, rendering));
    return manifests ? [{ installation, manifests: different.length === 1 ? manifests : apart(manifests, index) }] : [];
  });
  if (made.length === 0) return undefined;
  rendering.say(
    wordReleases(
      folder,
      made.map(({ installation }) => installation.by),
      different.length - made.length,
    ),
  );
  return made.flatMap(({ manifests }) => manifests);
}

/** Those that install this very chart. */
export function installationsOf({ folder, common, installations }: Installed): readonly Installation[] {
  return installations.filter(({ path }) => isFolderOf(path, folder, common));
}

function isFolderOf(path: string, folder: string, common: string): boolean {
  if (path === '' || path === '.') return false;
  return posix.relative(common, folder) === path || (path.includes('/') && folder.endsWith(`/${path}`));
}

function renderOne(
  { release, namespace, files, values, set, isOpen }: Installation,
  folder: string,
  common: string,
  rendering: Rendering,
): readonly Manifest[] {
  const { chart, tools } = rendering;
  const named = files.map((file) => (file.startsWith('/') ? posix.join(common, file) : posix.join(folder, file)));
  const there = named.filter((file) => rendering.files.stat(file)?.kind === 'file');
  return tools.inFolder((scratch) => {
    const written = values.map((one, index) => {
      const file = posix.join(scratch, `values-${index}.json`);
      tools.write(file, JSON.stringify(one));
      return file;
    });
    const options = {
      ...chart,
      release,
      ...(namespace !== undefined && { namespace }),
      values: [...there, ...written],
      set,
      isOpen: isOpen || there.length < named.length,
    };
    return renderChart(folder, { ...rendering, chart: options });
  });
}

/** Releases of one chart may be of several clusters: what belongs to one of them is nothing to the others. */
function apart(manifests: readonly Manifest[], index: number): readonly Manifest[] {
  return manifests.map((manifest) => ({
    ...manifest,
    directory: posix.join(manifest.directory ?? '.', `release-${index}`),
  }));
}

function wordReleases(folder: string, all: readonly string[], left: number): string {
  const installing = [...new Set(all)];
  const besides = installing.length - NAMED;
  const by = besides > 1 ? [...installing.slice(0, NAMED), `${besides} others`] : installing;
  const others = left > 0 ? `, and not with those of ${left} others` : '';
  return `the chart ${folder} is judged with the values that ${by.join(', ')} install${by.length === 1 ? 's' : ''} it with${others} (--values FILE: with your own)`;
}
