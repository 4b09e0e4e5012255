import { identityOf, type Manifest, type Workload, type World } from '../../workload';
import type { Case } from '../case';
import { frozen } from '../frozen';
import type { Blame, Outcome } from '../outcome';
import { workloadsOf } from '../read-case';
import type { SimulateOptions } from '../simulate-options';

/**
 * The outcome of a case with the places of the fields to blame, as the manifests of this world know them: what comes
 * from another thread, or from JSON, has none.
 */
export function located(world: World, one: Case, outcome: Outcome, options: SimulateOptions = {}): Outcome {
  const manifests = [...workloadsOf(world, one, options).flatMap(manifestsOf), ...(options.from?.manifests ?? [])];
  const losses = outcome.losses.map((loss) => ({ ...loss, blame: placed(loss.blame, manifests) }));
  const { end } = outcome;
  const found = !end.done && end.blame ? { ...end, blame: placed(end.blame, manifests) } : end;
  return frozen({ ...outcome, losses, end: found });
}

function placed(blame: Blame, manifests: readonly Manifest[]): Blame {
  const { resource, file, path, words } = blame;
  const span = manifests.find((one) => isMeant(blame, one))?.locate?.(path);
  const place = span && { line: span.line, column: span.column };
  return { resource, ...(file !== undefined && { file }), ...place, path, words };
}

function manifestsOf({ manifest, rollout, autoscalers, services, budgets }: Workload): readonly Manifest[] {
  return [manifest, ...(rollout ? [rollout] : []), ...autoscalers, ...services, ...budgets];
}

function isMeant({ resource, file }: Blame, one: Manifest): boolean {
  const { kind, namespace, name } = identityOf(one);
  return one.file === file && kind === resource.kind && namespace === resource.namespace && name === resource.name;
}
