import type { Duration } from 'cdk8s';
import type { Seconds } from '../../../kubernetes';
import { inSeconds } from '../../statements/in-seconds';

/** Those of some times that somebody has stated, in seconds. */
export function statedTimes<Name extends string>(
  times: Readonly<Partial<Record<Name, Duration>>>,
): Partial<Record<Name, Seconds>> {
  const stated = Object.entries<Duration | undefined>(times).flatMap(([name, time]) =>
    time ? [[name, inSeconds(time, name)] as const] : [],
  );
  return Object.fromEntries(stated) as Partial<Record<Name, Seconds>>;
}
