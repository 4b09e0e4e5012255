import type { CheckReport, Finding } from '../../check';
import type * as report from '../../report';
import { painterFor } from '../colors';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import { writeFile, type ReportOutput } from '../outputs';
import { version } from '../version';
import { widthOf } from '../width-of';

/** The formats of a report. */
export const FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'markdown', 'codequality'] as const;
type Format = (typeof FORMATS)[number];

/** What a report needs to know of its run. */
export interface ReportRun {
  readonly given: Given;
  readonly io: Io;
  readonly fails: (finding: Finding) => boolean;
  readonly successful: boolean;
}

/** Writes a report in every format that was asked for. */
export function writeReport(checked: CheckReport, outputs: readonly ReportOutput<Format>[], run: ReportRun): void {
  for (const output of outputs) {
    const text = written(checked, output, run);
    if (output.file === undefined) run.io.stdout.write(text);
    else writeFile(output.file, text, run.io);
  }
}

/** Writes the page of a check. */
export function writePage(checked: CheckReport, file: string, io: Io): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a format is loaded when it is written
  const { checkHtml } = require('../../report') as typeof report;
  writeFile(file, checkHtml(checked, { sha256: io.sha256 }), io);
}

/* eslint-disable @typescript-eslint/no-require-imports -- a format is loaded when it is written */
function written(
  checked: CheckReport,
  { format, file }: ReportOutput<Format>,
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
    case 'markdown':
      return formats.markdownReport(checked);
    case 'codequality':
      return formats.codeQualityReport(checked);
    case 'github':
      return formats.githubReport(checked, { verbose });
    default: {
      const onScreen =
        file === undefined ? { paint: painterFor(io.stdout, io.env, given), width: widthOf(io.stdout) } : {};
      return formats.textReport(checked, {
        verbose,
        quiet: given.has('quiet'),
        summary: given.has('summary'),
        ...onScreen,
      });
    }
  }
}
