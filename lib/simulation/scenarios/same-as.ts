import type { Setting } from '../model/setting';
import type { ScenarioName } from '../scenario';
import { halfOf } from './scripts';

/** The scenario that is this one under another name: what is done is the same. */
export function sameAs(scenario: ScenarioName, { subject }: Setting): ScenarioName {
  if (scenario === 'oom') return 'crash';
  return scenario === 'scale-down' && halfOf(subject.replicas) === 1 ? 'scale-to-one' : scenario;
}
