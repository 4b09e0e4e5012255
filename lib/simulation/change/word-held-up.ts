import { identityOf, refusedPace, type Workload } from '../../workload';
import type { WorkloadModel } from '../model/workload-model';

/** Why nothing that was tried lets it go on, by what holds it up. */
export function wordHeldUp(
  by: string,
  container: string,
  workload: Workload,
  model: WorkloadModel | undefined,
): string | undefined {
  const { identity, budgets, replicas } = workload;
  const { name } = identity;
  const eligible = model?.placement.eligible;
  switch (by) {
    case 'refused':
      return wordRefusal(workload);
    case 'budgets':
      return wordBudgets(name, budgets);
    case 'cut-off':
      return `${name} was not watched to the end: nobody knows what comes after; zero-downtime simulate shows how far it came`;
    case 'post-start':
      return `the postStart hook of ${container} fails, which kills it again and again: mend its command, or take it away`;
    case 'crash':
      return `${container} ends again and again by itself: what it logs before that (kubectl logs --previous) says why`;
    case 'unready':
      return `${container} never becomes ready by what its readiness probe asks: correct its path, port or command to one that answers`;
    case 'host-port':
      return `the pods of ${name} take a port of their node, so that no new one fits beside an old one: lead requests by a Service instead of the hostPort, or have more nodes than pods`;
    case 'quota':
      return model?.quota?.refused !== undefined
        ? `no pod of ${name} is taken: ${model.quota.refused}; change one of the two`
        : `a quota leaves no room for one more pod beside the ${replicas.min} of ${name}, or counts what its containers say nothing of: raise it by one pod, state what they ask for (resources), or let the rollout take one pod away first (maxUnavailable 1)`;
    case 'no-node':
      return eligible === undefined
        ? `no node has room for one more pod of ${name}: add a node, ask for less (resources.requests), or say how many nodes there are (--nodes)`
        : `the pods of ${name} ask for ${eligible === 1 ? 'one node' : `${eligible} nodes`} by name, and no other one may take them: widen their nodeSelector or affinity`;
    case 'init':
      return `${container} never ends: before Kubernetes 1.29 its restartPolicy is dropped, and the pod waits for it like for any init container; it has to stand among the containers there`;
    default:
      return undefined;
  }
}

/** Of budgets that guard others as well nobody but their author knows which one a pod is to have. */
function wordBudgets(name: string, budgets: Workload['budgets']): string {
  const names = budgets.map((budget) => identityOf(budget).name);
  return `${names.length} disruption budgets (${names.join(', ')}) select the pods of ${name}, and the API server evicts no pod that two select: narrow the selectors so that one of them has ${name}; each guards others as well, so that none was taken away`;
}

function wordRefusal(workload: Workload): string {
  const { name } = workload.identity;
  return refusedPace(workload) === undefined
    ? `the API server refuses what the release changes of ${name}: give it another name, or delete the old one, which takes all of its pods away`
    : `the rollout of ${name} may neither add a pod nor take one away: leave maxUnavailable at 0, and set maxSurge to 1 or more`;
}
