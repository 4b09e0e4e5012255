import type { OutsideFactsFinder } from '../../facts';
import { joinedTo } from '../objects/joined-to';
import type { Joins } from '../objects/joins';
import type { Manifest } from '../objects/manifest';
import { once } from '../objects/once';
import { podLabelsOf } from '../pod-template';
import { readWorkload } from '../read-workload';
import type { Workload } from '../workload';

/** A workload of which only is read what other objects are joined by, until somebody asks for more. */
export function readLate(manifest: Manifest, joins: Joins, outside: OutsideFactsFinder): Workload {
  const joined = { manifest, ...joinedTo(manifest, podLabelsOf(manifest), joins) };
  const whole = once(() => readWorkload(manifest, joins, outside));
  return new Proxy(joined as Workload, {
    get: (known, key) => Reflect.get(Object.hasOwn(known, key) ? known : whole(), key) as unknown,
    has: (_known, key) => Reflect.has(whole(), key),
    ownKeys: () => Reflect.ownKeys(whole()),
    getOwnPropertyDescriptor: (_known, key) => Reflect.getOwnPropertyDescriptor(whole(), key),
  });
}
