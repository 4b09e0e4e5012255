import { type Chart, Names, YamlOutputType } from 'cdk8s';
import type { SynthesisPass } from '../../constructs';
import { manifestsOf, objectsOf } from './objects-of';

/** Objects that stand in one file, under its name without its extension; a folder where there is none. */
export interface ManifestFile {
  readonly name: string;
  readonly objects?: readonly unknown[];
}

/** A chart, and how its file or its folder is called. */
interface NamedChart {
  readonly chart: Chart;
  readonly name: string;
}

/**
 * The files of an app that has more than one, each when its objects are rendered.
 *
 * @param areNumbered whether the names tell the order of the charts
 */
export function manifestFiles(
  type: YamlOutputType,
  charts: readonly Chart[],
  areNumbered: boolean,
  pass: SynthesisPass,
): Iterable<ManifestFile> {
  const named = charts.map((chart, index) => ({ chart, name: nameOf(chart, areNumbered ? index : undefined) }));
  switch (type) {
    case YamlOutputType.FILE_PER_CHART:
      return perChart(named, pass);
    case YamlOutputType.FILE_PER_RESOURCE:
      return perResource(named, pass);
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      return perFolder(named, pass);
    default:
      return [];
  }
}

function* perChart(charts: readonly NamedChart[], pass: SynthesisPass): Iterable<ManifestFile> {
  for (const { chart, name } of charts) yield { name, objects: manifestsOf(chart, pass) };
}

function* perResource(charts: readonly NamedChart[], pass: SynthesisPass): Iterable<ManifestFile> {
  for (const { chart } of charts) {
    for (const object of manifestsOf(chart, pass)) {
      if (object !== undefined) yield { name: resourceName(object as Named), objects: [object] };
    }
  }
}

function* perFolder(charts: readonly NamedChart[], pass: SynthesisPass): Iterable<ManifestFile> {
  for (const { chart, name } of charts) {
    yield { name };
    for (const apiObject of objectsOf(chart)) {
      yield { name: `${name}/${resourceName(apiObject)}`, objects: [pass.renderLast(apiObject)] };
    }
  }
}

function nameOf(chart: Chart, index: number | undefined): string {
  const name = Names.toDnsLabel(chart);
  return index === undefined ? name : `${index.toString().padStart(4, '0')}-${name}`;
}

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name?: string | undefined };
}

function resourceName({ kind, metadata }: Named): string {
  return `${kind}.${metadata.name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
