import type { Outcome } from '../../simulation';
import {
  simulationHtml,
  byWorkload,
  changesOf,
  simulationJson,
  simulationJsonLines,
  simulationJunit,
  simulationTextStream,
  type SimulationReport,
  type SimulationStream,
} from '../../report/simulation';
import { painterFor } from '../colors';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import { isUtf8 } from '../is-utf8';
import { writeFiles, type ReportOutput } from '../outputs';
import { widthOf } from '../width-of';

/** The formats of a simulation. */
export const SIMULATE_FORMATS = ['text', 'json', 'jsonl', 'junit'] as const;
type Format = (typeof SIMULATE_FORMATS)[number];

/** What a simulation's report needs to know of its run. */
export interface SimulateRun {
  readonly given: Given;
  readonly io: Io;
  readonly fails: (outcome: Outcome) => boolean;
}

/** What is written to stdout as it goes; nothing where its format needs everything. */
export function streamOf(
  outputs: readonly ReportOutput<Format>[],
  { given, io }: Pick<SimulateRun, 'given' | 'io'>,
): SimulationStream | undefined {
  const output = outputs.find(({ file }) => file === undefined);
  return output && streamIn(output, { given, io });
}

/** Whether something is written that needs all outcomes at once. */
export function needsAll(outputs: readonly ReportOutput<Format>[], { given }: Pick<SimulateRun, 'given'>): boolean {
  return given.has('html') || outputs.some(({ format, file }) => file !== undefined || !isStreamed(format));
}

/** Writes a simulation in every format that was asked for and not written as it went, and as a page. */
export function writeSimulation(
  report: SimulationReport,
  outputs: readonly ReportOutput<Format>[],
  run: SimulateRun,
): void {
  const { given, io } = run;
  const page = given.one('html');
  const files = page === undefined ? [] : [{ file: page, text: simulationHtml(report, { sha256: io.sha256 }) }];
  for (const output of outputs) {
    const { file, format } = output;
    if (file !== undefined) files.push({ file, text: written(report, output, run) });
    else if (!isStreamed(format)) io.stdout.write(written(report, output, run));
  }
  writeFiles(files, io);
}

function isStreamed(format: Format): boolean {
  return format === 'text' || format === 'jsonl';
}

function written(report: SimulationReport, output: ReportOutput<Format>, { given, io, fails }: SimulateRun): string {
  if (output.format === 'json') return simulationJson(report);
  const stream = streamIn(output, { given, io });
  if (!stream) return simulationJunit(report, { fails });
  const workloads = byWorkload(report.outcomes).map((outcomes) => {
    return stream.workload(outcomes, changesOf(outcomes, report));
  });
  return [stream.begin(report.reading), ...workloads, stream.end(report)].join('');
}

function streamIn(
  { format, file }: ReportOutput<Format>,
  { given, io }: Pick<SimulateRun, 'given' | 'io'>,
): SimulationStream | undefined {
  if (format === 'jsonl') return simulationJsonLines();
  if (format !== 'text') return undefined;
  const onScreen = file === undefined;
  return simulationTextStream({
    verbose: given.has('verbose'),
    quiet: given.has('quiet'),
    drawsAll: given.has('scenario'),
    ...(onScreen && { paint: painterFor(io.stdout, io.env, given), width: widthOf(io.stdout) }),
    ascii: onScreen && !isUtf8(io.env),
  });
}
