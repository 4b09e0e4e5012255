import { posix } from 'node:path';
import { asArray, asObject, asString } from '../../kubernetes';
import { readSettings } from '../../source';
import type { FileSystem } from '../io';
import { textIn } from '../files/text-in';

const LARGEST = 1024 * 1024;

/** A chart that another one names as its dependency. */
export interface ChartDependency {
  readonly name: string;
  /** What it is called in the chart that it is part of, as are its values. */
  readonly alias: string;
  /**
   * The folder that it is to be taken from, where it is one of this machine (`file://../common`), or a library that lies
   * beside the chart: repositories of charts publish theirs, and read them from there.
   */
  readonly folder?: string;
}

/** The dependencies that a chart names in its Chart.yaml, or in the requirements.yaml of old ones; none where it cannot be read. */
export function dependenciesOf(folder: string, files: FileSystem): readonly ChartDependency[] {
  return ['Chart.yaml', 'requirements.yaml']
    .map((name) => asArray(asObject(settingsIn(posix.join(folder, name), files))['dependencies']))
    .flat()
    .map(asObject)
    .flatMap(({ name, alias, repository }) => {
      const called = asString(name);
      if (called === undefined) return [];
      const local =
        /^file:\/\/(?!\/)(.+)$/.exec(asString(repository) ?? '')?.[1] ??
        (isLibrary(posix.join(folder, '..', called), called, files) ? `../${called}` : undefined);
      return {
        name: called,
        alias: asString(alias) ?? called,
        ...(local !== undefined && { folder: posix.join(folder, local).replace(/(.)\/$/, '$1') }),
      };
    });
}

/** Whether a folder holds the library chart of this name. @see https://helm.sh/docs/topics/library_charts/ */
function isLibrary(folder: string, called: string, files: FileSystem): boolean {
  if (called.includes('/') || !isChart(folder, files)) return false;
  const { type, name } = asObject(settingsIn(posix.join(folder, 'Chart.yaml'), files));
  return type === 'library' && name === called;
}

/** What a settings file of a chart says; null where it cannot be read. */
export function settingsIn(file: string, files: FileSystem) {
  try {
    return readSettings(textIn(file, files, LARGEST), file).value ?? null;
  } catch {
    return null;
  }
}

/** The folder of a chart of a chart, unpacked in it or taken from beside it; nothing where it is packed, or not there. */
export function folderOfSubchart(folder: string, called: string, files: FileSystem): string | undefined {
  const all = dependenciesOf(folder, files);
  const known = all.find(({ alias }) => alias === called) ?? all.find(({ name }) => name === called);
  const within = posix.join(folder, 'charts', known?.name ?? called);
  return [within, known?.folder].find((one) => one !== undefined && isChart(one, files));
}

/** The folder of the chart that a template belongs to, by the charts of charts that lead to it. */
export function folderOfCharts(folder: string, subcharts: readonly string[], files: FileSystem): string | undefined {
  return subcharts.reduce<string | undefined>(
    (above, name) => (above === undefined ? undefined : folderOfSubchart(above, name, files)),
    folder,
  );
}

export function isChart(folder: string, files: FileSystem): boolean {
  return files.stat(posix.join(folder, 'Chart.yaml')) !== undefined;
}
