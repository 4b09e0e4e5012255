import type { Seconds } from '../../kubernetes';
import { call, literal, type Expression } from '../program/expression';

/** A time as a Duration of cdk8s. */
export function duration(seconds: Seconds): Expression {
  if (!Number.isInteger(seconds)) return call('Duration.millis', literal(Math.round(seconds * 1000)));
  const isHours = seconds >= 7200 && seconds % 3600 === 0;
  const isMinutes = seconds >= 120 && seconds % 60 === 0;
  if (isHours) return call('Duration.hours', literal(seconds / 3600));
  return isMinutes ? call('Duration.minutes', literal(seconds / 60)) : call('Duration.seconds', literal(seconds));
}
