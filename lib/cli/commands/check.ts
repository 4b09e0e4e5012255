import { check, reportOf, RULES } from '../../check';
import { jsonReport, textReport } from '../../report';
import { painterFor } from '../colors';
import type { Command } from '../command';
import { EXIT, type ExitCode } from '../exit-code';
import { findFiles } from '../files/find-files';
import { readFiles } from '../files/read-files';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import { UsageError } from '../usage-error';
import { checkFlags, CHECK_NOTES } from './check-flags';

/** `check PATH…`. */
export const checkCommand: Command = {
  usage: 'PATH…',
  says: 'Finds every number in manifests that loses requests, gets a release stuck or is refused, at its line.',
  flags: checkFlags,
  notes: CHECK_NOTES,
  run: runCheck,
};

async function runCheck(given: Given, io: Io): Promise<ExitCode> {
  if (given.positionals.length === 0) throw new UsageError('check needs a PATH: a file, a folder, a pattern, or -');
  const found = findFiles(given.positionals, io.files);
  const reading = await readFiles(found, io, { limit: 16 * 1024 * 1024 });
  const report = reportOf(check(reading.manifests), reading);
  const text =
    given.one('format') === 'json'
      ? jsonReport(report)
      : textReport(report, {
          verbose: given.has('verbose'),
          paint: painterFor(io.stdout, io.env, given),
          width: Math.min(io.stdout.columns ?? 80, 100),
        });
  io.stdout.write(text);
  if (report.problems.some(({ code }) => code === 'cannot-open')) return EXIT.failed;
  if (report.summary.resources === 0 && report.summary.problems === 0 && !given.has('allow-empty')) {
    io.stderr.write('error: there is nothing to check here: no Kubernetes object was found\n');
    return EXIT.failed;
  }
  return report.summary.errors + report.summary.problems > 0 ? EXIT.errors : EXIT.ok;
}
void RULES;
