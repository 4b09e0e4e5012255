import type { Seconds } from '../../kubernetes';

/** The pause of a canary as Argo takes it: `10`, `10s`, `5m` or `1h`. */
export function pauseSeconds(text: string): Seconds | undefined {
  const [, count, unit = 's'] = /^(\d+)([smh]?)$/.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * (SECONDS.get(unit) ?? 1);
}

const SECONDS: ReadonlyMap<string, Seconds> = new Map([
  ['m', 60],
  ['h', 3600],
]);
