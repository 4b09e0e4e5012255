import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { judgeAtSynth } from '../judging/judge-at-synth';
import { answerByPlan, type PlannedField } from '../rendering/planned/planned-fields';
import { PlannedWorkload } from '../rendering/planned/planned-workload';
import type { WorkloadShape } from '../rendering/shapes/workload-shape';
import type { ApplicationFacts } from '../statements/application-facts';
import { identify, ownName } from './own-name';

/** What every workload takes: all of cdk8s-plus's, and the facts. */
type AnyWorkloadProps = kplus.WorkloadProps & ApplicationFacts;

/**
 * Gives a workload its name, its selector, and what follows from them.
 *
 * @returns its name; none where cdk8s-plus makes one
 */
export function identifyWorkload(workload: kplus.Workload, id: string, props: AnyWorkloadProps): string | undefined {
  const { scope } = workload.node;
  const name = scope && ownName(scope, id, props);
  identify(workload, name, props);
  if (props.isolate) workload.connections.isolate();
  if (props.spread) spreadByDemand(workload);
  return name;
}

/**
 * Has the plan that follows from the facts laid over a workload, and judged at synthesis.
 *
 * @param fields the fields of cdk8s-plus's class that answer with numbers of the plan
 */
export function layWorkload(
  construct: kplus.Workload,
  apiObject: ApiObject,
  facts: AnyWorkloadProps,
  shape: WorkloadShape,
  fields: readonly PlannedField[],
): void {
  const planned = PlannedWorkload.lay({
    construct,
    apiObject,
    facts,
    shape,
    matchLabels: () => construct.matchLabels,
    containers: () => [...construct.containers, ...construct.initContainers],
  });
  answerByPlan(construct, fields, facts, () => planned.planUnlessRendering);
  judgeAtSynth(apiObject, {
    version: () => planned.version,
    prepare: () => {
      planned.prepare();
      return planned.missing;
    },
  });
}

/** cdk8s-plus adds its spread terms anew at every rendering; once is enough. */
function spreadByDemand({ scheduling }: kplus.Workload): void {
  scheduling.spread({ topology: kplus.Topology.HOSTNAME });
  scheduling.spread({ topology: kplus.Topology.ZONE });
}
