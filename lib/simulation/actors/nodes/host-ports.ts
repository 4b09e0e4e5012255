import { learn } from '../../account/routes';
import type { Pod } from '../../world/pod';
import type { Sim } from '../../world/sim';
import { leadsTo } from '../routing/leads-to';

/**
 * The ports of its node that a pod takes lead to it from its sandbox on, until that is gone: whoever asks them is not
 * told whether it is ready.
 *
 * @see https://github.com/containernetworking/plugins/blob/main/plugins/meta/portmap/main.go
 */
export function takeHostPorts(sim: Sim, pod: Pod, isTaken: boolean): void {
  for (const channel of sim.channels) {
    if (channel.model.byNode === 'host-port' && leadsTo(channel, pod))
      learn(sim, channel, pod, isTaken ? 'ready' : 'none');
  }
}
