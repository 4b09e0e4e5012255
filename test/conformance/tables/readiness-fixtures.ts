import type { ReadinessGate, ReportedContainer } from '../../../lib/kubernetes';
import type { CaseInput } from '../table';

/** The fields of a pod and its status that Kubernetes' tests about readiness give. */
export const READINESS_INPUTS = [
  ...['containers', 'initContainers', 'readinessGates', 'conditions', 'containerStatuses', 'podPhase'],
];

/** The containers that count: sidecars, then regular ones. Nothing when the pod has no statuses. */
export function containersIn(input: CaseInput): readonly ReportedContainer[] | undefined {
  const statuses = input['containerStatuses'];
  if (statuses === null || statuses === undefined) return undefined;
  const ready = new Map(mappings(statuses).map(readStatus));
  const sidecars = mappings(input['initContainers']).filter((one) => String(one['RestartPolicy']).endsWith('Always'));
  return [...sidecars, ...mappings(input['containers'])]
    .map((one) => String(one['Name']))
    .map((name) => ({ name, ready: ready.get(name) }));
}

/** The readiness gates, each with its condition's status as the API spells it. */
export function gatesIn(input: CaseInput): readonly ReadinessGate[] {
  const conditions = new Map(mappings(input['conditions']).map((one) => [argumentOf(one['type'] ?? one['Type']), one]));
  return mappings(input['readinessGates']).map((gate) => {
    const type = argumentOf(gate['ConditionType']);
    const condition = conditions.get(type);
    const status = condition && String(condition['status'] ?? condition['Status']).replace(/^Condition/, '');
    return { type, status };
  });
}

/** A status is one of the test's own functions called with a name, or a mapping. */
function readStatus(status: CaseInput): readonly [string, boolean] {
  if (status['call'] === undefined) return [String(status['Name']), status['Ready'] === true];
  return [argumentOf(status), status['call'] === 'getReadyStatus'];
}

/** The first argument of a call, or the value as it is. */
function argumentOf(value: unknown): string {
  const args = (value as CaseInput | undefined)?.['args'];
  return Array.isArray(args) ? argumentOf(args[0]) : String(value);
}

function mappings(value: unknown): readonly CaseInput[] {
  return Array.isArray(value) ? (value as readonly CaseInput[]) : [];
}
