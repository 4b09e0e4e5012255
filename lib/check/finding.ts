import type { FieldPath } from '../kubernetes';
import type { Edit, Effect, Severity } from '../rules/rule';
import type { Span } from '../source';
import type { ResourceIdentity } from '../workload';

/** One problem in one manifest: where, what, why, and the smallest fix. */
export interface Finding extends Partial<Span> {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  readonly effect: Effect;
  /** The file that the manifest stands in; absent for objects that were never text. */
  readonly file?: string;
  /** The construct that the object comes from; absent for text. */
  readonly construct?: string;
  /** The field, from the object down; the nearest written parent where the field is absent. */
  readonly path: FieldPath;
  readonly resource: ResourceIdentity;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** The numbers that message and fix were filled from. */
  readonly numbers: Readonly<Record<string, number | string>>;
  readonly edits: readonly Edit[];
  /** What this rests on and nobody has stated. */
  readonly assumptions: readonly string[];
}
