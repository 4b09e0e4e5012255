import { asString, isObject, own, quantityInThousandths, type Json } from '../../kubernetes';
import { pauseSeconds } from '../lifted/pause-seconds';

/** Lists of which each item has a name, and whose order says nothing. */
const BY_NAME = ['volumes', 'volumeMounts', 'ports'];

/** Fields whose values are quantities. */
const QUANTITIES = ['cpu', 'memory', 'ephemeral-storage', 'sizeLimit'];

/** The pause of a canary: `1m` is `60s`, and 60. */
const DURATION = 'duration';

/** Whether two values mean the same: `1Gi` is `1024Mi`, and the order of volumes says nothing. */
export function sameMeaning(one: Json | undefined, other: Json | undefined, field = ''): boolean {
  if (one === other) return true;
  if (QUANTITIES.includes(field)) {
    const [amount, its] = [quantityInThousandths(one), quantityInThousandths(other)];
    return amount !== undefined && amount === its;
  }
  if (field === DURATION) {
    const [time, its] = [secondsOf(one), secondsOf(other)];
    return time !== undefined && time === its;
  }
  if (Array.isArray(one) && Array.isArray(other))
    return sameLists(one as readonly Json[], other as readonly Json[], field);
  if (!isObject(one ?? null) || !isObject(other ?? null)) return false;
  const [left, right] = [one as Readonly<Record<string, Json>>, other as Readonly<Record<string, Json>>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => sameMeaning(own(left, key), own(right, key), key));
}

function sameLists(one: readonly Json[], other: readonly Json[], field: string): boolean {
  if (one.length !== other.length) return false;
  const [left, right] = BY_NAME.includes(field) ? [inOrder(one), inOrder(other)] : [one, other];
  return left.every((item, index) => sameMeaning(item, right[index]));
}

function inOrder(items: readonly Json[]): readonly Json[] {
  const keyOf = (item: Json) =>
    isObject(item)
      ? [item['mountPath'], item['name'], item['containerPort']].map((one) => asString(one) ?? String(one)).join('\n')
      : '';
  return [...items].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function secondsOf(value: Json | undefined): number | undefined {
  return typeof value === 'string' || typeof value === 'number' ? pauseSeconds(String(value)) : undefined;
}
