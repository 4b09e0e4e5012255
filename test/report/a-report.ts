import { check, reportOf, type CheckOptions, type CheckReport } from '../../lib/check';
import { readSource } from '../../lib/source';

/** The report of texts by file name. */
export function aReport(files: Readonly<Record<string, string>>, options: CheckOptions = {}): CheckReport {
  const readings = Object.entries(files).map(([file, text]) => readSource(text, file, { directory: '.' }));
  const manifests = readings.flatMap((reading) => reading.manifests);
  return reportOf(check(manifests, options), {
    files: readings.length,
    resources: manifests.length,
    problems: readings.flatMap(({ problems }) => problems),
    skipped: readings.flatMap(({ skipped }) => skipped),
  });
}
