import type { FieldPath, Json, Seconds } from '../../kubernetes';
import type { ResourceIdentity } from '../../workload';
import type { ByCause } from '../cause';
import type { ScenarioName } from '../scenario';

/**
 * An edit of one object: a field gets a value, or goes. An empty path means the whole object: one that is to be added,
 * or one that goes.
 */
export type Edit =
  | { readonly resource: ResourceIdentity; readonly path: FieldPath; readonly value: Json }
  | { readonly resource: ResourceIdentity; readonly path: FieldPath; readonly remove: true };

/** What an edit is for: what comes of it where all the others are made, and this one is not. */
export interface ChangeReason {
  /** Its place among the edits. */
  readonly edit: number;
  readonly scenario: ScenarioName;
  /** How much is lost without it … */
  readonly lost: number;
  readonly lostByCause: ByCause;
  /** … or what keeps the scenario from ending. @default it ends */
  readonly stuck?: string;
}

/** What something comes to now, and with the change. */
export interface BeforeAfter<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** What a change costs; everything at its worst. */
export interface ChangeCosts {
  /** How long a rollout takes until the last old pod is gone; null where it never ends. Absent where none is simulated. */
  readonly rollout?: BeforeAfter<Seconds | null>;
  /** The most pods that there are at once in any scenario, those that stop included. */
  readonly pods: BeforeAfter<number>;
  /** How many replicas are wanted at the least. */
  readonly replicas: BeforeAfter<number>;
}

/** A set of edits, what each is for, and what they come to together. */
export interface ChangeSet {
  readonly edits: readonly Edit[];
  /** One for each edit, in their order. */
  readonly reasons: readonly ChangeReason[];
  readonly costs: ChangeCosts;
  /** What somebody has to know or to do who makes these edits. */
  readonly caveats: readonly string[];
}

/** What is said about a workload in any case. */
interface About {
  readonly workload: ResourceIdentity;
  /** The file that the workload stands in; absent for objects that were never text. */
  readonly file?: string;
  /** The scenarios that were simulated with the edits, all of them together. */
  readonly scenarios: readonly ScenarioName[];
  /** What the proof rests on, and nobody has stated. */
  readonly assumptions: readonly string[];
}

/**
 * The smallest change of a workload, and of what belongs to it, after which every voluntary scenario loses nothing and
 * ends. Plain, frozen data that survives JSON. Without edits: it is so already.
 */
export interface FoundChange extends About, ChangeSet {}

/** That there is no such change. */
export interface NoChange extends About {
  /** Why, in one sentence. */
  readonly none: string;
  /** What loses less, or lets more scenarios end, and makes nothing worse; absent where nothing does. */
  readonly nearest?: ChangeSet & {
    /** What is lost in all scenarios together. */
    readonly lost: BeforeAfter<number>;
  };
}

/** What a workload needs for nothing to be lost on purpose, or why nothing is enough. */
export type Change = FoundChange | NoChange;
