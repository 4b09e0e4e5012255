import { isHook, type Workload } from '../../workload';

/** Whether its pods run to their end: those of a Job, and a Pod that a hook makes (a test of a chart) and nobody restarts. */
export function endsByItself({ identity, manifest, podSpec, runsToCompletion }: Workload): boolean {
  const { restartPolicy = 'Always' } = podSpec;
  return runsToCompletion || (identity.kind === 'Pod' && restartPolicy !== 'Always' && isHook(manifest.object));
}
