import type { Rule, Severity, Violation } from '../rules/rule';
import { identityOf, type Manifest } from '../workload';
import type { Finding } from './finding';

/** Words what a rule found: its message and fix filled with the violation's numbers. */
export function wordViolation(rule: Rule, violation: Violation, subject: Manifest): Finding {
  const manifest = violation.resource ?? subject;
  const assumptions = violation.assumptions ?? [];
  return {
    rule: rule.id,
    severity: severityUnder(rule.severity, assumptions),
    effect: rule.effect,
    ...(manifest.file !== undefined && { file: manifest.file }),
    ...(manifest.construct !== undefined && { construct: manifest.construct }),
    ...manifest.locate?.(violation.path),
    path: violation.path,
    resource: identityOf(manifest),
    message: fill(rule.message, violation.numbers),
    why: rule.why,
    fix: fill(rule.fix, violation.numbers),
    numbers: violation.numbers,
    edits: violation.edits ?? [],
    assumptions,
  };
}

function severityUnder(severity: Severity, assumptions: readonly string[]): Severity {
  return severity === 'error' && assumptions.length > 0 ? 'warning' : severity;
}

function fill(template: string, numbers: Violation['numbers']): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(numbers[name] ?? placeholder));
}
