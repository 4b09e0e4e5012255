import { knownKind } from '../objects/known-kind';
import type { Workload } from '../workload';

/**
 * Why a rollout that may neither add a pod nor take one away never begins; nothing where it may. The API server refuses
 * such a Deployment and such a DaemonSet; a Rollout it takes, and its controller leaves everything as it is.
 *
 * @see pkg/apis/apps/validation/validation.go ValidateRollingUpdateDeployment
 * @see https://github.com/argoproj/argo-rollouts/blob/v1.9.1/pkg/apis/rollouts/validation/validation.go#L457
 */
export function refusedPace({ update }: Pick<Workload, 'update'>): string | undefined {
  const { maxSurge, maxUnavailable, manifest } = update;
  const refused = REFUSED.get(knownKind(manifest.object) ?? '');
  const isStill = [maxSurge, maxUnavailable].every(
    (one) => one !== undefined && Number.parseInt(String(one), 10) === 0,
  );
  return refused !== undefined && isStill ? `${refused}: maxSurge and maxUnavailable may not both be 0` : undefined;
}

const BY_SERVER = 'the API server refuses the new version, and the old one stays';

const REFUSED: ReadonlyMap<string, string> = new Map([
  ['Deployment', BY_SERVER],
  ['DaemonSet', BY_SERVER],
  ['Rollout', 'Argo Rollouts takes the Rollout for invalid (InvalidSpec), and leaves the pods as they are'],
]);
