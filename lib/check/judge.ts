import type { Rule, Violation } from '../rules/rule';
import type { Manifest, Workload, World } from '../workload';
import type { Finding } from './finding';
import type { Ignore, Suppressed } from './ignored/ignore';
import { IgnoresOf } from './ignored/ignores-of';
import { BESIDE_PRODUCTION } from './beside-production';
import { leftToValues } from './chart-defaults';
import { GENERATED } from './in-generated';
import { mayStillCome, placeholderBehind, type NotKnownYet } from './not-known-yet';
import { MOST_IN_ALL, Room, type Untold } from './room';
import { RootCauses } from './root-causes';
import { Failures, leftOutFailure, type Failure } from './failure';
import type { Spared } from './sparing';
import type { SeverityLevel } from './severity-level';
import { severityOf, wordViolation } from './words/word-violation';
import { own } from '../kubernetes';

/** What a rule found, and whose it is. */
interface Found {
  readonly rule: Rule;
  readonly violation: Violation;
  readonly subject: Manifest;
}

/** What was found and what was left out. */
export interface Verdict {
  /** By manifest as given, then by rule. */
  readonly findings: readonly Finding[];
  /** Findings that a workload or the run ignores, with the reason that it states. */
  readonly suppressed: readonly Suppressed[];
  /** What could not be judged: what else there is to find nobody knows. */
  readonly failures: readonly Failure[];
  /** What was found besides, and is only counted. */
  readonly untold?: readonly Untold[];
}

/** What a run has to say about its rules. */
export interface Verdicts {
  /** By rule id, in place of the rule's own severity; `off` leaves its findings out. */
  readonly severities?: Readonly<Record<string, SeverityLevel>>;
  readonly ignores?: readonly Ignore[];
  /**
   * Also warnings and infos in files that say of themselves that a tool has generated them, and that nobody is to edit
   * them. Errors are told anyway. @default false
   */
  readonly generated?: boolean;
  /**
   * Also what is lost in environments that are not the production one, where that one is judged, too: `overlays/dev`
   * beside `overlays/production`. @default false
   */
  readonly allEnvironments?: boolean;
  /** Which rules to report; the others only explain. @default all of them */
  readonly reports?: (rule: Rule) => boolean;
}

/** Collects what rules find, one finding for each root cause. */
export class Judge {
  readonly annotated = new IgnoresOf();
  /** The ignores of the run that something has answered to. */
  readonly used = new Set<Ignore>();
  /** What rests on texts that something fills in later. */
  readonly unknown: NotKnownYet[] = [];
  private readonly found: Found[] = [];
  private readonly causes = new RootCauses();
  private readonly room = new Room();
  private readonly failures = new Failures();
  private tooMany: ReadonlySet<Manifest> = new Set();
  private unsaid = new Set<Manifest>();

  /**
   * @param verdicts the severities and ignores of this run
   * @param isBesideProduction which objects belong to an environment that is not the production one beside it
   * @param leftOutOf why a finding is left out by what its file is
   */
  constructor(
    private readonly verdicts: Verdicts = {},
    private readonly isBesideProduction: (manifest: Manifest) => boolean = () => false,
    private readonly leftOutOf: (
      finding: Finding,
      manifest?: Manifest,
    ) => Omit<Suppressed, 'finding'> | undefined = () => undefined,
  ) {}

  /**
   * Takes what a rule finds in one workload. One that fails costs no other its findings.
   *
   * @returns whether it found anything, or failed
   */
  add(rule: Rule, workload: Workload, find: () => Iterable<Violation>): boolean {
    let speaks = false;
    try {
      for (const violation of find()) {
        speaks = true;
        this.take(rule, violation, workload);
      }
    } catch (error) {
      speaks = true;
      this.failures.add(rule, error, workload.manifest);
    }
    return speaks;
  }

  /** Takes what a rule finds in many objects. One that it fails on costs no other its findings. */
  addAll(rule: Rule, { result = [], failed }: Spared<readonly Violation[]>): void {
    for (const violation of result) this.take(rule, violation, undefined);
    for (const { error, manifest } of failed) this.failures.add(rule, error, manifest);
  }

  /** Notes what of a world could not be read, or takes no part in joins: of what refers to it nothing can be said. */
  leaveOut({ unread, leftOut }: Pick<World, 'unread' | 'leftOut'>): void {
    this.tooMany = leftOut;
    this.unsaid = new Set(leftOut);
    for (const [manifest, { error, referring }] of unread) {
      this.failures.add(undefined, error, manifest);
      for (const one of referring) this.unsaid.add(one);
    }
  }

  private take(rule: Rule, violation: Violation, workload: Workload | undefined): void {
    const subject = workload?.manifest ?? violation.resource;
    if (!subject || hasNoEnd(violation)) return;
    if (this.isNotKnownYet(rule, violation, violation.resource ?? subject)) return;
    if (this.causes.explain(rule, violation, subject) || waitsForFacts(violation, workload)) return;
    if (this.causes.isKnownElsewhere(rule, violation, subject)) return;
    this.causes.add(rule, violation, subject);
    if (this.verdicts.reports?.(rule) !== false && this.isKept(rule, violation, subject))
      this.found.push({ rule, violation, subject });
  }

  /** What somebody may ignore takes no room: it is known only once it is worded. */
  private isKept(rule: Rule, violation: Violation, subject: Manifest): boolean {
    const level = own(this.verdicts.severities ?? {}, rule.id);
    const isAnnotated = [violation.resource ?? subject, subject].some(
      (manifest) => this.annotated.reasonFor(rule.id, manifest) !== undefined,
    );
    if (level === 'off' || isAnnotated || this.verdicts.ignores?.some((ignore) => ignore.rule === rule.id)) return true;
    return this.room.take(rule.id, severityOf(rule, violation, level));
  }

  private isNotKnownYet(rule: Rule, violation: Violation, manifest: Manifest): boolean {
    if (mayStillCome(rule, manifest)) return true;
    const text = placeholderBehind(rule, violation, manifest);
    if (text === undefined) return false;
    if (this.verdicts.reports?.(rule) !== false) this.unknown.push({ text, manifest, path: violation.path });
    return true;
  }

  /**
   * Words everything that was found. Manifest by manifest: where things stand in a text is read anew for each one that
   * is asked about, and forgotten.
   *
   * @param manifests in the order that findings are wanted in
   */
  inOrderOf(manifests: readonly Manifest[]): Verdict {
    const findings: Finding[] = [];
    const suppressed: Suppressed[] = [];
    const room = new Room(MOST_IN_ALL);
    this.room.untold.forEach((one) => room.leave(one));
    for (const { rule, violation, subject } of this.sorted(manifests)) {
      if (this.unsaid.has(violation.resource ?? subject)) continue;
      const level = own(this.verdicts.severities ?? {}, rule.id);
      const finding = this.worded(rule, violation, subject, level === 'off' ? undefined : level);
      if (!finding) continue;
      const ignored = this.ignored(finding, level, violation.resource ?? subject, subject);
      if (ignored) suppressed.push({ finding, ...ignored });
      else if (room.take(rule.id, finding.severity)) findings.push(finding);
    }
    const failures = [...this.failures.all(), ...leftOutFailure(this.tooMany)];
    return { findings, suppressed, failures, ...(room.untold.length > 0 && { untold: room.untold }) };
  }

  private worded(...of: Parameters<typeof wordViolation>): Finding | undefined {
    try {
      return wordViolation(...of);
    } catch (error) {
      const [rule, { resource }, subject] = of;
      this.failures.add(rule, error, resource ?? subject);
      return undefined;
    }
  }

  private sorted(manifests: readonly Manifest[]): readonly Found[] {
    if (this.found.length < 2) return this.found;
    const position = new Map(manifests.map((manifest, index) => [manifest, index]));
    const place = ({ subject }: Found) => position.get(subject) ?? 0;
    return [...this.found].sort((one, other) => place(one) - place(other));
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
    if (level === 'off') return { reason: 'the rule is switched off', by: 'configuration' } as const;
    if (this.isLeftToItsMaker(finding, manifests[0])) return GENERATED;
    if (this.isLostElsewhere(finding, manifests)) return BESIDE_PRODUCTION;
    return this.leftOutOf(finding, manifests[0]) ?? leftToValues(finding, manifests[0]);
  }

  /** What is refused or stuck somewhere somebody has to mend there. */
  private isLostElsewhere({ effect }: Finding, manifests: readonly Manifest[]): boolean {
    if (this.verdicts.allEnvironments === true || effect === 'refused' || effect === 'stuck') return false;
    return manifests.some(this.isBesideProduction);
  }

  private isLeftToItsMaker({ severity }: Finding, manifest: Manifest | undefined): boolean {
    return severity !== 'error' && manifest?.isGenerated === true && this.verdicts.generated !== true;
  }
}

/** Whether a number of it has no end: sums of numbers that no API server takes. */
function hasNoEnd({ numbers }: Violation): boolean {
  return Object.values(numbers).some((value) => typeof value === 'number' && !Number.isFinite(value));
}

/** Whether what it rests on is assumed only because a stated fact cannot be read. */
function waitsForFacts({ assumptions = [] }: Violation, workload: Workload | undefined): boolean {
  return assumptions.length > 0 && workload !== undefined && workload.unreadable.length > 0;
}
