import type { Outcome } from '../../simulation';
import {
  simulationHtml,
  simulationJson,
  simulationJunit,
  simulationText,
  type SimulationReport,
} from '../../report/simulation';
import { painterFor } from '../colors';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import { isUtf8 } from '../is-utf8';
import { writeFile, type ReportOutput } from '../outputs';
import { widthOf } from '../width-of';

/** The formats of a simulation. */
export const SIMULATE_FORMATS = ['text', 'json', 'junit'] as const;
type Format = (typeof SIMULATE_FORMATS)[number];

/** What a simulation's report needs to know of its run. */
export interface SimulateRun {
  readonly given: Given;
  readonly io: Io;
  readonly fails: (outcome: Outcome) => boolean;
}

/** Writes a simulation in every format that was asked for, and as a page. */
export function writeSimulation(
  report: SimulationReport,
  outputs: readonly ReportOutput<Format>[],
  run: SimulateRun,
): void {
  const { given, io } = run;
  const page = given.one('html');
  if (page !== undefined) writeFile(page, simulationHtml(report, { sha256: io.sha256 }), io);
  for (const output of outputs) {
    const text = written(report, output, run);
    if (output.file === undefined) io.stdout.write(text);
    else writeFile(output.file, text, io);
  }
}

function written(report: SimulationReport, output: ReportOutput<Format>, { given, io, fails }: SimulateRun): string {
  if (output.format === 'json') return simulationJson(report);
  if (output.format === 'junit') return simulationJunit(report, { fails });
  const onScreen = output.file === undefined;
  return simulationText(report, {
    verbose: given.has('verbose'),
    quiet: given.has('quiet'),
    drawsAll: given.has('scenario'),
    ...(onScreen && { paint: painterFor(io.stdout, io.env, given), width: widthOf(io.stdout) }),
    ascii: onScreen && !isUtf8(io.env),
  });
}
