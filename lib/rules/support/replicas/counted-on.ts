import { grouped, oncePer } from '../../../kubernetes';
import { asObject, identityOf, type Workload, type World } from '../../../workload';
import { refusedWithout } from '../routing/asked-by-webhooks';
import { folderOf } from '../objects/folder-of';

/** When nothing shows it, in the words of the rules that ask. */
export const NOT_COUNTED_ON =
  'nothing shows that somebody counts on it: no stated facts, no webhook or API that the cluster needs, no autoscaler, no budget, no others beside it that are several; one finding then names all such workloads of a run';

/**
 * Whether anything shows that somebody counts on a pod while it moves to another node: facts are stated, the API server
 * cannot do without it, an autoscaler or a budget is written for it, or the others beside it are several while this one
 * takes requests from outside. Of anything else nobody but its owner knows.
 */
export function isCountedOn(workload: Workload, world: World): boolean {
  const { budgets, replicas, stated } = workload;
  if (stated || budgets.length > 0 || replicas.autoscaler !== undefined) return true;
  if (refusedWithout(workload, world) !== '' || answersForApi(workload, world)) return true;
  return takesFromOutside(workload) && othersAreSeveral(workload, world);
}

/**
 * Whether the API server hands requests for a whole API group on to these pods.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/
 */
function answersForApi({ services }: Workload, world: World): boolean {
  const asked = world.ofKind('APIService').map(({ object }) => asObject(asObject(object['spec'])['service']));
  return services
    .map(identityOf)
    .some(({ name, namespace }) => asked.some((one) => one['name'] === name && one['namespace'] === namespace));
}

const FROM_OUTSIDE: ReadonlySet<string> = new Set([
  ...['ingress-nginx', 'aws-alb', 'aws-nlb', 'gke-neg', 'node-health-check'],
]);

function takesFromOutside({ routes, traffic }: Workload): boolean {
  return routes.length > 0 || traffic.value.some(({ kind }) => FROM_OUTSIDE.has(kind));
}

function othersAreSeveral(workload: Workload, world: World): boolean {
  const beside = byPlace(world).get(placeOf(workload)) ?? [];
  return beside.some(
    ({ identity, replicas, serving }) =>
      identity.kind === workload.identity.kind && serving.length > 0 && replicas.min > 1,
  );
}

const byPlace = oncePer(({ workloads }: World) => grouped(workloads, placeOf));

function placeOf({ manifest: { file, renderedFrom } }: Workload): string {
  return renderedFrom ?? folderOf(file) ?? '';
}
