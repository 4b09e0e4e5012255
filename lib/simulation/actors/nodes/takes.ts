import type { Seconds } from '../../../kubernetes';
import type { LatencyName } from '../../latency/latencies';
import type { Node } from '../../world/pod';
import type { Sim } from '../../world/sim';
import { startingBeside } from './starting-beside';

/**
 * How much longer what waits for processors takes for each pod that starts on them: as much as another start does, by
 * the measured starts of several pods at once (0.13 s to 0.235 s, `startBeside` and `start`).
 */
const FOR_EACH_START = 0.55;

/** How long something takes that a kubelet does: pods that start on its node take processors away from it. */
export function takesOn(sim: Sim, node: Node | undefined, latency: LatencyName): Seconds {
  const { draw } = sim;
  return node && !draw.isWorst ? draw.latency(latency, undefined, slower(sim, node)) : draw.latency(latency);
}

/** How long something takes that the control plane does, which is elsewhere, unless all is one machine. */
export function takesElsewhere(sim: Sim, latency: LatencyName): Seconds {
  return takesOn(sim, sim.setting.oneMachine ? sim.nodes[0] : undefined, latency);
}

function slower(sim: Sim, node: Node): number {
  return 1 + FOR_EACH_START * startingBeside(sim, node);
}
