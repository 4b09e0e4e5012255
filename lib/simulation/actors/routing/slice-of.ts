import type { Channel } from '../../world/channel';
import type { Pod } from '../../world/pod';
import type { EndpointState } from '../../world/route';

/**
 * What the EndpointSlice of a channel's Service says of a pod: everything that has an address is ready where the Service
 * publishes what is not, until nothing of it runs any more.
 */
export function sliceOf({ model, isSwitched }: Channel, { slice, version, set }: Pod): EndpointState {
  const { switched } = model;
  const led = isSwitched ? switched?.to : switched?.from;
  if (led?.includes(`${set.workload} ${version}`) === false) return 'none';
  return slice !== 'none' && model.publishesNotReady ? 'ready' : slice;
}
