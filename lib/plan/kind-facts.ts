import type { IntOrPercent } from '../kubernetes';

/** What has to be known of a StatefulSet: how many of its members may be missing at once. */
export interface StatefulSetFacts {
  readonly kind: 'StatefulSet';
  /** How many members there are; absent where an autoscaler decides. */
  readonly members?: number;
  /** How many of them may be missing while the others go on. */
  readonly mayBeMissing: number;
  /** Whether fewer than all are needed because they decide together: then one loss that nobody plans is left over. */
  readonly decides: boolean;
  /** Whether a rolling update waits for every member to be there (OrderedReady). */
  readonly ordered: boolean;
  /** The members from this number on get a release; those below it keep what they have. */
  readonly partition: number;
}

/** What has to be known of a DaemonSet: whether a new pod can run beside the old one of its node. */
export interface DaemonSetFacts {
  readonly kind: 'DaemonSet';
  readonly surges: boolean;
  /** What keeps a second pod from its node. @default nothing */
  readonly blocked?: 'host-port' | 'host-network' | 'stated';
  /** On how many nodes at once pods are replaced: a count or a percentage. @default planned */
  readonly nodesAtOnce?: IntOrPercent;
}

/** What a kind of workload knows of how its pods are replaced, where it is no Deployment. */
export type KindFacts = StatefulSetFacts | DaemonSetFacts;
