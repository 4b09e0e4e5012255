import { ASSUMED } from '../../facts';
import { startupGuarantee, type Seconds } from '../../kubernetes';
import type { Container } from '../../workload';
import type { Application } from './application';
import type { ProbeModel } from './pod-model';

/**
 * The facts of a container, and what is assumed where nobody has stated them. One that no request comes to may be there
 * at once: nothing waits for it that would be right to.
 */
export function readApplication(
  container: Container,
  probes: readonly ProbeModel[],
  isAnswering: boolean,
): Application {
  const start = container.slowestStart ?? (isAnswering ? assumedStart(probes) : 0);
  return {
    listensAfter: start,
    servesAfter: start,
    requestTime: container.longestRequest.value,
    onSigterm: container.onSigterm.value,
    ...(container.keptConnections && { kept: container.keptConnections }),
  };
}

/** An application whose probes are said to be right starts within the time that they leave it. */
function assumedStart(probes: readonly ProbeModel[]): Seconds {
  const kills = probes.find(({ type }) => type === 'startup') ?? probes.find(({ type }) => type === 'liveness');
  return kills ? Math.min(ASSUMED.start, startupGuarantee(kills.timing)) : ASSUMED.start;
}
