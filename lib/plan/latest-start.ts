import { effectiveInterval, latestKill, type Seconds } from '../kubernetes';
import type { PlannedProbes } from './plan-probes';
import type { ContainerReleaseFacts } from './release-facts';

/** A container with what has been planned for it. */
interface Starting {
  readonly facts: ContainerReleaseFacts;
  readonly probes: PlannedProbes;
}

/** When all containers of a pod have started at the latest, and which of them that takes, one after the other. */
export interface LatestStart {
  readonly seconds: Seconds;
  readonly steps: readonly { readonly name: string; readonly seconds: Seconds }[];
}

/**
 * Init containers and sidecars start one after the other, each only when the one before it has ended or has started;
 * the others start together, after them.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export function latestStart(containers: readonly Starting[]): LatestStart {
  const steps = containers.map(({ facts, probes }) => ({ facts, name: facts.name, seconds: startsBy(facts, probes) }));
  const inTurn = steps.filter(({ facts }) => facts.init === true || facts.sidecar === true);
  const together = steps.filter((step) => !inTurn.includes(step));
  const last = together.reduce<(typeof steps)[number] | undefined>(
    (worst, step) => (worst && worst.seconds >= step.seconds ? worst : step),
    undefined,
  );
  const all = [...inTurn, ...(last ? [last] : [])].filter(({ seconds }) => seconds > 0);
  return {
    seconds: all.reduce((sum, { seconds }) => sum + seconds, 0),
    steps: all.map(({ name, seconds }) => ({ name, seconds })),
  };
}

function startsBy({ slowestStart = 0 }: ContainerReleaseFacts, { startup, readiness }: PlannedProbes): Seconds {
  const more = readiness ? (readiness.successThreshold - 1) * effectiveInterval(readiness) : 0;
  return (startup ? latestKill(startup) : slowestStart) + more;
}
