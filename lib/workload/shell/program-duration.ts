import type { Seconds } from '../../kubernetes';

const UNIT_SECONDS: ReadonlyMap<string, Seconds> = new Map([
  ['', 1],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
]);

/** A duration as `sleep` and `timeout` read it: `15`, `1.5`, `90s`, `2m`. */
export function programDuration(text: string): Seconds | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * (UNIT_SECONDS.get(unit) ?? 1);
}
