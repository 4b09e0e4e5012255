import type { Rule } from '../rules/rule';
import type { Span } from '../source';
import { identityOf, type Manifest, type ResourceIdentity } from '../workload';

/** A rule that could not be applied: a bug of this project. */
export interface RuleFailure extends Partial<Span> {
  /** The rule's id. */
  readonly rule: string;
  /** What has happened and where, with the request to report it. */
  readonly message: string;
  /** The object that it failed on, the first one where there are several; absent for a rule about all objects. */
  readonly resource?: ResourceIdentity;
  readonly file?: string;
  /** Where in the code. */
  readonly stack?: string;
}

interface Failed {
  readonly error: unknown;
  readonly manifest: Manifest | undefined;
  count: number;
}

/** The failures of a run, one for each rule. */
export class RuleFailures {
  private readonly byRule = new Map<string, Failed>();

  /** Notes that a rule has failed. */
  add({ id }: Rule, error: unknown, manifest: Manifest | undefined): void {
    const known = this.byRule.get(id);
    if (known) known.count += 1;
    else this.byRule.set(id, { error, manifest, count: 1 });
  }

  all(): readonly RuleFailure[] {
    return [...this.byRule].map(([rule, failed]) => worded(rule, failed));
  }
}

function worded(rule: string, { error, manifest, count }: Failed): RuleFailure {
  const { message, stack } = error instanceof Error ? error : { message: String(error) };
  const { kind, namespace, name } = manifest ? identityOf(manifest) : {};
  const on = manifest ? ` on ${kind} ${namespace}/${name}${count > 1 ? ` and ${count - 1} more` : ''}` : '';
  return {
    rule,
    message: `the rule ${rule} has failed${on} (${message}): this is a bug of zero-downtime, not of your manifests. The other rules have been applied. Please report it, with the object if you can show it`,
    ...(manifest && { resource: identityOf(manifest), ...manifest.locate?.(['metadata', 'name']) }),
    ...(manifest?.file !== undefined && { file: manifest.file }),
    ...(stack !== undefined && { stack }),
  };
}
