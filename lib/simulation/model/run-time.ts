import { asArray, type Seconds } from '../../kubernetes';
import { hookDuration, type Container } from '../../workload';

/** How long an init container runs that nobody knows anything about. */
export const ASSUMED_RUN: Seconds = 1;

/** How long an init container runs; 0 for what runs as long as its pod. */
export function runTime(container: Container): Seconds {
  return container.role === 'init' ? (knownRunTime(container) ?? ASSUMED_RUN) : 0;
}

/** As long as somebody has stated, or as its command says. */
export function knownRunTime({ slowestStart, json }: Container): Seconds | undefined {
  if (slowestStart !== undefined) return slowestStart;
  const command = [...asArray(json['command']), ...asArray(json['args'])];
  const duration = asArray(json['command']).length > 0 ? hookDuration({ exec: { command } }) : undefined;
  if (!duration || duration.atLeast === 0) return undefined;
  return Number.isFinite(duration.atMost) ? duration.atMost : duration.atLeast;
}
