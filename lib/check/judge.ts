import type { Rule, Violation } from '../rules/rule';
import type { Manifest, Workload } from '../workload';
import type { Finding } from './finding';
import type { Ignore, SuppressedBy } from './ignore';
import { IgnoresOf } from './ignores-of';
import { RootCauses } from './root-causes';
import type { SeverityLevel } from './severity-level';
import { wordViolation } from './word-violation';

/** A finding, whose it is, and why it is left out where it is. */
export interface Judged {
  readonly subject: Manifest;
  readonly finding: Finding;
  readonly ignored?: { readonly reason: string; readonly by: SuppressedBy };
}

/** What a run has to say about its rules. */
export interface Verdicts {
  /** By rule id, in place of the rule's own severity; `off` leaves its findings out. */
  readonly severities?: Readonly<Record<string, SeverityLevel>>;
  readonly ignores?: readonly Ignore[];
  /** Which rules to report; the others only explain. @default all of them */
  readonly reports?: (rule: Rule) => boolean;
}

/** Collects what rules find, one finding for each root cause. */
export class Judge {
  readonly judged: Judged[] = [];
  readonly annotated = new IgnoresOf();
  /** The ignores of the run that something has answered to. */
  readonly used = new Set<Ignore>();
  private readonly causes = new RootCauses();

  /** @param verdicts the severities and ignores of this run */
  constructor(private readonly verdicts: Verdicts = {}) {}

  /** Takes what a rule found, in one workload or in the whole world. */
  add(rule: Rule, violations: Iterable<Violation>, workload?: Workload): void {
    for (const violation of violations) {
      const subject = workload?.manifest ?? violation.resource;
      if (!subject || this.causes.explain(rule, violation, subject) || waitsForFacts(violation, workload)) continue;
      if (this.causes.isKnownElsewhere(rule, violation, subject)) continue;
      this.causes.add(rule, violation, subject);
      if (this.verdicts.reports?.(rule) === false) continue;
      const level = this.verdicts.severities?.[rule.id];
      const finding = wordViolation(rule, violation, subject, level === 'off' ? undefined : level);
      const ignored = this.ignored(finding, level, violation.resource ?? subject, subject);
      this.judged.push({ subject, finding, ...(ignored && { ignored }) });
    }
  }

  private ignored(finding: Finding, level: SeverityLevel | undefined, ...manifests: readonly Manifest[]) {
    for (const manifest of manifests) {
      const reason = this.annotated.reasonFor(finding.rule, manifest);
      if (reason !== undefined) return { reason, by: 'annotation' } as const;
    }
    const ignore = this.verdicts.ignores?.find(
      ({ rule, matches }) => rule === finding.rule && (matches === undefined || matches(finding)),
    );
    if (ignore !== undefined) {
      this.used.add(ignore);
      return { reason: ignore.reason, by: 'configuration' } as const;
    }
    return level === 'off' ? ({ reason: 'the rule is switched off', by: 'configuration' } as const) : undefined;
  }
}

/** Whether what it rests on is assumed only because a stated fact cannot be read. */
function waitsForFacts({ assumptions = [] }: Violation, workload: Workload | undefined): boolean {
  return assumptions.length > 0 && workload !== undefined && workload.unreadable.length > 0;
}
