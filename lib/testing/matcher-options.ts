import type { GuardOptions } from '../synthesis';

/** What manifests are judged by: the same as a guard, but for what fails, which the matcher says. */
export type MatcherOptions = Pick<GuardOptions, 'kubernetesVersion' | 'severities' | 'ignores' | 'facts'>;

/** Which findings of a rule are meant. */
export interface FindingOptions extends MatcherOptions {
  /** The kind of the object that it stands in, or of the workload that it is about. @default any */
  readonly kind?: string;
  /** Its namespace. @default any */
  readonly namespace?: string;
  /** Its name. @default any */
  readonly name?: string;
}

/** How much of what is found counts. */
export interface NoFindingsOptions extends MatcherOptions {
  /** The least severity that counts: `error`, `warning` or `info`. @default 'warning' */
  readonly severity?: 'error' | 'warning' | 'info';
}
