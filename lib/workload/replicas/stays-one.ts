import type { Application } from '../applications/application';
import { isCalledSingle } from '../applications/told-by-name';
import type { Workload, World } from '../workload';
import { ownData } from './own-data';
import { isGoneBeforeNext, mayHoldElection } from './works-without-election';

/**
 * Why a workload of one pod is not told to be two, as a clause: a second one would have other data, or do the work of the
 * first once more, or nothing tells that it would not. Nothing where two can share the work as far as anybody can see,
 * and where somebody has decided on more already: an autoscaler.
 *
 * @param workload of any number of replicas
 */
export function staysOne(workload: Workload, world: World): string | undefined {
  const { application, identity, replicas, update, stated } = workload;
  if (replicas.min !== 1 || replicas.autoscaler !== undefined) return undefined;
  const known = application && aloneByKind(application);
  if (known !== undefined) return known;
  if (isGoneBeforeNext(workload, world)) {
    return 'its role lets it change pods and hold no election, so that two of it would work against each other';
  }
  const data = ownData(workload, world);
  if (data !== undefined) return wordData(data);
  if (identity.kind === 'StatefulSet') {
    return 'a second pod of a StatefulSet is another member, and nothing here tells that members of it share the work';
  }
  if (update.way === 'recreate' && !stated) {
    return 'who chose the strategy Recreate for one pod has most often meant that there are never two of it';
  }
  return isCalledSingle(identity.name) && !mayHoldElection(workload, world)
    ? `what is called ${identity.name} is most often there once, and two of it would do its work twice`
    : undefined;
}

function aloneByKind({ name, alone, perhapsAlone }: Application): string | undefined {
  if (alone === 'data') return `a second ${name} would have data of its own`;
  if (alone === 'work') return `a second ${name} would do the same work once more`;
  return perhapsAlone
    ? `a second ${name} would have data of its own, unless its settings name a place that several of it share`
    : undefined;
}

function wordData(data: string): string {
  return data.startsWith('the emptyDir')
    ? `a second pod would have other data in ${data}`
    : `a second pod would want ${data} as well, or have another one without its data`;
}
