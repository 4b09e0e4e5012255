import type { TrafficSource } from '../../facts';
import type { FieldPath } from '../../kubernetes';
import type { Manifest } from '../objects/manifest';

/** A traffic source that manifests show, and what shows it. */
export interface RecognisedSource {
  readonly source: TrafficSource;
  /** The object that shows it: a Service, an Ingress, a route, a binding, or the workload itself. */
  readonly manifest: Manifest;
  /** The field of that object. */
  readonly path: FieldPath;
  /** The Service by which it reaches the pods; absent where it needs none. */
  readonly service?: Manifest;
  /** Whether it counts only where nobody says where requests come from. @default false */
  readonly isGuess?: boolean;
  /** What has to hold for it, or for its numbers, although no manifest says so. */
  readonly assumption?: string;
}
