/** What `cdk8s synth` hands to a validation: the part of its `ValidationContext` that is used here. */
export interface ValidationContext {
  /** Paths of the files that were synthesised. */
  readonly manifests: readonly string[];
  readonly report: ValidationReport;
}

/** Where a validation says what it has found. */
export interface ValidationReport {
  addViolation(violation: ValidationViolation): void;
  /** `failure` makes `cdk8s synth` exit with code 2. */
  submit(status: 'success' | 'failure', metadata?: { readonly [key: string]: string }): void;
}

/** A rule that some resources break. */
export interface ValidationViolation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly ViolatingResource[];
}

/** A resource that breaks a rule, and where. */
export interface ViolatingResource {
  readonly resourceName: string;
  /** Each as `file:line:column field`. */
  readonly locations: readonly string[];
  readonly manifestPath: string;
}
