import type { ScaleDownRules } from '../../../kubernetes';
import type { Setting } from '../../model/setting';
import type { Autoscaler } from '../../model/workload-model';
import { SCALINGS, type ScenarioName } from '../../scenario';

/** What an outcome rests on where an autoscaler chooses the number of replicas. */
export function scalingAssumptions(
  { subject: { autoscaler, kind, placement } }: Setting,
  scenario: ScenarioName,
): readonly string[] {
  if (!autoscaler) return SCALINGS.has(scenario) && kind === 'StatefulSet' && placement.ownVolumes ? [VOLUMES] : [];
  return [
    ...(SCALINGS.has(scenario) ? [wordScaleDown(autoscaler)] : []),
    ...(autoscaler.min === 0
      ? [
          `the autoscaler ${autoscaler.name} keeps some replicas: without any, every request is lost until one has started`,
        ]
      : []),
  ];
}

const VOLUMES = 'no request needs what the pods that go leave in their volumes';

function wordScaleDown({ name, scaleDown, window, min }: Autoscaler): string {
  const low = window > 0 ? `, once the load has been low for ${window} s` : '';
  return `the autoscaler ${name} takes away at most ${wordRules(scaleDown)}, down to ${Math.max(1, min)}${low}`;
}

function wordRules({ policies, select }: ScaleDownRules): string {
  const words = policies.map(({ type, value, period }) =>
    type === 'Percent' ? `${value} % in ${period} s` : `${value} ${value === 1 ? 'pod' : 'pods'} in ${period} s`,
  );
  return words.length === 1
    ? words.join('')
    : `${words.join(' or ')}, whichever is ${select === 'Min' ? 'less' : 'more'}`;
}
