import { DEPLOYMENT_DEFAULTS, type IntOrPercent } from '../../kubernetes';
import { asObject, type Json, type JsonObject, type Workload } from '../../workload';

/** How a Deployment replaces its pods. */
export interface Rollout {
  readonly type: 'RollingUpdate' | 'Recreate';
  readonly maxSurge: IntOrPercent;
  readonly maxUnavailable: IntOrPercent;
  /** `spec.strategy.rollingUpdate` as it stands in the manifest. */
  readonly written: JsonObject;
}

/** How the rollout of a Deployment is configured; nothing for other kinds, and where a number cannot be read. */
export function rolloutOf({ identity, spec }: Workload): Rollout | undefined {
  const strategy = asObject(spec['strategy']);
  const type = strategy['type'] ?? DEPLOYMENT_DEFAULTS.strategyType;
  if (identity.kind !== 'Deployment' || (type !== 'RollingUpdate' && type !== 'Recreate')) return undefined;
  const written = asObject(strategy['rollingUpdate']);
  const maxSurge = readIntOrPercent(written['maxSurge'] ?? DEPLOYMENT_DEFAULTS.maxSurge);
  const maxUnavailable = readIntOrPercent(written['maxUnavailable'] ?? DEPLOYMENT_DEFAULTS.maxUnavailable);
  if (maxSurge === undefined || maxUnavailable === undefined) return undefined;
  return { type, maxSurge, maxUnavailable, written };
}

/** The value, where it is a whole number or a percentage; anything else is refused, and no rule counts with it. */
export function readIntOrPercent(value: Json | undefined): IntOrPercent | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? value : undefined;
  return typeof value === 'string' && /^\d{1,9}%$/.test(value) ? value : undefined;
}
