import { own, type FieldPath, type IntOrPercent } from '../../../kubernetes';
import { asObject, knownKind, type Json, type JsonObject, type Manifest, type Workload } from '../../../workload';

/** How a Deployment, or a Rollout of Argo without traffic routing, replaces its pods. */
export interface Rollout {
  readonly type: 'RollingUpdate' | 'Recreate';
  readonly maxSurge: IntOrPercent;
  readonly maxUnavailable: IntOrPercent;
  /** The object that says so: the workload, or the Rollout that has taken it over. */
  readonly manifest: Manifest;
  /** Where the two numbers stand in it, or would. */
  readonly path: FieldPath;
  /** What is written there. */
  readonly written: JsonObject;
}

/** How the rollout of a workload is configured; nothing for other kinds, and where a number cannot be read. */
export function rolloutOf({ update }: Workload): Rollout | undefined {
  const { manifest, maxSurge = 0, maxUnavailable = 0, way } = update;
  const kind = knownKind(manifest.object);
  // With traffic routing all old pods stay until the new ones have the traffic.
  if ((kind !== 'Deployment' && kind !== 'Rollout') || update.scaleDownDelay !== undefined) return undefined;
  if (way === 'recreate')
    return { type: 'Recreate', maxSurge, maxUnavailable, manifest, path: update.path, written: {} };
  if (way !== 'rolling' || update.maxSurge === undefined || update.maxUnavailable === undefined) return undefined;
  const path = kind === 'Deployment' ? [...update.path, 'rollingUpdate'] : update.path;
  const written = path.reduce<JsonObject>((object, step) => asObject(own(object, step)), manifest.object);
  return { type: 'RollingUpdate', maxSurge, maxUnavailable, manifest, path, written };
}

/** The value, where it is a whole number or a percentage; anything else is refused, and no rule counts with it. */
export function readIntOrPercent(value: Json | undefined): IntOrPercent | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? value : undefined;
  return typeof value === 'string' && /^\d{1,9}%$/.test(value) ? value : undefined;
}
