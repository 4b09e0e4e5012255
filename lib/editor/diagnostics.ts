import type { CheckReport, Finding, ReadProblem } from '../check';
import { plainText, rulePage } from '../report';
import { rangeOf, type Range } from './range';

/** A finding as the Language Server Protocol sends it. */
export interface FindingDiagnostic {
  readonly range: Range;
  /** 1 is an error, 2 a warning, 3 an information. */
  readonly severity: 1 | 2 | 3;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
  readonly source: string;
  readonly message: string;
  /** Tells findings apart while the text around them is edited. */
  readonly data?: { readonly fingerprint: string };
}

/** Who says so. */
export const SOURCE = 'zero-downtime';

const SEVERITIES = { error: 1, warning: 2, info: 3, note: 3 } as const;

/** What there is to tell about a file. */
export function diagnosticsOf(report: CheckReport, file: string): readonly FindingDiagnostic[] {
  return [
    ...report.problems.filter((one) => one.file === file).map(ofProblem),
    ...report.findings.filter((one) => one.file === file).map(ofFinding),
  ];
}

function ofFinding(finding: Finding): FindingDiagnostic {
  const { rule, severity, message, fix, assumptions, fingerprint } = finding;
  const assumed = assumptions.map((assumption) => `assumed: ${assumption}`);
  return {
    range: rangeOf(finding),
    severity: SEVERITIES[severity],
    code: rule,
    codeDescription: { href: rulePage(rule) },
    source: SOURCE,
    message: [message, `fix: ${fix}`, ...assumed].map(plainText).join('\n'),
    data: { fingerprint },
  };
}

function ofProblem({ code, severity, line, column, message }: ReadProblem): FindingDiagnostic {
  return {
    range: rangeOf({ line, column }),
    severity: SEVERITIES[severity],
    code,
    source: SOURCE,
    message: plainText(message),
  };
}
