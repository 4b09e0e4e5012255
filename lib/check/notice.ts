import type { Span } from '../source';
import type { ResourceIdentity } from '../workload';

/** Something to know about the check itself: an ignore that nothing answers to, texts that are filled in later, workloads that lose something by what they are, and the like. */
export interface Notice extends Partial<Span> {
  readonly code:
    | 'ignore-unknown-rule'
    | 'ignore-unused'
    | 'filled-in-later'
    | 'newer-version'
    | 'stands-alone'
    | 'asked-again'
    | 'gap-by-strategy'
    | 'missed-by-nobody'
    | 'generated'
    | 'other-environment'
    | 'chart-default'
    | 'on-purpose'
    | 'released'
    | 'record'
    | 'older-cluster'
    | 'rendered-with'
    | 'tests'
    | 'not-judged'
    | 'not-built'
    | 'taken-for-worker'
    | 'too-many-findings';
  readonly message: string;
  /** All that it is about, where the message names the first of many. @default the one of `resource` */
  readonly names?: readonly string[];
  readonly file?: string;
  readonly resource?: ResourceIdentity;
}
