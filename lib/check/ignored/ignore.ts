import type { Finding } from '../finding';

/** A finding that is left out, with the reason that somebody gave. */
export interface Ignore {
  /** The rule's id. */
  readonly rule: string;
  readonly reason: string;
  /** Which findings of the rule. @default all of them */
  readonly matches?: (finding: Finding) => boolean;
}

/**
 * What left a finding out: the object's own annotation, the run's configuration, a baseline of old debt, that its file is
 * generated and nobody edits it, that its environment is not the production one, that the default of a chart says it, that
 * its file shows what is refused, that it keeps what was released once, that it records
 * what a cluster held, or that the file beside it has the object in a version that is served.
 */
export type SuppressedBy =
  | 'annotation'
  | 'configuration'
  | 'baseline'
  | 'generated'
  | 'environment'
  | 'chart-default'
  | 'on-purpose'
  | 'released'
  | 'record'
  | 'older-cluster';

/** A finding that is not reported, and why. */
export interface Suppressed {
  readonly finding: Finding;
  readonly reason: string;
  readonly by: SuppressedBy;
  /** The values of a chart whose defaults say what was found, as far as its template tells them; only by `chart-default`. */
  readonly values?: readonly string[];
}
