import { posix } from 'node:path';
import type { ReadProblem } from '../../check';
import { DEFAULT_KUBERNETES_VERSION, pushAll } from '../../kubernetes';
import { plainText } from '../../report/plain-text';
import { setPatchesAside, readSource } from '../../source';
import type { Manifest } from '../../workload';
import { FoldersOfTests } from '../files/folders-of-tests';
import type { ReadManifests } from '../files/read-files';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import type { Progress } from '../progress';
import { UsageError } from '../usage-error';
import { ToolMissing } from './run-tool';
import { dependenciesOf, isChart } from './chart-dependencies';
import { releaseName } from './render-chart';
import { renderAsInstalled } from './as-installed';
import { installationsIn, type Installation } from './installations';
import { renderWithValues } from './render-with-values';
import { renderKustomization } from './render-kustomization';
import { CHART, renderedRoots, type RenderedRoot, type RenderedRoots } from './rendered-roots';
import type { Rendering } from './rendering';
import { textIfThere } from '../files/text-in';

const LARGEST_KUSTOMIZATION = 1024 * 1024;

/**
 * The kustomizations and charts below paths.
 *
 * @param tests whether also those in folders of tests
 */
export function rootsIn(paths: readonly string[], io: Io, tests = true): RenderedRoots {
  const texts = new Map<string, string>();
  const read = (file: string) => {
    const text = texts.get(file) ?? textIfThere(file, io.files, LARGEST_KUSTOMIZATION);
    texts.set(file, text);
    return text;
  };
  const folders = new FoldersOfTests(io.files);
  return renderedRoots(paths, io.files, {
    isMeant: (file, root) => tests || folders.holding(file, root) === undefined,
    references: (file) => (posix.basename(file) === CHART ? besideChart(file, io) : referencesOf(file, read(file))),
    isPart: (file) => PART.test(read(file)),
  });
}

/** The charts that lie beside a chart and are parts of it. */
function besideChart(file: string, { files }: Io): readonly string[] {
  return dependenciesOf(posix.dirname(file), files).flatMap(({ folder }) => (folder === undefined ? [] : [folder]));
}

/** Components of kustomize and library charts are made to be part of others. */
const PART = /^(?:kind:\s*["']?Component\b|type:\s*["']?library\b)/m;

/** What a kustomization builds from, as paths; what cannot be read is for kustomize to say. */
function referencesOf(file: string, text: string): readonly string[] {
  try {
    const [reading] = setPatchesAside([readSource(text, file)]);
    return (reading?.kustomizations ?? [])
      .flatMap(({ resources }) => resources)
      .map((path) => posix.normalize(path).replace(/\/$/, ''));
  } catch {
    return [];
  }
}

/** How everything is rendered. */
export interface RenderOptions {
  readonly given: Given;
  readonly io: Io;
  readonly progress: Progress;
  /** The paths of the release that takes the place of this one. @default none */
  readonly replacedBy?: readonly string[] | undefined;
  /** What is read of other files, and judged beside what is rendered. @default nothing */
  readonly others?: Pick<ReadManifests, 'files' | 'manifests'>;
}

/**
 * What the user's own tools make of kustomizations and charts.
 *
 * @param common the folder from which directories are told
 * @throws UsageError where a tool is missing, or refuses the only thing that there is to judge
 */
export function renderAll(
  { roots }: RenderedRoots,
  common: string,
  { given, io, progress, replacedBy = [], others }: RenderOptions,
): ReadManifests {
  const { tools } = io;
  if (tools === undefined) throw new UsageError('--render needs tools, and none can be run here');
  const rendering: Rendering = {
    tools,
    files: io.files,
    chart: { ...lentName(roots, replacedBy, io), ...chartOptions(given) },
    say: (note) => {
      if (!given.has('quiet')) io.stderr.write(`note: ${plainText(note)}\n`);
    },
    directoryOf: (folder) => posix.relative(common, folder) || '.',
  };
  const tries = roots.map((root, index) => {
    progress.say(`rendering ${index + 1} of ${roots.length}: ${root.folder}…`);
    return tried(root, rendering);
  });
  const [only] = tries;
  if (only?.error && tries.length === 1 && (others?.files ?? 0) === 0) throw only.error;
  return asInstalled(tries, others?.manifests ?? [], common, rendering);
}

/** What was rendered, with charts as the other manifests install them. */
function asInstalled(
  tries: readonly Try[],
  others: readonly Manifest[],
  common: string,
  rendering: Rendering,
): ReadManifests {
  const manifests: Manifest[] = [];
  const problems: ReadProblem[] = [];
  const known = [...others, ...tries.flatMap((one) => one.manifests)];
  const installations = installationsIn(known);
  for (const { root, error, notes, ...byDefault } of tries) {
    const made = installed(root, installations, common, rendering);
    pushAll(manifests, made ?? byDefault.manifests);
    if (made === undefined) notes.forEach(rendering.say);
    if (made === undefined && error) problems.push(notRendered(root, error));
  }
  return { files: tries.length, resources: manifests.length, manifests, problems, skipped: [] };
}

/** What became of one that was rendered. */
interface Try {
  readonly root: RenderedRoot;
  readonly manifests: readonly Manifest[];
  /** What is to be known of how it was rendered. */
  readonly notes: readonly string[];
  /** Why it could not be. */
  readonly error?: UsageError;
}

function tried(root: RenderedRoot, rendering: Rendering): Try {
  const notes: string[] = [];
  try {
    return { root, manifests: rendered(root, { ...rendering, say: (note) => notes.push(note) }), notes };
  } catch (error) {
    if (!(error instanceof UsageError) || error instanceof ToolMissing) throw error;
    return { root, manifests: [], notes, error };
  }
}

/** What a chart renders to with the values that other manifests install it with, unless the user gives some. */
function installed(
  { by, folder }: RenderedRoot,
  installations: readonly Installation[],
  common: string,
  rendering: Rendering,
): readonly Manifest[] | undefined {
  const { values, set } = rendering.chart;
  if (by !== 'helm' || values.length > 0 || set.length > 0) return undefined;
  const made = renderAsInstalled({ folder, common, installations }, rendering);
  return made?.map((manifest) => ({ ...manifest, renderedFrom: folder }));
}

function rendered({ by, folder }: RenderedRoot, rendering: Rendering): readonly Manifest[] {
  const made = by === 'helm' ? renderWithValues(folder, rendering) : renderKustomization(folder, rendering);
  return made.map((manifest) => ({ ...manifest, renderedFrom: folder }));
}

/** One of several that cannot be rendered is told, and the others are judged. */
function notRendered({ file }: RenderedRoot, { message }: UsageError): ReadProblem {
  return { code: 'not-rendered', severity: 'error', file, line: 1, column: 1, message };
}

/** A release keeps its name, in whatever folders the old and the new version of its chart are. */
function lentName(
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
