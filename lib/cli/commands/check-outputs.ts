import type { CheckReport, Finding } from '../../check';
import type * as report from '../../report';
import { painterFor } from '../colors';
import { didYouMean } from '../did-you-mean';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import { UsageError } from '../usage-error';
import { version } from '../version';
import { widthOf } from '../width-of';

/** The formats of a report. */
const FORMATS = ['text', 'json', 'sarif', 'junit', 'github'] as const;
type Format = (typeof FORMATS)[number];

/** A format, and the file that it goes to; to stdout without one. */
export interface ReportOutput {
  readonly format: Format;
  readonly file?: string;
}

/** What a report needs to know of its run. */
export interface ReportRun {
  readonly given: Given;
  readonly io: Io;
  readonly fails: (finding: Finding) => boolean;
  readonly successful: boolean;
}

/**
 * The outputs that were asked for: an `--output` belongs to the `--format` before it.
 *
 * @throws UsageError for an unknown format, a file without a format, or two formats for stdout
 */
export function outputsOf(given: Given): readonly ReportOutput[] {
  const outputs: { format: Format; file?: string }[] = [];
  for (const [flag, value] of given.inOrder) {
    if (flag === 'format') outputs.push({ format: formatOf(value) });
    if (flag === 'output') assign(value, outputs);
  }
  if (outputs.length === 0) return [{ format: 'text' }];
  const [first, second] = outputs.filter(({ file }) => file === undefined);
  if (first && second) {
    throw new UsageError(
      `${first.format} and ${second.format} cannot both go to stdout`,
      'give one of them an --output FILE',
    );
  }
  return outputs;
}

function assign(file: string, outputs: { format: Format; file?: string }[]): void {
  const last = outputs.at(-1);
  if (last === undefined) outputs.push({ format: 'text', file });
  else if (last.file === undefined) last.file = file;
  else
    throw new UsageError(
      `--output ${file}: ${last.format} goes to ${last.file} already`,
      'an --output follows its --format',
    );
}

function formatOf(text: string): Format {
  const known = FORMATS.find((format) => format === text);
  if (known) return known;
  throw new UsageError(`there is no format '${text}'${didYouMean(text, FORMATS)}; known are ${FORMATS.join(', ')}`);
}

/** Writes a report in every format that was asked for. */
export function writeReport(checked: CheckReport, outputs: readonly ReportOutput[], run: ReportRun): void {
  for (const output of outputs) {
    const text = written(checked, output, run);
    if (output.file === undefined) run.io.stdout.write(text);
    else writeFile(output.file, text, run.io);
  }
}

function writeFile(file: string, text: string, io: Io): void {
  try {
    io.files.write(file, text);
  } catch (error) {
    throw new UsageError(`'${file}' cannot be written: ${(error as Error).message}`);
  }
}

/* eslint-disable @typescript-eslint/no-require-imports -- a format is loaded when it is written */
function written(
  checked: CheckReport,
  { format, file }: ReportOutput,
  { given, io, fails, successful }: ReportRun,
): string {
  const formats = require('../../report') as typeof report;
  const verbose = given.has('verbose');
  switch (format) {
    case 'json':
      return formats.jsonReport(checked);
    case 'sarif':
      return formats.sarifReport(checked, { version: version(), successful });
    case 'junit':
      return formats.junitReport(checked, { fails });
    case 'github':
      return formats.githubReport(checked, { verbose });
    default: {
      const onScreen =
        file === undefined ? { paint: painterFor(io.stdout, io.env, given), width: widthOf(io.stdout) } : {};
      return formats.textReport(checked, { verbose, quiet: given.has('quiet'), ...onScreen });
    }
  }
}
