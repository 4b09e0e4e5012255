import { wordFoldersOfTests, type ProblemCode, type Skipped, type SourceProblem } from '../source';
import type { CheckResult } from './check';
import type { Finding } from './finding';
import { foldManyAlone } from './fold-many-alone';
import { foldOneLine } from './fold-one-line';
import { foldRepeated } from './fold-repeated';
import { foldRendered } from './fold-rendered';
import { foldVersions } from './fold-versions';
import { leftOut } from './left-out';
import type { Failure } from './failure';
import type { Notice } from './notice';
import type { Untold } from './room';

/** Something that keeps a file, or a part of it, from being read as written. */
export interface ReadProblem extends Omit<SourceProblem, 'code'> {
  /**
   * What is wrong with its text; that it could not be opened at all (then line and column are 0), or not be
   * built by kustomize or helm; or that something
   * could not be judged (then `file` is empty for objects that were never text).
   */
  readonly code: ProblemCode | 'cannot-open' | 'not-rendered' | Failure['code'];
}

/** What became of old debt. */
export interface BaselineSummary {
  /** Findings that are known and left out. */
  readonly known: number;
  /** Known findings that are gone. */
  readonly fixed: number;
}

/** The counts of a run. */
export interface Summary {
  readonly files: number;
  /** Kubernetes objects that were read. */
  readonly resources: number;
  /** Documents that were passed over. */
  readonly skipped: number;
  /** Findings that were left out with a reason. */
  readonly suppressed: number;
  /** With those that are only counted, as are warnings and infos. */
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Files, or parts of them, that could not be read or judged, and rules that have failed. */
  readonly problems: number;
  /** Findings that are only counted, since there are too many; only where there are some. */
  readonly untold?: number;
  /** Only with a baseline. */
  readonly baseline?: BaselineSummary;
}

/** Everything that a run has to tell, as plain data: what the formats write. */
export interface CheckReport extends CheckResult {
  readonly problems: readonly ReadProblem[];
  readonly skipped: readonly Skipped[];
  readonly summary: Summary;
}

/** What was read before it was judged. */
export interface Reading {
  readonly files: number;
  readonly resources: number;
  readonly problems: readonly ReadProblem[];
  readonly skipped: readonly Skipped[];
}

/** How a report is put together. */
export interface ReportOptions {
  readonly baseline?: BaselineSummary | undefined;
  /**
   * Whether each file is looked at by itself, as an editor does: then what many files have is told in each of them.
   * @default false
   */
  readonly byFile?: boolean;
}

/** The result of a check together with what was read for it; each cause is told once. */
export function reportOf(
  result: CheckResult,
  reading: Reading,
  { baseline, byFile = false }: ReportOptions = {},
): CheckReport {
  const untold = result.untold ?? [];
  const sameLines = foldVersions(foldRendered(foldOneLine(result.findings)));
  const findings = byFile ? sameLines : foldRepeated(foldManyAlone(sameLines));
  const sumOf = (some: readonly Untold[]) => some.reduce((sum, one) => sum + one.count, 0);
  const count = (severity: Finding['severity']) => {
    const isOfIt = (one: Pick<Finding, 'severity'>) => one.severity === severity;
    return findings.filter(isOfIt).length + sumOf(untold.filter(isOfIt));
  };
  const { files, resources, skipped } = reading;
  const problems = [...reading.problems, ...result.failures.map(problemOf)];
  return {
    ...result,
    findings,
    notices: [...result.notices, ...testsPassedOver(skipped), ...leftOut(skipped), ...untold.map(noticeOf)],
    problems,
    skipped,
    summary: {
      files,
      resources,
      skipped: skipped.filter(({ reason }) => reason !== 'empty').reduce((sum, one) => sum + one.count, 0),
      suppressed: result.suppressed.length,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      problems: problems.filter(({ severity }) => severity === 'error').length,
      ...(untold.length > 0 && { untold: sumOf(untold) }),
      ...(baseline && { baseline }),
    },
  };
}

function testsPassedOver(skipped: readonly Skipped[]): readonly Notice[] {
  const message = wordFoldersOfTests(skipped);
  return message === undefined ? [] : [{ code: 'tests', message }];
}

function noticeOf({ rule, severity, count }: Untold): Notice {
  const message = `there are too many findings to tell them all: ${count} of ${rule} (${severity}) are only counted`;
  return { code: 'too-many-findings', message };
}

function problemOf({ code, file = '', line = 0, column = 0, message }: Failure): ReadProblem {
  return { code, severity: 'error', file, line, column, message };
}
