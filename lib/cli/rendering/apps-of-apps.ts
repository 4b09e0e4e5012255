import { posix } from 'node:path';
import type { Manifest } from '../../workload';
import { isManifestFile, walk } from '../files/walk';
import { textIfThere } from '../files/text-in';
import { installationsIn, type Installation } from './installations';
import { renderChart, unlessRefused } from './render-chart';
import type { Rendering } from './rendering';
import type { Repository } from './repository';
import { valuesOfEnvironments } from './values-beside';

const LARGEST_TEMPLATE = 256 * 1024;

/** Whether a chart renders to Applications of Argo CD, or would, if it could be rendered. */
export function isAppOfApps(folder: string, manifests: readonly Manifest[], { files }: Repository): boolean {
  if (manifests.some(({ object }) => /^Application(?:Set)?$/.test(String(object['kind'])))) return true;
  const templates = posix.join(folder, 'templates');
  if (manifests.length > 0 || files.stat(templates)?.kind !== 'folder') return false;
  return walk(templates, files, isManifestFile).files.some((file) =>
    /^kind: *["']?Application(?:Set)?\b/m.test(textIfThere(file, files, LARGEST_TEMPLATE)),
  );
}

/**
 * What a chart of Applications installs in each of its environments, a file with values each, those first that look most
 * like production: not every application is in the one that is judged.
 */
export function installationsByEnvironment(
  folder: string,
  rendering: Rendering,
  repository: Repository,
): readonly Installation[] {
  const silent = { ...rendering, say: () => undefined };
  return valuesOfEnvironments(folder, rendering.files).flatMap((file) => {
    const chart = { ...rendering.chart, values: [file] };
    const made = unlessRefused(() => renderChart(folder, { ...silent, chart })) ?? [];
    return installationsIn(made, repository).map((one) => ({ ...one, by: `${one.by} of ${file}` }));
  });
}
