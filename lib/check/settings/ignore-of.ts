import type { Finding } from '../finding';
import type { Ignore } from '../ignored/ignore';
import { namePattern } from '../../source/patterns/glob';

/** What is to be ignored, and why; each part may have wildcards. */
export interface WrittenIgnore {
  readonly rule: string;
  readonly reason: string;
  readonly kind?: string | undefined;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly file?: string | undefined;
}

/** An ignore of a run: a finding is meant where its object, or the workload that it is about, matches every part. */
export function ignoreOf({ rule, reason, file, ...parts }: WrittenIgnore): Ignore {
  const tests = Object.entries(parts).flatMap(([part, pattern]) =>
    pattern === undefined ? [] : [[part as keyof typeof parts, namePattern(pattern)] as const],
  );
  const fileTest = file === undefined ? undefined : namePattern(file);
  const matches = (finding: Finding) =>
    (fileTest === undefined || fileTest.test(finding.file ?? '')) &&
    [finding.resource, finding.workload].some(
      (one) => one !== undefined && tests.every(([part, test]) => test.test(one[part])),
    );
  return { rule, reason, matches };
}
