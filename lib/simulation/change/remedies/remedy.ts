import { type FieldPath, type Json } from '../../../kubernetes';
import { identityOf, type Manifest, type Workload, type World } from '../../../workload';
import type { ContainerModel } from '../../model/pod-model';
import type { Setting } from '../../model/setting';
import type { WorkloadModel } from '../../model/workload-model';
import type { ScenarioName } from '../../scenario';
import type { Edit } from '../change';

/** A number that may be made larger until a trouble is over, and the edits that it takes. */
export interface Remedy {
  /** Told from others of the same trouble. */
  readonly name: string;
  /** It is larger than this … */
  readonly above: number;
  /** … and not larger than that. */
  readonly most: number;
  /** What arithmetic says: it is tried first. */
  readonly guess?: number | undefined;
  readonly edits: (value: number) => readonly Edit[];
}

/** What a remedy is looked for in. */
export interface Troubled {
  /** The workload whose pods it is about, as it is with the edits so far: mostly the one that something happens to. */
  readonly workload: Workload;
  readonly model: WorkloadModel;
  readonly world: World;
  /** Everything around it, as it was. */
  readonly around: World;
  readonly scenario: ScenarioName;
  readonly setting: Setting;
  /** The container that the trouble is about. */
  readonly container?: ContainerModel | undefined;
}

/** Something that is there, or not. */
export function once(name: string, edits: readonly Edit[]): Remedy | undefined {
  return edits.length === 0 ? undefined : { name, above: 0, most: 1, guess: 1, edits: () => edits };
}

/** A field gets a value. */
export function set(object: Manifest, path: FieldPath, value: Json): Edit {
  return { resource: identityOf(object), path, value };
}

/** A field, or with an empty path the whole object, goes. */
export function without(object: Manifest, path: FieldPath): Edit {
  return { resource: identityOf(object), path, remove: true };
}
