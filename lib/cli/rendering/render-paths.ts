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
import { renderWithValues } from './render-with-values';
import { renderKustomization } from './render-kustomization';
import { CHART, renderedRoots, type RenderedRoot, type RenderedRoots } from './rendered-roots';
import type { Rendering } from './rendering';
import { textIn } from '../files/text-in';

const LARGEST_KUSTOMIZATION = 1024 * 1024;

/**
 * The kustomizations and charts below paths.
 *
 * @param tests whether also those in folders of tests
 */
export function rootsIn(paths: readonly string[], io: Io, tests = true): RenderedRoots {
  const texts = new Map<string, string>();
  const read = (file: string) => {
    const text = texts.get(file) ?? textOf(file, io);
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

function textOf(file: string, { files }: Io): string {
  try {
    return textIn(file, files, LARGEST_KUSTOMIZATION);
  } catch {
    return '';
  }
}

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
  /** Whether other files are judged beside what is rendered. @default false */
  readonly hasOthers?: boolean;
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
  { given, io, progress, replacedBy = [], hasOthers = false }: RenderOptions,
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
  const manifests: Manifest[] = [];
  const problems: ReadProblem[] = [];
  for (const [index, root] of roots.entries()) {
    progress.say(`rendering ${index + 1} of ${roots.length}: ${root.folder}…`);
    try {
      pushAll(manifests, rendered(root, rendering));
    } catch (error) {
      const isAll = roots.length === 1 && !hasOthers;
      if (!(error instanceof UsageError) || error instanceof ToolMissing || isAll) throw error;
      problems.push(notRendered(root, error));
    }
  }
  return { files: roots.length, resources: manifests.length, manifests, problems, skipped: [] };
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
