import { posix } from 'node:path';
import { asArray, asObject, asString, isObject, type Json } from '../../kubernetes';
import { dependenciesOf, isChart, settingsIn } from './chart-dependencies';
import type { Rendering } from './rendering';

/** A copy of a chart that can be rendered although dependencies of it are missing. */
export interface CompletedChart {
  readonly folder: string;
  /** The dependencies that are not in it. */
  readonly without: readonly string[];
}

/** Charts of charts of charts: a chart that leads to itself has an end. */
const DEEPEST = 5;

/**
 * Copies a chart into a folder of the own, with the dependencies that lie beside it (`file://../common`) in it, and without
 * those that would have to be fetched: Helm renders a chart only whole.
 *
 * @param missing the dependencies that Helm misses, by name
 */
export function completeChart(
  folder: string,
  missing: readonly string[],
  into: string,
  { tools, files }: Pick<Rendering, 'tools' | 'files'>,
): CompletedChart {
  const copy = (from: string, to: string, depth: number): void => {
    tools.copy(from, to);
    if (depth === 0) return;
    for (const { name, folder: beside } of dependenciesOf(from, files)) {
      const isThere = isChart(posix.join(from, 'charts', name), files);
      if (beside !== undefined && !isThere && isChart(beside, files))
        copy(beside, posix.join(to, 'charts', name), depth - 1);
    }
  };
  const whole = posix.join(into, 'chart');
  copy(folder, whole, DEEPEST);
  const local = new Set(dependenciesOf(folder, files).flatMap((one) => besideIt(one, files)));
  const without = missing.filter((name) => !local.has(name));
  for (const name of ['Chart.yaml', 'requirements.yaml']) {
    const settings = settingsIn(posix.join(folder, name), files);
    if (isObject(settings)) tools.write(posix.join(whole, name), JSON.stringify(withoutThese(settings, without)));
  }
  return { folder: whole, without };
}

function besideIt(
  { name, folder }: ReturnType<typeof dependenciesOf>[number],
  files: Rendering['files'],
): readonly string[] {
  return folder !== undefined && isChart(folder, files) ? [name] : [];
}

function withoutThese(settings: Json, without: readonly string[]): Json {
  const { dependencies, ...rest } = asObject(settings);
  if (dependencies === undefined) return settings;
  const left = asArray(dependencies).filter((one) => !without.includes(asString(asObject(one)['name']) ?? ''));
  return { ...rest, dependencies: left };
}
