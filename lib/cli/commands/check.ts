import {
  check,
  compareReleases,
  reportOf,
  withoutKnown,
  withStep,
  type CheckOptions,
  type CheckReport,
  type CheckResult,
  type Finding,
  type Notice,
} from '../../check';
import { withMade } from '../../workload';
import { plainText } from '../../report/plain-text';
import { baselineText, readBaseline } from '../baseline-file';
import type { Command } from '../command';
import { readConfig } from '../config/read-config';
import { EXIT, type ExitCode } from '../exit-code';
import type { ReadManifests } from '../files/read-files';
import { sayMadeElsewhere } from '../files/made-elsewhere';
import { readPaths, sayRenderingHint } from '../files/read-paths';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import { outputsOf, writeFiles } from '../outputs';
import { Progress } from '../progress';
import { UsageError } from '../usage-error';
import type * as watchModule from '../watch';
import { CHECK_FLAGS, CHECK_NOTES } from './check-flags';
import { FORMATS, writeReport } from './check-outputs';
import { checkSettings } from './check-settings';
import { readOldRelease } from './read-old-release';

/** `check PATH…`. */
export const checkCommand: Command = {
  usage: 'PATH… [flags]',
  says: 'Finds every number in manifests that loses requests, gets a release stuck or is refused, at its line.',
  flags: CHECK_FLAGS,
  notes: CHECK_NOTES,
  run: (given, io) => (given.has('watch') ? watching(given, io) : runCheck(given, io)),
};

/** Loaded by who wants it. */
function watching(given: Given, io: Io): Promise<ExitCode> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a check starts without it
  const { watch } = require('../watch') as typeof watchModule;
  return watch(given, io, runCheck);
}

async function runCheck(given: Given, io: Io): Promise<ExitCode> {
  if (given.positionals.length === 0) {
    throw new UsageError('check needs a PATH: a file, a folder, a pattern, or - for standard input');
  }
  const outputs = outputsOf(given, FORMATS);
  const config = readConfig(given.one('config'), io);
  const settings = checkSettings(given, config, io);
  const strict = given.has('strict') || config.strict;
  const known = given.one('baseline');
  const baseline = known === undefined ? undefined : readBaseline(known, io);
  const progress = new Progress(io);
  const reading = await readPaths(given.positionals, {
    given,
    io,
    progress,
    ignored: config.ignoresPath,
    tests: given.has('tests'),
  });
  const before = given.has('against') ? await readOldRelease('against', given, io, progress) : undefined;
  sayRenderingHint(reading, given, io);
  sayMadeElsewhere(withMade(reading.manifests), 'check -', given, io);
  progress.say(`judging ${reading.resources} resources…`);
  const result = judged(reading, before, settings);
  progress.done();
  const written = given.one('write-baseline');
  if (written !== undefined) return writeBaseline(written, result, reading, io);
  const kept = baseline && withoutKnown(result, baseline);
  const report = reportOf(kept?.result ?? result, reading, { baseline: kept?.summary });
  const fails = ({ severity }: Severe) => severity === 'error' || (strict && severity === 'warning');
  const successful = report.summary.problems === 0;
  if (given.has('debug')) for (const { stack } of report.failures) io.stderr.write(`${stack ?? ''}\n`);
  writeReport(report, outputs, { given, io, fails, successful });
  return exitCodeOf(report, fails, given.has('allow-empty'), io);
}

function judged(now: ReadManifests, before: ReadManifests | undefined, settings: CheckOptions): CheckResult {
  const judged = check(now.manifests, settings);
  const result = { ...judged, notices: [...judged.notices, ...renderedWith(now)] };
  if (before === undefined) return result;
  return withStep(result, compareReleases(before.manifests, now.manifests, settings));
}

/** With which values charts were judged, for who does not read what is said beside the report. */
function renderedWith({ notes = [] }: ReadManifests): readonly Notice[] {
  return notes.map((message) => ({ code: 'rendered-with', message }));
}

/** Nothing is failing here: what was found is known from now on. */
function writeBaseline(
  file: string,
  { findings, untold = [] }: CheckResult,
  { problems }: ReadManifests,
  io: Io,
): ExitCode {
  writeFiles([{ file, text: baselineText(findings) }], io);
  io.stderr.write(`${findings.length} findings are known in ${plainText(file)} from now on\n`);
  if (untold.length > 0) io.stderr.write('error: there are more of them, which are only counted: they stay unknown\n');
  const unread = problems.filter(({ severity }) => severity === 'error');
  for (const one of unread)
    io.stderr.write(`error: ${plainText(`${one.file}:${one.line}:${one.column}: ${one.message}`)}\n`);
  return unread.length > 0 ? EXIT.errors : EXIT.ok;
}

/** Problems that are none of the texts. */
const COULD_NOT_RUN: ReadonlySet<string> = new Set([
  'cannot-open',
  'not-rendered',
  'rule-failed',
  'object-failed',
  'reader-failed',
]);

type Severe = Pick<Finding, 'severity'>;

function exitCodeOf(report: CheckReport, fails: (finding: Severe) => boolean, allowsEmpty: boolean, io: Io): ExitCode {
  const { summary, problems, findings, untold = [] } = report;
  if (problems.some(({ code }) => COULD_NOT_RUN.has(code))) return EXIT.failed;
  if (summary.problems > 0 || findings.some(fails) || untold.some(fails)) return EXIT.errors;
  if (summary.resources > 0 || allowsEmpty) return EXIT.ok;
  io.stderr.write('error: there is nothing to check: no Kubernetes object was found (--allow-empty: that is fine)\n');
  return EXIT.failed;
}
