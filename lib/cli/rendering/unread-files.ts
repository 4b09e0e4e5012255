import { posix } from 'node:path';
import { asObject, own } from '../../kubernetes';
import { readSettings } from '../../source';
import { textIfThere } from '../files/text-in';
import { isManifestFile, walk } from '../files/walk';
import type { Io } from '../io';
import { CHART, isKustomizationFile } from './rendered-roots';

/** Files below folders that are rendered, which nothing that is rendered reads. */
export interface UnreadFiles {
  /**
   * In folders of their own: no kustomization stands there, or names anything there. They are applied in another way.
   */
  readonly apart: ReadonlySet<string>;
  /** Beside what kustomizations name: left out by them, whether on purpose or not. */
  readonly beside: ReadonlySet<string>;
  /** The kustomizations that tell so. */
  readonly kustomizations: ReadonlySet<string>;
}

const LARGEST = 1024 * 1024;

/**
 * What kustomizations below folders do not name. What stands in a chart is for the chart: its templates read files, too.
 *
 * @param isHeld whether a file stands below something that is rendered
 */
export function unreadFiles(folders: readonly string[], isHeld: (file: string) => boolean, io: Io): UnreadFiles {
  const isWanted = (file: string) => isManifestFile(file) || isKustomizationFile(file);
  const all = folders.flatMap((folder) => walk(folder, io.files, isWanted).files);
  const kustomizations = new Set(all.filter(isKustomizationFile));
  const charts = new Set(all.filter((file) => posix.basename(file) === CHART).map((file) => posix.dirname(file)));
  const named = new Set([...kustomizations].flatMap((file) => namedIn(file, io)));
  const used = new Set([...kustomizations, ...named].map((file) => posix.dirname(file)));
  const isLeft = (file: string) => !kustomizations.has(file) && !named.has(file) && isHeld(file);
  const left = all.filter((file) => isLeft(file) && !standsIn(file, charts));
  const isBeside = (file: string) => used.has(posix.dirname(file));
  return {
    apart: new Set(left.filter((file) => !isBeside(file))),
    beside: new Set(left.filter(isBeside)),
    kustomizations,
  };
}

function standsIn(file: string, folders: ReadonlySet<string>): boolean {
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    if (folders.has(folder)) return true;
    if (folder === posix.dirname(folder)) return false;
  }
}

/** What has files of its own to read: a generator of secrets names the files that it opens. */
const READS_ON = ['generators', 'transformers', 'validators'];

/** Every path that a kustomization says in any field, and what its plugins say. */
function namedIn(file: string, io: Io): readonly string[] {
  const value = valueOf(file, io);
  const plugins = READS_ON.flatMap((field) => pathsIn(own(asObject(value), field), file));
  return [...pathsIn(value, file), ...plugins.flatMap((plugin) => pathsIn(valueOf(plugin, io), plugin))];
}

function valueOf(file: string, { files }: Io): unknown {
  return readSettings(textIfThere(file, files, LARGEST), file).value;
}

/** Any text may be a path, also `key=path`, as generators of ConfigMaps have it. */
function pathsIn(value: unknown, file: string): readonly string[] {
  if (typeof value === 'string') {
    if (value.includes('\n')) return [];
    const paths = [value, value.slice(value.indexOf('=') + 1)];
    return paths.map((path) => posix.join(posix.dirname(file), path).replace(/(.)\/$/, '$1'));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((below) => pathsIn(below, file));
}
