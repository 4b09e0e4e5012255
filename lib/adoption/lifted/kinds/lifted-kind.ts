import type { Seconds } from '../../../kubernetes';
import type { Container, Manifest, Workload } from '../../../workload';
import type { Fact } from '../fact';
import type { Fields } from '../lift-container';

/** A workload that is to become a construct. */
export interface Lifting {
  readonly workload: Workload;
  /** The container that serves, or does the work. */
  readonly main: Container;
  /** The objects that belong to it alone. */
  readonly own: readonly Manifest[];
  /** Where requests come in. */
  readonly port: number | undefined;
  /** How many replicas a repair asks for. @default those that are written */
  readonly replicas: number | undefined;
}

/** What the construct of a kind of workload is told, besides what each of them is told. */
export interface LiftedKind {
  /** Its class. */
  readonly construct: string;
  /** Its id. */
  readonly id: string;
  /** Its facts, in the order of the facts file. */
  readonly facts: readonly Fact[];
  /** The longest request, piece of work or run, as far as a pod has to wait for it. */
  readonly longest: Seconds;
  /** Whether a hook that waits follows from the facts. */
  readonly waits: boolean;
  /**
   * Its own props.
   *
   * @param needed from the deletion of a pod to its last answer
   */
  readonly props: (needed: Seconds) => Fields;
  /** What it makes and is there already, or has never been there. */
  readonly removed: readonly Removal[];
}

/** A child of a construct that is taken away again, and why. */
export interface Removal {
  /** Whether it stands beside the construct, and not in it. @default false */
  readonly isBeside?: boolean;
  readonly child: string;
  readonly comment: string;
}
