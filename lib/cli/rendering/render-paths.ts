import { posix } from 'node:path';
import type { ReadProblem } from '../../check';
import { pushAll } from '../../kubernetes';
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
import { installationsByEnvironment, isAppOfApps } from './apps-of-apps';
import { dependenciesOf } from './chart-dependencies';
import { chartOptions, lentName } from './chart-options';
import { installationsOf, renderAsInstalled } from './as-installed';
import { installationsOfHelmfiles } from './helmfiles';
import { installationsIn, type Installation } from './installations';
import { renderWithValues } from './render-with-values';
import { renderKustomization } from './render-kustomization';
import { CHART, renderedRoots, type RenderedRoot, type RenderedRoots } from './rendered-roots';
import type { Rendering } from './rendering';
import { triedAll, withoutPartsOf } from './tried-all';
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
  { roots, helmfiles, partsOf }: RenderedRoots,
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
  const charts = roots.flatMap(({ by, folder }) => (by === 'helm' ? [folder] : []));
  const read = others?.manifests ?? [];
  const byHelmfile = installationsOfHelmfiles(helmfiles, charts, common, io.files);
  const repository = { files: io.files, common, charts };
  const early = [...byHelmfile, ...installationsIn(read, repository)];
  const tries = triedAll({ roots, partsOf }, (root, done, all) => {
    progress.say(`rendering ${done + 1} of ${all}: ${root.folder}…`);
    // What is installed by what is not rendered itself needs no look at its defaults.
    const made = installed(root, early, common, rendering);
    return made ? { root, manifests: made, notes: [] } : tried(root, rendering);
  });
  const [only] = tries;
  if (only?.error && roots.length === 1 && tries.every(({ error }) => error) && (others?.files ?? 0) === 0)
    throw only.error;
  const late = [...byHelmfile, ...installationsIn([...read, ...tries.flatMap((one) => one.manifests)], repository)];
  let elsewhere: readonly Installation[] | undefined;
  const inOtherEnvironments = () => {
    const apps = tries.filter(
      ({ root, manifests }) => root.by === 'helm' && isAppOfApps(root.folder, manifests, repository),
    );
    return (elsewhere ??= apps.flatMap(({ root }) => installationsByEnvironment(root.folder, rendering, repository)));
  };
  const all = tries.map((one) => asInstalledLate(one, { early, late, inOtherEnvironments }, common, rendering));
  return allOf(withoutPartsOf(all, { roots, partsOf }), rendering);
}

/** What installs charts: what is known before anything is rendered, after that, and in other environments than those. */
interface Installers {
  readonly early: readonly Installation[];
  readonly late: readonly Installation[];
  readonly inOtherEnvironments: () => readonly Installation[];
}

/** A chart that something else that was rendered installs, with the values of that. */
function asInstalledLate(
  one: Try,
  { early, late, inOtherEnvironments }: Installers,
  common: string,
  rendering: Rendering,
): Try {
  const { folder, by } = one.root;
  if (by !== 'helm') return one;
  const of = (installations: readonly Installation[]) => installationsOf({ folder, common, installations });
  const [before, after] = [of(early), of(late)];
  if (after.length > 0 && after.length === before.length) return one;
  const installations = after.length > 0 ? after : of(inOtherEnvironments()).slice(0, 1);
  const made = installed(one.root, installations, common, rendering);
  return made ? { root: one.root, manifests: made, notes: [] } : one;
}

function allOf(tries: readonly Try[], rendering: Rendering): ReadManifests {
  const manifests: Manifest[] = [];
  const problems: ReadProblem[] = [];
  const said: string[] = [];
  for (const { root, error, notes, ...made } of tries) {
    pushAll(manifests, made.manifests);
    notes.forEach(rendering.say);
    pushAll(said, notes);
    if (error) problems.push(notRendered(root, error));
  }
  return { files: tries.length, resources: manifests.length, manifests, problems, skipped: [], notes: said };
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
