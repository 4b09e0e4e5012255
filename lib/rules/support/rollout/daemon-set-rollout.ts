import { DAEMON_SET_DEFAULTS, type IntOrPercent } from '../../../kubernetes';
import { asObject, type Workload } from '../../../workload';
import { readIntOrPercent } from './rollout-of';

/** How a DaemonSet replaces its pods; nothing for other kinds, for OnDelete, and where a number cannot be read. */
export function daemonSetSurge({ identity, spec }: Workload): IntOrPercent | undefined {
  const strategy = asObject(spec['updateStrategy']);
  const type = strategy['type'] ?? DAEMON_SET_DEFAULTS.updateStrategyType;
  if (identity.kind !== 'DaemonSet' || type !== 'RollingUpdate') return undefined;
  return readIntOrPercent(asObject(strategy['rollingUpdate'])['maxSurge'] ?? DAEMON_SET_DEFAULTS.maxSurge);
}

/** Whether a number or a percentage comes to none: both are rounded up for a DaemonSet. */
export function comesToNone(value: IntOrPercent): boolean {
  return Number.parseInt(String(value), 10) === 0;
}
