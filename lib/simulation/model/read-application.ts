import { startupGuarantee, type Seconds } from '../../kubernetes';
import type { Container } from '../../workload';
import type { Application } from './application';
import type { ProbeModel } from './pod-model';

/** What an application is taken to need for its start where nobody has stated it, in seconds. */
export const ASSUMED_START: Seconds = 5;

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
    closesConnections: true,
  };
}

/** An application whose probes are said to be right starts within the time that they leave it. */
function assumedStart(probes: readonly ProbeModel[]): Seconds {
  const kills = probes.find(({ type }) => type === 'startup') ?? probes.find(({ type }) => type === 'liveness');
  return kills ? Math.min(ASSUMED_START, startupGuarantee(kills.timing)) : ASSUMED_START;
}
