import { posix } from 'node:path';
import {
  adviseValues,
  fixTexts,
  wordAdvice,
  type AdvisedChart,
  type FixOptions,
  type ReadTemplate,
} from '../../repair';
import { repairText } from '../../report/repair/repair-text';
import { asObject, isObject, own, type JsonObject } from '../../kubernetes';
import { readSource, valueReferences } from '../../source';
import { painterFor } from '../colors';
import { EXIT, type ExitCode } from '../exit-code';
import { walk } from '../files/walk';
import type { Given } from '../flags/flag';
import type { Io, Tools } from '../io';
import type { Progress } from '../progress';
import { templateChart, unlessRefused } from '../rendering/render-chart';
import { chartOptions } from '../rendering/chart-options';
import { runTool } from '../rendering/run-tool';
import { UsageError } from '../usage-error';
import { widthOf } from '../width-of';
import { textIn } from '../files/text-in';

/** One run of `fix CHART --as values`. */
interface Run {
  readonly given: Given;
  readonly io: Io;
  readonly progress: Progress;
  readonly options: FixOptions;
}

/** Repairs what a chart makes, and tells which of its values give the edits. */
export function fixByValues(paths: readonly string[], run: Run): ExitCode {
  const { given, io, progress, options } = run;
  const { tools } = io;
  const folder = chartIn(paths, io);
  if (tools === undefined) throw new UsageError('--as values needs helm, and no tools can be run here');
  const advice = tools.inFolder((scratch) => {
    const chart = readChart(folder, { ...run, tools, scratch });
    return adviseValues(chart, (texts) => fixTexts(texts, options));
  });
  progress.done();
  if (!given.has('quiet')) {
    if (advice.rest.made.length > 0) io.stderr.write(NO_VALUE);
    io.stderr.write(
      repairText(advice.rest, { paint: painterFor(io.stderr, io.env, given), width: widthOf(io.stderr) }),
    );
  }
  io.stdout.write(wordAdvice(advice));
  const { made, workloads, remaining } = advice.rest;
  const isLeft = workloads.some(({ left }) => left !== undefined) || remaining.some((one) => one.severity === 'error');
  return made.length > 0 || isLeft ? EXIT.errors : EXIT.ok;
}

const NO_VALUE = 'What is left with these values, and what the chart has no value for:\n';

function chartIn(paths: readonly string[], { files }: Io): string {
  const [path, ...others] = paths;
  const folder = path?.replace(/\/Chart\.yaml$/, '') ?? '';
  const isChart = files.stat(folder)?.kind === 'folder' && files.stat(posix.join(folder, 'Chart.yaml')) !== undefined;
  if (path === undefined || others.length > 0 || !isChart)
    throw new UsageError('--as values needs one PATH, the folder of a chart', 'zero-downtime fix CHART --as values');
  return folder;
}

interface ReadRun extends Run {
  readonly tools: Tools;
  /** A folder of this run's own. */
  readonly scratch: string;
}

function readChart(folder: string, { given, io, progress, tools, scratch }: ReadRun): AdvisedChart {
  const chart = chartOptions(given);
  const file = posix.join(scratch, 'values.json');
  const render = (more: JsonObject) => {
    tools.write(file, JSON.stringify(more));
    progress.say('rendering the chart with what may give the edits…');
    const documents = templateChart(folder, {
      tools,
      files: io.files,
      chart: { ...chart, values: [...chart.values, file] },
    });
    return textsOf(documents);
  };
  // Whatever is wrong with the chart itself is said at once.
  render({});
  const known = new Map<string, ReturnType<typeof render> | undefined>();
  return {
    values: valuesOf(folder, { tools, io, given }),
    templates: templatesIn(folder, io),
    again: () => render({}),
    prefixOf: (name) => [...name.matchAll(/\/charts\/([^/]+)(?=\/)/g)].map(([, one = '']) => one),
    render: (more) => {
      const key = JSON.stringify(more);
      if (!known.has(key))
        known.set(
          key,
          unlessRefused(() => render(more)),
        );
      return known.get(key);
    },
  };
}

/** What is rendered, a text for each template. */
function textsOf(documents: ReturnType<typeof templateChart>) {
  const texts = new Map<string, string>();
  for (const { source, document } of documents)
    texts.set(source, `${texts.has(source) ? `${texts.get(source) ?? ''}---\n` : ''}${document.trim()}\n`);
  return [...texts].map(([file, text]) => ({ file, text, directory: '.' }));
}

const LARGEST = 4 * 1024 * 1024;

/** The values of a chart, with those that are given. */
function valuesOf(folder: string, { tools, io, given }: { tools: Tools; io: Io; given: Given }): JsonObject {
  const own = runTool(tools, [['helm', 'show', 'values', folder]], `the chart ${folder}`);
  const files = given.all('values').map((file) => textIn(file, io.files, LARGEST));
  return [own, ...files]
    .flatMap((text) => readSource(`values:\n${indented(text)}`, 'values.yaml').manifests)
    .map(({ object }) => asObject(object['values'] ?? {}))
    .reduce(laidOver, {});
}

function indented(text: string): string {
  return text.replace(/^(?!---)/gm, '  ');
}

function laidOver(values: JsonObject, more: JsonObject): JsonObject {
  const entries = Object.entries(more).map(([key, value]) => {
    const below = own(values, key) ?? null;
    return [
      key,
      isObject(value ?? null) && isObject(below) ? laidOver(below, asObject(value ?? null)) : value,
    ] as const;
  });
  return { ...values, ...Object.fromEntries(entries) };
}

/** The templates of a chart and of the charts in it, called as Helm calls them. */
function templatesIn(folder: string, { files }: Io): ReadonlyMap<string, ReadTemplate> {
  const name = /^name:\s*["']?([\w.-]+)/m.exec(textIn(posix.join(folder, 'Chart.yaml'), files, LARGEST))?.[1] ?? '';
  const found = walk(folder, files, (file) => /\/templates\/.*\.(?:ya?ml|tpl)$/.test(file)).files;
  return new Map(
    found.map((file) => {
      const text = textIn(file, files, LARGEST);
      const called = posix.join(name, posix.relative(folder, file));
      return [called, { lines: text.split('\n'), references: valueReferences(text) }];
    }),
  );
}
