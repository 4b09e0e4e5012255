import { needsAll, takenAway } from '../../model/needs-all';
import type { Setting } from '../../model/setting';
import { DRAINS, RELEASES, type ScenarioName } from '../../scenario';

const UNTIL_REACHED = 'the pods that requests reach already carry the load until they reach the new ones';

/** How many pods are taken to carry the load: as many as the kind of workload can keep, and a drain leaves. */
export function loadAssumptions({ subject, channels }: Setting, scenario: ScenarioName): readonly string[] {
  const { replicas, kind } = subject;
  if (channels.length === 0 || replicas <= 1 || kind === 'Pod' || subject.goes !== undefined) return [];
  if (DRAINS.has(scenario) || scenario === 'delete-pod') {
    return ['the pods that are left carry the load while others are away'];
  }
  const away = takenAway(subject);
  if (!RELEASES.has(scenario) || needsAll(subject) || away >= replicas) return [];
  if (away === 0) return kind === 'Deployment' ? [UNTIL_REACHED] : [];
  return [
    `${replicas - away} of ${replicas} pods carry the load: the rollout may take ${away} away before others serve`,
  ];
}
