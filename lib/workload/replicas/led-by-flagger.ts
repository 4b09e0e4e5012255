import { asArray, asObject, asString, oncePer, own, type JsonObject } from '../../kubernetes';
import { groupOf } from '../objects/known-kind';
import { identityOf, type Manifest } from '../objects/manifest';
import type { Workload, World } from '../workload';

/** The Canary by which Flagger serves from a copy of a workload, `NAME-primary`; nothing for most. */
export function canaryOf({ identity }: Workload, world: World): Manifest | undefined {
  return canariesOf(world).find((one) => {
    const target = asObject(asObject(one.object['spec'])['targetRef']);
    const isMeant = target['kind'] === identity.kind && target['name'] === identity.name;
    return isMeant && identityOf(one).namespace === identity.namespace;
  });
}

const canariesOf = oncePer(({ manifests }: World) =>
  manifests.filter(
    ({ object }) => object['kind'] === 'Canary' && groupOf(asString(object['apiVersion']) ?? '') === 'flagger.app',
  ),
);

/** Labels by which Flagger tells pods from their copies, by default: the first that the selector has. */
const TOLD_BY = ['app', 'name', 'app.kubernetes.io/name'];

/**
 * A selector for the pods of a workload and for those of its copy, which have the same labels but for one.
 *
 * @see https://docs.flagger.app/usage/how-it-works#canary-target
 * @see https://github.com/fluxcd/flagger/blob/main/pkg/canary/deployment_controller.go
 */
export function withPrimary(selector: JsonObject): JsonObject {
  const { matchLabels, matchExpressions } = selector;
  const labels = asObject(matchLabels);
  const key = TOLD_BY.find((label) => asString(own(labels, label)) !== undefined);
  if (key === undefined) return selector;
  const value = asString(own(labels, key)) ?? '';
  const rest = Object.entries(labels).filter(([label]) => label !== key);
  return {
    ...(rest.length > 0 && { matchLabels: Object.fromEntries(rest) }),
    matchExpressions: [...asArray(matchExpressions), { key, operator: 'In', values: [value, `${value}-primary`] }],
  };
}
