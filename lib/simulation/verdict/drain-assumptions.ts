import { asArray, asObject, drainDecision, type DrainOptions } from '../../kubernetes';
import type { Workload } from '../../workload';
import type { ScenarioName } from '../scenario';

/** What each flag of `kubectl drain` allows that it would refuse. */
const FLAGS: readonly (readonly [flag: string, given: DrainOptions, why: string])[] = [
  ['--ignore-daemonsets', { ignoreDaemonSets: true }, 'on which pods of a DaemonSet run; they stay there'],
  ['--delete-emptydir-data', { deleteEmptyDirData: true }, 'with an emptyDir volume on it; what is in it is lost'],
  ['--force', { force: true }, 'with a pod that no controller runs; nothing makes another one'],
];

/** What somebody has to say to `kubectl drain` for these pods to be drained at all. */
export function drainAssumptions(workload: Workload, scenario: ScenarioName): readonly string[] {
  if (scenario !== 'drain-node' && scenario !== 'drain-all') return [];
  const pod = { phase: 'Running', owner: ownerOf(workload), emptyDir: hasEmptyDir(workload) } as const;
  const all = Object.assign({}, ...FLAGS.map(([, given]) => given)) as DrainOptions;
  return FLAGS.filter(([, given]) => {
    const others = Object.fromEntries(Object.entries(all).filter(([name]) => !(name in given)));
    return drainDecision(pod, others).action === 'refuse';
  }).map(([flag, , why]) => `kubectl drain is run with ${flag}: without it, it refuses a node ${why}`);
}

function ownerOf({ identity }: Workload): 'daemon-set' | 'controller' | 'none' {
  if (identity.kind === 'DaemonSet') return 'daemon-set';
  return identity.kind === 'Pod' ? 'none' : 'controller';
}

/** A volume of no kind is an emptyDir. @see pkg/apis/core/v1/defaults.go SetDefaults_Volume */
function hasEmptyDir({ podSpec }: Workload): boolean {
  return asArray(podSpec['volumes']).some((volume) => {
    const sources = Object.entries(asObject(volume)).filter(([field]) => field !== 'name');
    return sources.every(([field, source]) => field === 'emptyDir' || source === null);
  });
}
