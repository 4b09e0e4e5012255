import { DEFAULT_KUBERNETES_VERSION, parseKubernetesVersion } from '../kubernetes';
import { RULES } from '../rules';
import type { Rule, Violation } from '../rules/rule';
import { readWorkloads, readWorld, type Manifest, type Workload, type World } from '../workload';
import type { Finding } from './finding';
import { RootCauses } from './root-causes';
import { inPresupposedOrder } from './rule-order';
import { wordViolation } from './word-violation';

/** What to check with. */
export interface CheckOptions {
  /** The cluster's version, such as `1.30`. @default 1.30 */
  readonly kubernetesVersion?: string;
  /** The rules to judge by. @default all of them */
  readonly rules?: readonly Rule[];
  /** Which workloads to judge; the others only take part in joins. @default all of them */
  readonly judges?: (workload: Manifest) => boolean;
}

/** What was found, and what was left out with a reason. */
export interface CheckResult {
  /** By manifest as given, then by rule. */
  readonly findings: readonly Finding[];
  /** Findings of rules that a workload ignores, with the reason that it states. */
  readonly suppressed: readonly { readonly finding: Finding; readonly reason: string }[];
}

const ORDERED_RULES = inPresupposedOrder(RULES);

/**
 * Judges manifests that belong to one cluster, given as plain objects.
 *
 * @param manifests everything that is applied together; joins (a Service and its Pods) look at all of them
 * @throws RangeError for a Kubernetes version that is not supported
 * @example
 * const { findings } = check([{ object: deployment }, { object: service }]);
 */
export function check(manifests: readonly Manifest[], options: CheckOptions = {}): CheckResult {
  const world = readWorld(manifests, parseKubernetesVersion(options.kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION));
  const rules = options.rules ? inPresupposedOrder(options.rules) : ORDERED_RULES;
  const judge = new Judge();
  for (const rule of rules) {
    if ('checkWorld' in rule) judge.add(rule, rule.checkWorld(world));
  }
  for (const workload of readWorkloads(manifests, options.judges)) {
    for (const rule of rules) {
      if ('check' in rule) judge.add(rule, rule.check(workload, world), workload);
    }
  }
  return inManifestOrder(judge.judged, world);
}

interface Judged {
  readonly subject: Manifest;
  readonly finding: Finding;
  /** Why the workload ignores it, where it does. */
  readonly reason?: string;
}

/** Collects what rules find, one finding for each root cause. */
class Judge {
  readonly judged: Judged[] = [];
  private readonly causes = new RootCauses();

  add(rule: Rule, violations: Iterable<Violation>, workload?: Workload): void {
    for (const violation of violations) {
      const subject = workload?.manifest ?? violation.resource;
      if (!subject || this.causes.explain(rule, violation, subject) || waitsForFacts(violation, workload)) continue;
      if (this.causes.isKnownElsewhere(rule, violation, subject)) continue;
      this.causes.add(rule, violation, subject);
      const reason = workload?.ignored.find((ignored) => ignored.rule === rule.id)?.reason;
      this.judged.push({ subject, finding: wordViolation(rule, violation, subject), reason });
    }
  }
}

/** Whether what it rests on is assumed only because a stated fact cannot be read. */
function waitsForFacts({ assumptions = [] }: Violation, workload: Workload | undefined): boolean {
  return assumptions.length > 0 && workload !== undefined && workload.unreadable.length > 0;
}

function inManifestOrder(judged: readonly Judged[], world: World): CheckResult {
  if (judged.length === 0) return { findings: [], suppressed: [] };
  const position = new Map(world.manifests.map((manifest, index) => [manifest, index]));
  const sorted = [...judged].sort(
    (one, other) => (position.get(one.subject) ?? 0) - (position.get(other.subject) ?? 0),
  );
  return {
    findings: sorted.filter(({ reason }) => reason === undefined).map(({ finding }) => finding),
    suppressed: sorted.flatMap(({ finding, reason }) => (reason === undefined ? [] : [{ finding, reason }])),
  };
}
