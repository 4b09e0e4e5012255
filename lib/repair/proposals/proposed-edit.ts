import type { FieldPath, Json } from '../../kubernetes';
import type { ResourceIdentity } from '../../workload';

/** An object of the texts: by its identity, and by its file where several have that. */
export interface Meant {
  readonly resource: ResourceIdentity;
  readonly file?: string;
}

/** A change of one object that mends something. */
export interface ProposedEdit {
  readonly object: Meant;
  /** From the object down. */
  readonly path: FieldPath;
  /** The new value; null takes the field away. */
  readonly value: Json;
  /** What it mends. */
  readonly because: Because;
}

/** An object that is to be added. */
export interface ProposedObject {
  /** The workload that it is for, behind which it is written. */
  readonly beside: Meant;
  readonly object: { readonly [key: string]: Json | undefined };
  readonly because: Because;
}

/** Why something is changed. */
export interface Because {
  /** The workload that it is for. */
  readonly workload: ResourceIdentity;
  /** The rule that asks for it; absent where only the simulation does. */
  readonly rule?: string;
  /** The scenario that loses or is stuck without it; absent where only a rule asks for it. */
  readonly scenario?: string;
  /** In words: what is lost without it, or what the rule says. */
  readonly words: string;
  /** What it rests on, and nobody has stated. */
  readonly assumptions: readonly string[];
}

/** All that is proposed. */
export interface Proposals {
  readonly edits: readonly ProposedEdit[];
  readonly added: readonly ProposedObject[];
}

/** Nothing to change. */
export const NO_PROPOSALS: Proposals = { edits: [], added: [] };
