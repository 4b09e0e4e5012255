import { posix } from 'node:path';
import { API_CAPABILITIES } from '../../kubernetes';
import { readSource } from '../../source';
import type { Manifest } from '../../workload';
import { OpenValues } from './open-values';
import type { Rendering } from './rendering';
import { runTool } from './run-tool';
import { ChartValues } from './chart-values';
import { renderedFields } from './rendered-fields';
import { dependencyPlace, subchartOf, subchartsOf } from './subchart';
import { TemplateLines } from './template-lines';

/**
 * A chart's manifests, as `helm template` prints them. Helm names the template of each document; a finding leads to
 * the line of the template that made the line it is about, where that can be told.
 */
export function renderChart(folder: string, rendering: Rendering): readonly Manifest[] {
  const { files, chart, directoryOf } = rendering;
  const values = new ChartValues(folder, chart.values, files);
  const isByDefault = chart.values.length === 0 && chart.set.length === 0;
  return templateChart(folder, rendering).flatMap(({ source, document }) => {
    // Helm's path begins with the chart's name; what follows is the path in its folder.
    const named = posix.join(folder, source.slice(source.indexOf('/') + 1));
    // A dependency may be packed: then its templates are no files.
    const isFile = files.stat(named) !== undefined;
    const template = isFile ? named : posix.join(folder, 'Chart.yaml');
    const subchart = isFile ? undefined : subchartOf(source);
    const { manifests } = readSource(document, template, { directory: directoryOf(folder) });
    const read = () => Buffer.from(files.read(template, LARGEST_TEMPLATE)).toString('utf8');
    const lines = new TemplateLines(isFile ? read : NOTHING);
    const by = { lines, values, subcharts: subchartsOf(source), isByDefault };
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

/** One document of what Helm prints. */
export interface RenderedDocument {
  /** The path of its template, beginning with the name of the chart. */
  readonly source: string;
  readonly document: string;
}

/**
 * What Helm makes of a chart.
 *
 * @throws UsageError where Helm is missing, or refuses
 */
export function templateChart(
  folder: string,
  { tools, chart }: Pick<Rendering, 'tools' | 'chart'>,
): readonly RenderedDocument[] {
  const release = chart.release ?? nameOf(folder, tools.absolute(folder));
  const args = [
    // Helm alone would take a version of its own, and charts refuse some.
    ...['template', release, folder, '--include-crds=false', '--kube-version', chart.kubernetesVersion],
    ...['--api-versions', API_CAPABILITIES.join(',')],
    ...(chart.namespace === undefined ? [] : ['--namespace', chart.namespace]),
    ...chart.values.flatMap((file) => ['--values', file]),
    ...chart.set.flatMap((one) => ['--set', one]),
  ];
  return documentsOf(runTool(tools, [['helm', ...args]], `the chart ${folder}`));
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
function nameOf(folder: string, absolute: string): string {
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
