import { readTogether } from '../source';
import { check, type CheckOptions } from './check';
import { reportOf, type CheckReport } from './check-report';

/** A YAML or JSON text with manifests. */
export interface ManifestText {
  /** What messages call it, with forward slashes. */
  readonly file: string;
  readonly text: string;
  /** The directory that it stands in: one directory is one cluster's content. @default the directory part of `file` */
  readonly directory?: string;
}

/**
 * Judges texts as the command `check` does: everything is read first, then judged together.
 *
 * @throws RangeError for a Kubernetes version that is not supported; what cannot be read is a problem of the report
 * @example
 * const { findings, problems, summary } = checkTexts([{ file: 'web.yaml', text }]);
 */
export function checkTexts(texts: readonly ManifestText[], options: CheckOptions = {}): CheckReport {
  const reading = readTogether(texts);
  return reportOf(check(reading.manifests, options), reading);
}
