import type { Manifest } from '../../workload';
import type { TypesOfGroup } from '../custom/types-of-group';
import type { Expression, Mapping } from './expression';

/** A generated app, before it is printed or evaluated. */
export interface AdoptedApp {
  readonly charts: readonly AdoptedChart[];
  /** What is stated about applications, for the facts file; empty where no construct asks for facts. */
  readonly facts: readonly Constant[];
  /** What several files share. */
  readonly shared: readonly Constant[];
  /** The types of its custom resources, group by group. */
  readonly imports: readonly TypesOfGroup[];
}

/** The objects of one cluster: one directory of what was read. */
export interface AdoptedChart {
  readonly name: string;
  /** The directory that it was read from. */
  readonly directory: string;
  readonly parts: readonly Part[];
}

/** A file with a construct: a workload with what belongs to it, or all that is of one kind. */
export interface Part {
  /** The id of the construct, and the name of its file. */
  readonly id: string;
  readonly className: string;
  /** The workload that it is about, by what identifies it; absent where it is about none. */
  readonly workload?: Manifest;
  readonly doc: readonly string[];
  readonly constants: readonly Constant[];
  readonly statements: readonly Statement[];
}

/** A constant of a file. */
export interface Constant {
  readonly name: string;
  readonly doc: readonly string[];
  readonly value: Mapping;
}

/** A statement of a constructor: an expression, and the name that its value gets. */
export interface Statement {
  readonly name?: string;
  readonly comment?: string;
  readonly value: Expression;
}
