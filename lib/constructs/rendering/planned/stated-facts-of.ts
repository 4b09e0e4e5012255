import { ANNOTATIONS, writeFacts, type StatedContainerFacts, type StatedFacts } from '../../../facts';
import { oncePer } from '../../../kubernetes';
import { planSummary, type ReleasePlan } from '../../../plan';
import { inSeconds } from '../../statements/in-seconds';
import type { KnownContainer } from './release-facts-of';
import type { ApplicationFacts } from '../../statements/application-facts';

/** The annotations of the workload itself: the facts for every tool, and the plan for whoever reads the YAML. */
export function annotationsOf(
  props: ApplicationFacts,
  [serving, ...others]: readonly KnownContainer[],
  plan: ReleasePlan,
  ofItsKind: Pick<StatedFacts, 'madeElsewhere' | 'mayBeMissing'> = {},
): Record<string, string> {
  const containers = others.map((container) => [container.name, containerFacts(container)] as const);
  return {
    ...writeFacts({
      // Not saying what the application does on SIGTERM is an answer, too: the plan is made for it.
      workload: serving ? { onSigterm: { kind: 'unknown' }, ...containerFacts(serving) } : {},
      containers: Object.fromEntries(containers.filter(([, facts]) => Object.keys(facts).length > 0)),
      traffic: (props.traffic ?? []).map((traffic) => traffic._source),
      ...(props.autoscaled && { replicas: props.autoscaled._range }),
      ...ofItsKind,
      ignored: props.ignore ?? [],
    }),
    ...(props.annotatePlan === false ? {} : { [ANNOTATIONS.plan]: `${summaryOf(plan)}\n` }),
  };
}

/** Several workloads may have one plan. */
const summaryOf = oncePer(planSummary);

function containerFacts({ facts, preStop }: KnownContainer): StatedContainerFacts {
  return {
    ...(facts.slowestStart && { slowestStart: inSeconds(facts.slowestStart, 'slowestStart') }),
    ...(facts.longestRequest && { longestRequest: inSeconds(facts.longestRequest, 'longestRequest') }),
    ...(facts.onSigterm && { onSigterm: facts.onSigterm._fact }),
    ...(facts.keptConnections && { keptConnections: facts.keptConnections._kept }),
    ...(preStop?._takes !== undefined && { preStopTakes: preStop._takes }),
  };
}
