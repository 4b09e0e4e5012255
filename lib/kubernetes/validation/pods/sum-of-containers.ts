import { own } from '../../values/own';
import { formatQuantity } from '../values/format-quantity';
import { listOf, objectOf, type JsonObject } from '../values/json';
import { quantityInThousandths } from '../values/quantity';
import { quantitiesOf } from '../containers/validate-resources';

/**
 * What the containers of a pod get together, at the worst moment: all containers and sidecars at once, or an init
 * container beside the sidecars that were started before it.
 *
 * @see staging/src/k8s.io/component-helpers/resource/helpers.go AggregateContainerRequests, AggregateContainerLimits
 */
export function sumOfContainers(
  spec: JsonObject,
  kind: 'requests' | 'limits',
  name: string,
): { readonly thousandths: bigint; readonly shown: string } {
  const own = listOf(spec['containers']).map((container) => amountOf(container, kind, name));
  let [sidecars, beginning] = [0n, 0n];
  for (const container of listOf(spec['initContainers'])) {
    const amount = amountOf(container, kind, name);
    const isSidecar = objectOf(container)['restartPolicy'] === 'Always';
    if (isSidecar) sidecars += amount;
    beginning = largerOf(beginning, isSidecar ? sidecars : sidecars + amount);
  }
  const thousandths = largerOf(
    own.reduce((sum, amount) => sum + amount, sidecars),
    beginning,
  );
  return { thousandths, shown: shown(thousandths, name) };
}

function amountOf(container: unknown, kind: string, name: string): bigint {
  const amounts = quantitiesOf(own(objectOf(objectOf(container)['resources']), kind));
  return quantityInThousandths(own(amounts, name)) ?? 0n;
}

function largerOf(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

/** Memory is written in powers of 1024, where it is a multiple of one. */
function shown(thousandths: bigint, name: string): string {
  const isMemory = name !== 'cpu' && thousandths % 1_024_000n === 0n && thousandths > 0n;
  return formatQuantity(isMemory ? `${thousandths / 1_024_000n}Ki` : `${thousandths}m`);
}
