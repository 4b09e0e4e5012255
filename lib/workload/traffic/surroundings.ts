import type { JsonObject } from '../../kubernetes';
import type { Manifest } from '../objects/manifest';
import type { NamedObjects } from '../objects/named-objects';

/** What decides about a traffic source beside the objects that make it. */
export interface Surroundings {
  readonly workload: Manifest;
  readonly podSpec: JsonObject;
  readonly objects: NamedObjects;
  /** Everything that is read beside it. */
  readonly manifests: readonly Manifest[];
}
