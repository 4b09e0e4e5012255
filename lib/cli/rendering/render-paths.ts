import { posix } from 'node:path';
import { DEFAULT_KUBERNETES_VERSION } from '../../kubernetes';
import { setPatchesAside, readSource } from '../../source';
import type { ReadManifests } from '../files/read-files';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import type { Progress } from '../progress';
import { UsageError } from '../usage-error';
import { renderChart } from './render-chart';
import { renderKustomization } from './render-kustomization';
import { renderedRoots, type RenderedRoots } from './rendered-roots';
import type { Rendering } from './rendering';

const LARGEST_KUSTOMIZATION = 1024 * 1024;

/** The kustomizations and charts below paths. */
export function rootsIn(paths: readonly string[], io: Io): RenderedRoots {
  return renderedRoots(paths, io.files, (file) => referencesOf(file, io));
}

/** What a kustomization builds from, as paths; what cannot be read is for kustomize to say. */
function referencesOf(file: string, io: Io): readonly string[] {
  try {
    const text = Buffer.from(io.files.read(file, LARGEST_KUSTOMIZATION)).toString('utf8');
    const [reading] = setPatchesAside([readSource(text, file)]);
    return (reading?.kustomizations ?? [])
      .flatMap(({ resources }) => resources)
      .map((path) => posix.normalize(path).replace(/\/$/, ''));
  } catch {
    return [];
  }
}

/**
 * What the user's own tools make of kustomizations and charts.
 *
 * @param common the folder from which directories are told
 * @throws UsageError where a tool is missing or fails
 */
export function renderAll(
  { roots }: RenderedRoots,
  common: string,
  { given, io, progress }: { readonly given: Given; readonly io: Io; readonly progress: Progress },
): ReadManifests {
  const { tools } = io;
  if (tools === undefined) throw new UsageError('--render needs tools, and none can be run here');
  const rendering: Rendering = {
    tools,
    files: io.files,
    chart: chartOptions(given),
    directoryOf: (folder) => posix.relative(common, folder) || '.',
  };
  const manifests = roots.flatMap(({ by, folder }, index) => {
    progress.say(`rendering ${index + 1} of ${roots.length}: ${folder}…`);
    return by === 'helm' ? renderChart(folder, rendering) : renderKustomization(folder, rendering);
  });
  return { files: roots.length, resources: manifests.length, manifests, problems: [], skipped: [] };
}

function chartOptions(given: Given): Rendering['chart'] {
  const [release, namespace] = [given.one('release'), given.one('namespace')];
  return {
    kubernetesVersion: given.one('kubernetes-version') ?? DEFAULT_KUBERNETES_VERSION,
    ...(release !== undefined && { release }),
    ...(namespace !== undefined && { namespace }),
    values: given.all('values'),
    set: given.all('set'),
  };
}
