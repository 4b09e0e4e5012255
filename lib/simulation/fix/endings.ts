import { asNumber, asObject, type FieldPath } from '../../kubernetes';
import { identityOf, type Manifest, type Workload } from '../../workload';
import type { ProvedEdit } from '../outcome';
import { DRAINS, type ScenarioName } from '../scenario';
import { secondReplica } from './second-replica';

/** Changes that may let a scenario end that never does, what is asked of people least first. */
export function endingsFor(workload: Workload, scenario: ScenarioName): readonly (readonly ProvedEdit[])[] {
  if (DRAINS.has(scenario)) return drainEndings(workload);
  const { manifest, spec } = workload;
  return scenario === 'rollout' && spec['paused'] === true ? [[edit(manifest, ['spec', 'paused'], false)]] : [];
}

/** A budget that allows one disruption; with a single replica there has to be another one as well. */
function drainEndings(workload: Workload): readonly (readonly ProvedEdit[])[] {
  const [budget, ...others] = workload.budgets;
  if (!budget || others.length > 0) return [];
  const gentler = allowsOne(budget, workload.replicas.min);
  const more = secondReplica(workload);
  return [gentler, more, [...gentler, ...more]].filter((edits) => edits.length > 0);
}

function allowsOne(budget: Manifest, replicas: number): readonly ProvedEdit[] {
  const { minAvailable, maxUnavailable } = asObject(budget.object['spec']);
  if (minAvailable === undefined || minAvailable === null) {
    return asNumber(maxUnavailable) === 1 ? [] : [edit(budget, ['spec', 'maxUnavailable'], 1)];
  }
  const fewer = Math.max(1, replicas - 1);
  return minAvailable === fewer ? [] : [edit(budget, ['spec', 'minAvailable'], fewer)];
}

function edit(manifest: Manifest, path: FieldPath, value: ProvedEdit['value']): ProvedEdit {
  return { resource: identityOf(manifest), path, value };
}
