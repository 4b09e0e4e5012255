/**
 * What `cdk8s synth` hands to a validation: the part of its `ValidationContext` that is used here.
 *
 * @jsii ignore
 */
export interface ValidationContext {
  /** Paths of the files that were synthesised. */
  readonly manifests: readonly string[];
  /** Where to say what was found. */
  readonly report: ValidationReport;
}

/**
 * Where a validation says what it has found.
 *
 * @jsii ignore
 */
export interface ValidationReport {
  /** Adds something that is wrong. */
  addViolation(violation: ValidationViolation): void;
  /** `failure` makes `cdk8s synth` exit with code 2. */
  submit(status: 'success' | 'failure', metadata?: { readonly [key: string]: string }): void;
}

/**
 * A rule that some resources break.
 *
 * @jsii ignore
 */
export interface ValidationViolation {
  /** The rule's id. */
  readonly ruleName: string;
  /** Severity, what is wrong with its numbers, and why that matters. */
  readonly recommendation: string;
  /** The smallest change that mends it. */
  readonly fix: string;
  /** The resources that it is said of. */
  readonly violatingResources: readonly ViolatingResource[];
}

/**
 * A resource that breaks a rule, and where.
 *
 * @jsii ignore
 */
export interface ViolatingResource {
  /** The name of the resource; by it cdk8s finds the construct. */
  readonly resourceName: string;
  /** Each as `file:line:column field`. */
  readonly locations: readonly string[];
  /** The file that it stands in. */
  readonly manifestPath: string;
}
