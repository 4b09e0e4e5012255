/** A rule that does not apply to a workload, with the reason for whoever reads the manifest. */
export interface IgnoredRule {
  /** The rule's id, such as `single-replica`. @see the rule pages in docs/rules */
  readonly rule: string;

  /** Why it may be ignored here. */
  readonly reason: string;
}
