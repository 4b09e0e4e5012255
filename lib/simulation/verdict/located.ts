import { identityOf, type Manifest, type Workload, type World } from '../../workload';
import type { Case } from '../case';
import { frozen } from '../frozen';
import type { Blame, Outcome } from '../outcome';
import { workloadOf } from '../read-case';

/**
 * The outcome of a case with the places of the fields to blame, as the manifests of this world know them: what comes
 * from another thread, or from JSON, has none.
 */
export function located(world: World, one: Case, outcome: Outcome): Outcome {
  const workload = workloadOf(world, one);
  const losses = outcome.losses.map((loss) => ({ ...loss, blame: placed(loss.blame, workload) }));
  return frozen({ ...outcome, losses });
}

function placed(blame: Blame, workload: Workload): Blame {
  const { resource, file, path, words } = blame;
  const span = manifestOf(blame, workload)?.locate?.(path);
  if (!span) return blame;
  const { line, column } = span;
  return { resource, ...(file !== undefined && { file }), line, column, path, words };
}

function manifestOf({ resource, file }: Blame, workload: Workload): Manifest | undefined {
  const { manifest, rollout, autoscalers, services } = workload;
  return [manifest, ...(rollout ? [rollout] : []), ...autoscalers, ...services].find((one) => {
    const { kind, namespace, name } = identityOf(one);
    return one.file === file && kind === resource.kind && namespace === resource.namespace && name === resource.name;
  });
}
