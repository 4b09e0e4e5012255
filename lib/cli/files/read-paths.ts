import { leftOut } from '../../check';
import { DEFAULT_LIMIT, parseFileSize } from '../file-size';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import type { Progress } from '../progress';
import { dirname } from 'node:path/posix';
import { renderAll, rootsIn } from '../rendering/render-paths';
import { judgeUnread } from '../rendering/read-unread';
import { unreadFiles } from '../rendering/unread-files';
import type { RenderedRoots } from '../rendering/rendered-roots';
import { MOST_OBJECTS, wordFoldersOfTests } from '../../source';
import { UsageError } from '../usage-error';
import { commonFolder, findFiles, normal, STDIN } from './find-files';
import { plainText } from '../../report/plain-text';
import { readFiles, type ReadManifests } from './read-files';
import { hasManifests, readWithoutTests, withoutTests } from './without-tests';

/** What paths are read with. */
export interface ReadPathsOptions {
  /** The flags: `--max-file-size` counts. */
  readonly given: Given;
  readonly io: Io;
  readonly progress: Progress;
  /** Which files of folders are not read. @default all of them are */
  readonly ignored?: (path: string) => boolean;
  /** The paths of the release that takes the place of this one: a chart there lends its own its name. @default none */
  readonly replacedBy?: readonly string[];
  /** Whether to read what stands in folders of tests below the paths, too. @default true */
  readonly tests?: boolean;
}

/**
 * Reads everything that paths lead to, the same whatever their order is: a shell, a hook of git and a CI give it as they
 * like.
 *
 * @throws UsageError for a path that leads to nothing
 */
export function readPaths(paths: readonly string[], options: ReadPathsOptions): Promise<ReadManifests> {
  return readWithoutTests(
    options.tests ?? true,
    (withTests) => readOnce([...paths].sort(), { ...options, tests: withTests }),
    (read) => paths.includes(STDIN) || hasManifests(read),
  );
}

function readOnce(paths: readonly string[], options: ReadPathsOptions): Promise<ReadManifests> {
  const { given, io, progress, ignored, tests } = options;
  const size = given.one('max-file-size');
  const limit = size === undefined ? DEFAULT_LIMIT : parseFileSize(size);
  const maxObjects = mostObjects(given);
  const say = (done: number, all: number) => progress.say(`reading file ${done + 1} of ${all}…`);
  const read = async (of: readonly string[], leftOut?: (path: string) => boolean) => {
    const all = findFiles(of, io.files, leftOut);
    const { found, skipped } = withoutTests(all, io.files, tests);
    const made = await readFiles(found, io, { limit, maxObjects, progress: say });
    return { ...made, skipped: [...skipped, ...made.skipped] };
  };
  return given.has('render') ? readRendered(paths, options, read) : read(paths, ignored);
}

/** How many objects are read. @throws UsageError for what is no number of them */
function mostObjects(given: Given): number {
  const text = given.one('max-objects') ?? String(MOST_OBJECTS);
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`--max-objects '${text}': write a number, such as ${MOST_OBJECTS}`);
}

/** Says which folders of tests were passed over, and what kustomizations leave out. */
export function sayPassedOver({ skipped }: Pick<ReadManifests, 'skipped'>, given: Given, io: Io): void {
  const words = wordFoldersOfTests(skipped);
  const said = [...(words === undefined ? [] : [words]), ...leftOut(skipped).map(({ message }) => message)];
  if (!given.has('quiet')) for (const one of said) io.stderr.write(`note: ${plainText(one)}\n`);
}

/** Says what to do about kustomizations and charts that were passed over. */
export function sayRenderingHint({ skipped }: ReadManifests, given: Given, io: Io): void {
  if (given.has('render') || given.has('quiet')) return;
  const passed = skipped.find(({ reason, file }) => reason === 'kustomization' || /(?:^|\/)Chart\.yaml$/.test(file));
  if (passed === undefined) return;
  io.stderr.write(`hint: ${plainText(passed.file)} is not built: with --render, kustomize or helm does that first\n`);
}

type Read = (paths: readonly string[], leftOut?: (path: string) => boolean) => Promise<ReadManifests>;

/** What kustomizations and charts are rendered to, and the files that belong to none. */
async function readRendered(
  paths: readonly string[],
  { given, io, progress, ignored, tests, replacedBy }: ReadPathsOptions,
  read: Read,
): Promise<ReadManifests> {
  const folders = paths.filter((path) => path !== STDIN).map((path) => normal(path));
  const rendered = rootsIn(folders, io, tests);
  if (rendered.roots.length === 0) {
    if (!given.has('quiet'))
      io.stderr.write(`hint: --render: there is no kustomization and no chart to build in PATH\n`);
    return read(paths, ignored);
  }
  const common = commonFolder(folders.map((path) => (io.files.stat(path)?.kind === 'folder' ? path : dirname(path))));
  const others = paths.filter((path) => path === STDIN || !isRendered(normal(path), rendered));
  const plain =
    others.length === 0 ? NOTHING : await read(others, (file) => rendered.holds(file) || ignored?.(file) === true);
  const isOut = (file: string) => ignored?.(file) === true;
  const unread = await readUnread(folders, (file) => rendered.holds(file) && !isOut(file), io, read);
  const beside = together(plain, unread);
  const made = renderAll(rendered, common, { given, io, progress, replacedBy, others: beside });
  return { ...together(beside, made), notes: made.notes ?? [] };
}

/** What no kustomization reads, though it stands below one. */
async function readUnread(
  paths: readonly string[],
  isHeld: (file: string) => boolean,
  io: Io,
  read: Read,
): Promise<ReadManifests> {
  const folders = paths.filter((path) => io.files.stat(path)?.kind === 'folder');
  const unread = unreadFiles(folders, isHeld, io);
  const { apart, beside, kustomizations } = unread;
  if (apart.size + beside.size === 0) return NOTHING;
  // With the kustomizations it is known that half an object may be a patch.
  const isRead = (file: string) => apart.has(file) || beside.has(file) || kustomizations.has(file);
  return judgeUnread(await read(folders, (file) => !isRead(file)), unread);
}

function together(one: ReadManifests, other: ReadManifests): ReadManifests {
  return {
    files: one.files + other.files,
    resources: one.resources + other.resources,
    manifests: [...one.manifests, ...other.manifests],
    problems: [...one.problems, ...other.problems],
    skipped: [...one.skipped, ...other.skipped],
  };
}

const NOTHING: ReadManifests = { files: 0, resources: 0, manifests: [], problems: [], skipped: [] };

/** Whether a path is what is rendered itself: nothing else is read from it. */
function isRendered(path: string, { roots }: RenderedRoots): boolean {
  return roots.some(({ folder }) => folder === path || folder === dirname(path));
}
