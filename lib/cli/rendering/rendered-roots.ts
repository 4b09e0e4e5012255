import { posix } from 'node:path';
import type { FileSystem } from '../io';
import { walk } from '../files/walk';
import { isHelmfile } from './helmfiles';

/** A folder that a tool makes manifests of. */
export interface RenderedRoot {
  readonly by: 'kustomize' | 'helm';
  readonly folder: string;
  /** The file that says so. */
  readonly file: string;
}

/** What is rendered below the paths that are given, and which files are part of it. */
export interface RenderedRoots {
  readonly roots: readonly RenderedRoot[];
  /** The files below them that tell helmfile what to install. */
  readonly helmfiles: readonly string[];
  /** Whether a file goes into something that is rendered, and is not read by itself. */
  readonly holds: (file: string) => boolean;
  /** What a root builds from that could be rendered by itself: not what is made to be part of others. */
  readonly partsOf: (root: RenderedRoot) => readonly RenderedRoot[];
}

const KUSTOMIZATION = /^kustomization(\.ya?ml)?$/i;

/** Whether a file makes its folder a kustomization. */
export function isKustomizationFile(file: string): boolean {
  return KUSTOMIZATION.test(posix.basename(file));
}

/** The file that makes a folder a chart. */
export const CHART = 'Chart.yaml';

/** What kustomization files and charts say of themselves. */
export interface WhatFilesTell {
  /** Whether one below a folder that was given is looked at. */
  readonly isMeant: (file: string, folder: string) => boolean;
  /** The folders that a kustomization file builds from, or that a chart has as parts of it, as paths. */
  readonly references: (file: string) => readonly string[];
  /** Whether it is made to be part of others: a component, a library chart. */
  readonly isPart: (file: string) => boolean;
}

/**
 * Finds kustomizations and charts. A folder that is given and has one is rendered; below it, and below others, what
 * nothing else builds from: the overlays, not their bases, no chart of a chart, and nothing that is made to be part of others.
 */
export function renderedRoots(paths: readonly string[], files: FileSystem, told: WhatFilesTell): RenderedRoots {
  const roots: RenderedRoot[] = [];
  const folders = new Set<string>();
  const helmfiles = new Set<string>();
  for (const path of paths) {
    const folder = folderOf(path, files);
    if (folder === undefined) continue;
    const own = rootAt(folder, files);
    const isWhole = own === undefined || (own.by === 'kustomize' && files.stat(path)?.kind === 'folder');
    const below = isWhole ? rootsBelow(folder, files, told, folders, helmfiles) : [];
    const found = own ? [own, ...below.filter((one) => one.folder !== folder)] : below;
    for (const one of found) {
      folders.add(one.folder);
      if (!roots.some((other) => other.folder === one.folder)) roots.push(one);
    }
  }
  return {
    roots,
    helmfiles: [...helmfiles],
    holds: (file) => ancestorsOf(file).some((folder) => folders.has(folder)),
    partsOf: (root) =>
      told
        .references(root.file)
        .flatMap((folder) => (files.stat(folder)?.kind === 'folder' ? (rootAt(folder, files) ?? []) : []))
        .filter(({ file }) => !told.isPart(file)),
  };
}

/** The folder that a path means: itself, or that of the kustomization or chart that it names. */
function folderOf(path: string, files: FileSystem): string | undefined {
  const stat = files.stat(path);
  if (stat?.kind === 'folder') return posix.normalize(path).replace(/(.)\/$/, '$1');
  const name = posix.basename(path);
  return stat && (KUSTOMIZATION.test(name) || name === CHART) ? posix.dirname(path) : undefined;
}

function rootAt(folder: string, files: FileSystem): RenderedRoot | undefined {
  const names = files
    .list(folder)
    .filter(({ kind }) => kind === 'file')
    .map(({ name }) => name);
  if (names.includes(CHART)) return { by: 'helm', folder, file: posix.join(folder, CHART) };
  const name = names.find((one) => KUSTOMIZATION.test(one));
  return name === undefined ? undefined : { by: 'kustomize', folder, file: posix.join(folder, name) };
}

function rootsBelow(
  folder: string,
  files: FileSystem,
  { isMeant, references, isPart }: WhatFilesTell,
  folders: Set<string>,
  helmfiles: Set<string>,
): readonly RenderedRoot[] {
  const isRoot = (file: string) => KUSTOMIZATION.test(posix.basename(file)) || file.endsWith(`/${CHART}`);
  const all = walk(folder, files, (file) => (isRoot(file) || isHelmfile(file)) && isMeant(file, folder)).files;
  for (const file of all.filter(isHelmfile)) helmfiles.add(file);
  const found = all.filter(isRoot);
  const charts = found.filter((file) => file.endsWith(CHART));
  const kustomizations = found.filter((file) => !file.endsWith(CHART));
  const built = new Set(found.flatMap((file) => references(file)));
  for (const file of found) folders.add(posix.dirname(file));
  const isOfChart = (file: string) => {
    const folder = posix.dirname(file);
    return charts.some((chart) => folder.startsWith(`${posix.dirname(chart)}/`));
  };
  const rootOf = (by: RenderedRoot['by']) => (file: string) => ({ by, folder: posix.dirname(file), file });
  return [
    ...kustomizations.filter((file) => !built.has(posix.dirname(file))).map(rootOf('kustomize')),
    ...charts.filter((file) => !built.has(posix.dirname(file))).map(rootOf('helm')),
  ].filter(({ file }) => !isOfChart(file) && !isPart(file));
}

/** The folders that a file stands in, from the inside out. */
function ancestorsOf(file: string): readonly string[] {
  const folder = posix.dirname(file);
  return folder === '.' || folder === '/' ? [folder] : [folder, ...ancestorsOf(folder)];
}
