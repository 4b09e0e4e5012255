import { probeOf, type Container } from '../../../workload';

/** What it rests on that a container which counts as ready from the start loses requests. */
export function startAssumption(container: Container): string | undefined {
  const { name, slowestStart, postStart } = container;
  if (probeOf(container, 'startup') || slowestStart === 0) return `${name} stops answering for a while after its start`;
  if (postStart) return `the postStart hook of ${name} ends before it serves`;
  return slowestStart === undefined ? `${name} needs some time from its start until it serves` : undefined;
}
