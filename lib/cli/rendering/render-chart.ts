import { posix } from 'node:path';
import { API_CAPABILITIES } from '../../kubernetes';
import { readSource } from '../../source';
import type { Manifest } from '../../workload';
import { OpenValues } from './open-values';
import type { Rendering } from './rendering';
import { folderOfCharts } from './chart-dependencies';
import { completeChart } from './complete-chart';
import { runTool } from './run-tool';
import type { FileSystem } from '../io';
import { UsageError } from '../usage-error';
import { ChartValues } from './chart-values';
import { givenTexts } from './given-texts';
import { helpersOf } from './helpers';
import { renderedFields } from './rendered-fields';
import { dependencyPlace, subchartOf, subchartsOf } from './subchart';
import { TemplateLines } from './template-lines';
import { textIn } from '../files/text-in';

/**
 * A chart's manifests, as `helm template` prints them. Helm names the template of each document; a finding leads to
 * the line of the template that made the line it is about, where that can be told.
 */
export function renderChart(folder: string, rendering: Rendering): readonly Manifest[] {
  const { files, chart, directoryOf } = rendering;
  const values = new ChartValues(folder, chart.values, files);
  const isByDefault = chart.isOpen ?? (chart.values.length === 0 && chart.set.length === 0);
  const { documents, isWhole } = templateWhatIsThere(folder, rendering);
  return documents.flatMap(({ source, document }) => {
    const named = templateFile(folder, source, files);
    // A dependency may be packed: then its templates are no files.
    const isFile = named !== undefined;
    const template = named ?? posix.join(folder, 'Chart.yaml');
    const subchart = isFile ? undefined : subchartOf(source);
    const { manifests } = readSource(document, template, { directory: directoryOf(folder) });
    const read = () => textIn(template, files, LARGEST_TEMPLATE);
    const lines = new TemplateLines(isFile ? read : NOTHING);
    const subcharts = subchartsOf(source);
    let helperText: string | undefined;
    const helpers = () => (helperText ??= helpersOf(folderOfCharts(folder, subcharts, files), files));
    const by = { lines, values, subcharts, isByDefault, isOpen: isByDefault || !isWhole, helpers };
    const openValues = new OpenValues(by);
    return manifests.map((manifest) => {
      const openValue = openValues.of(manifest.object);
      return {
        object: inNamespace(manifest.object, chart.namespace),
        file: template,
        isRendered: true,
        directory: manifest.directory,
        ...(subchart !== undefined && { subchart }),
        ...(openValue && { openValue }),
        ...renderedFields(manifest, by),
        ...(subchart !== undefined && { locate: () => dependencyPlace(read(), subchart) }),
      };
    });
  });
}

/** The file of a template: Helm's path begins with the chart's name; what follows is the path in its folder. */
function templateFile(folder: string, source: string, files: FileSystem): string | undefined {
  const own = folderOfCharts(folder, subchartsOf(source), files);
  const within = source.slice(source.lastIndexOf('/templates/') + 1);
  const file = own === undefined ? undefined : posix.join(own, within);
  return file !== undefined && files.stat(file) !== undefined ? file : undefined;
}

const MISSING = /missing in charts\/ directory: ([\w., -]+)/;

/** What Helm has made of what there is of a chart. */
interface RenderedChart {
  readonly documents: readonly RenderedDocument[];
  /** Whether nothing of it is missing. */
  readonly isWhole: boolean;
}

/** What Helm makes of a chart; of one that is not whole, what it makes of the rest. */
function templateWhatIsThere(folder: string, rendering: Rendering): RenderedChart {
  const { tools, say } = rendering;
  try {
    return { documents: templateChart(folder, rendering), isWhole: true };
  } catch (error) {
    const missing = error instanceof UsageError ? MISSING.exec(error.message)?.[1] : undefined;
    if (missing === undefined) throw error;
    return tools.inFolder((scratch) => {
      const chart = completeChart(folder, [...new Set(missing.split(/[\s,]+/).filter(Boolean))], scratch, rendering);
      const made = unlessRefused(() => templateChart(folder, rendering, chart.folder));
      if (made === undefined) throw error;
      if (chart.without.length > 0) say(wordWithout(folder, chart.without));
      return { documents: made, isWhole: chart.without.length === 0 };
    });
  }
}

function wordWithout(folder: string, names: readonly string[]): string {
  const [are, them] = names.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return `the chart ${folder} is judged without ${names.join(', ')}, which ${are} not in its folder charts/: \`helm dependency build ${folder}\` fetches ${them}`;
}

/** What rendering gives; nothing where Helm refuses. */
export function unlessRefused<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** One document of what Helm prints. */
export interface RenderedDocument {
  /** The path of its template, beginning with the name of the chart. */
  readonly source: string;
  readonly document: string;
}

/**
 * What Helm makes of a chart.
 *
 * @param copy a copy of it that is rendered in its place. @default itself
 * @throws UsageError where Helm is missing, or refuses
 */
export function templateChart(
  folder: string,
  { tools, files, chart }: Pick<Rendering, 'tools' | 'files' | 'chart'>,
  copy = folder,
): readonly RenderedDocument[] {
  const release = chart.release ?? releaseName(folder, tools.absolute(folder));
  const args = [
    // Helm alone would take a version of its own, and charts refuse some.
    ...['template', release, copy, '--include-crds=false', '--kube-version', chart.kubernetesVersion],
    ...['--api-versions', API_CAPABILITIES.join(',')],
    ...(chart.namespace === undefined ? [] : ['--namespace', chart.namespace]),
    ...chart.values.flatMap((file) => ['--values', file]),
    ...chart.set.flatMap((one) => ['--set', one]),
  ];
  return documentsOf(runTool(tools, [['helm', ...args]], `the chart ${folder}`, () => givenTexts(chart, files)));
}

/** A template that is packed. */
const NOTHING = () => '';

const LARGEST_TEMPLATE = 1024 * 1024;

function inNamespace(object: Manifest['object'], namespace: string | undefined): Manifest['object'] {
  const metadata = object['metadata'];
  if (namespace === undefined || typeof metadata !== 'object' || metadata === null || Array.isArray(metadata))
    return object;
  return 'namespace' in metadata ? object : { ...object, metadata: { ...metadata, namespace } };
}

/** A release is called after the chart's folder, as far as that is a name. */
export function releaseName(folder: string, absolute: string): string {
  const name = posix.basename(absolute.replaceAll('\\', '/') || folder).toLowerCase();
  return (
    name
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50) || 'release'
  );
}

/** What Helm prints, split at the comments that name the templates. */
function documentsOf(text: string): readonly RenderedDocument[] {
  return text
    .split(/^---[ \t]*$/m)
    .map((document) => ({ source: /^# Source: (.+)$/m.exec(document)?.[1]?.trim() ?? '', document }))
    .filter(({ document }) => /^[^#\s]/m.test(document));
}
