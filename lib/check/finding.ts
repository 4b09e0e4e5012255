import type { FieldPath } from '../kubernetes';
import type { Edit, Effect, Severity } from '../rules/rule';
import type { Excerpt, Span } from '../source';
import type { ResourceIdentity } from '../workload';

/** A change of one field that mends the finding. */
export interface FindingEdit extends Edit {
  /** Where the scalar stands that it replaces; absent where nothing is written yet, or more than a scalar. */
  readonly region?: Span;
}

/** The same finding in another object: one that comes from the same lines (another overlay, the same template), a copy in the folder of another version, or one of many of the same folder. */
export interface FoundAgain {
  readonly resource: ResourceIdentity;
  /** The folder of the kustomization or chart that makes it. */
  readonly renderedFrom?: string;
  /** Where a copy stands. */
  readonly file?: string;
  readonly line?: number;
  readonly fingerprint: string;
}

/** One problem in one manifest: where, what, why, and the smallest fix. */
export interface Finding extends Partial<Span> {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  readonly effect: Effect;
  /** The file that the manifest stands in; absent for objects that were never text. */
  readonly file?: string;
  /** The folder of the kustomization or chart that makes the object; absent where nothing was rendered. */
  readonly renderedFrom?: string;
  /** The construct that the object comes from; absent for text. */
  readonly construct?: string;
  /** The field, from the object down; the nearest written parent where the field is absent. */
  readonly path: FieldPath;
  /** The line it points at; absent for objects that were never text. */
  readonly excerpt?: Excerpt;
  readonly resource: ResourceIdentity;
  /** The workload that it is about, where the field stands in another object, such as its Service. */
  readonly workload?: ResourceIdentity;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** The numbers in short, to stand beside the field. */
  readonly label?: string;
  /** The numbers that message and fix were filled from. */
  readonly numbers: Readonly<Record<string, number | string>>;
  readonly edits: readonly FindingEdit[];
  /** What this rests on and nobody has stated. */
  readonly assumptions: readonly string[];
  /** What the values of its edits rest on besides, and nobody has stated: they may have to be larger. */
  readonly editsRestOn?: readonly string[];
  /** Stays the same while the file is edited around it: rule, object and field, items of lists by their names. */
  readonly fingerprint: string;
  /** Where else the same lines are found guilty of the same; absent where nowhere. */
  readonly also?: readonly FoundAgain[];
}
