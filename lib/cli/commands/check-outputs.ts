import type { CheckReport, Finding } from '../../check';
import type * as report from '../../report';
import { painterFor } from '../colors';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import { writeFiles, type FileText, type ReportOutput } from '../outputs';
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

/** Writes a report in every format that was asked for, and as a page. */
export function writeReport(checked: CheckReport, outputs: readonly ReportOutput<Format>[], run: ReportRun): void {
  const { given, io } = run;
  const files: FileText[] = [];
  for (const output of outputs) {
    const text = written(checked, output, run);
    if (output.file === undefined) io.stdout.write(text);
    else files.push({ file: output.file, text });
  }
  const page = given.one('html');
  if (page !== undefined) files.push({ file: page, text: pageOf(checked, io) });
  writeFiles(files, io);
}

/* eslint-disable @typescript-eslint/no-require-imports -- a format is loaded when it is written */
function pageOf(checked: CheckReport, io: Io): string {
  const { checkHtml } = require('../../report') as typeof report;
  return checkHtml(checked, { sha256: io.sha256 });
}

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
      return formats.markdownReport(checked, { verbose });
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
