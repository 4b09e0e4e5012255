import type { Seconds } from '../../kubernetes';
import { call, literal, type Expression } from '../program/expression';

/** A time as a Duration of cdk8s. */
export function duration(seconds: Seconds): Expression {
  if (!Number.isInteger(seconds)) return call('Duration.millis', literal(Math.round(seconds * 1000)));
  const isMinutes = seconds >= 120 && seconds % 60 === 0;
  return isMinutes ? call('Duration.minutes', literal(seconds / 60)) : call('Duration.seconds', literal(seconds));
}
