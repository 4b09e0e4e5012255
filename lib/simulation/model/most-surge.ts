/** More pods than these above the wanted number are not simulated, where they are not as many as those. */
const MOST_SURGE = 200;

/** The largest surge that a number of replicas is simulated with: numbers above it are meant as 'no bound'. */
export function mostSurge(replicas: number): number {
  return Math.max(MOST_SURGE, replicas);
}
