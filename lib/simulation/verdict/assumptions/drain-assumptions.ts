import { asArray, asObject, drainDecision, type DrainOptions } from '../../../kubernetes';
import type { Workload } from '../../../workload';
import type { Setting } from '../../model/setting';
import type { Sim } from '../../world/sim';
import { DRAINS, type ScenarioName } from '../../scenario';
import { crowded } from '../../worst/crowded';

/** What each flag of `kubectl drain` allows that it would refuse. */
const FLAGS: readonly (readonly [flag: string, given: DrainOptions, why: string])[] = [
  ['--ignore-daemonsets', { ignoreDaemonSets: true }, 'on which pods of a DaemonSet run; they stay there'],
  ['--delete-emptydir-data', { deleteEmptyDirData: true }, 'with an emptyDir volume on it; what is in it is lost'],
  // It cordons the node, then lists what it may not evict, and ends with that. @see staging/src/k8s.io/kubectl/pkg/cmd/drain/drain.go
  [
    '--force',
    { force: true },
    'with a pod that no controller runs, and evicts none of its pods; with it, nothing makes another one',
  ],
];

/** What somebody has to say to `kubectl drain` for these pods to be drained at all, and where the pods are. */
export function drainAssumptions(
  workload: Workload,
  scenario: ScenarioName,
  { setting, draw }: { readonly setting: Setting; readonly draw: Pick<Sim['draw'], 'isWorst'> },
): readonly string[] {
  if (!DRAINS.has(scenario)) return [];
  const crowd = draw.isWorst ? (crowded(setting, scenario)[0] ?? []).length : 1;
  const where = crowd > 1 ? [`${crowd} of the pods are on the drained node: nothing in the manifest forbids it`] : [];
  const written = asArray(workload.podSpec['readinessGates']).length > 0;
  const gates = setting.channels.flatMap(({ isGated, kind }) =>
    isGated && !written
      ? [`a pod is ready only when ${kind} sends requests to it: its readiness gate is given to it`]
      : [],
  );
  return [...where, ...gates, ...flagsFor(workload)];
}

function flagsFor(workload: Workload): readonly string[] {
  const pod = { phase: 'Running', owner: ownerOf(workload), emptyDir: hasEmptyDir(workload) } as const;
  const all = Object.assign({}, ...FLAGS.map(([, given]) => given)) as DrainOptions;
  return FLAGS.filter(([, given]) => {
    const others = Object.fromEntries(Object.entries(all).filter(([name]) => !Object.hasOwn(given, name)));
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
