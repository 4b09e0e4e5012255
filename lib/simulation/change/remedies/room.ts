import { asArray, asObject } from '../../../kubernetes';
import { once, set, type Remedy, type Troubled } from './remedy';

/** A spread that does not count the node that is drained. */
export function spreadOverOpenNodes({ workload }: Troubled): Remedy | undefined {
  const { podSpec, podPath, manifest } = workload;
  const edits = asArray(podSpec['topologySpreadConstraints']).flatMap((json, index) => {
    const { whenUnsatisfiable, nodeTaintsPolicy } = asObject(json);
    if (whenUnsatisfiable === 'ScheduleAnyway' || nodeTaintsPolicy === 'Honor') return [];
    return [set(manifest, [...podPath, 'topologySpreadConstraints', index, 'nodeTaintsPolicy'], 'Honor')];
  });
  return once('spread-over-open-nodes', edits);
}

/** A Deployment that is paused goes on. */
export function resumed({ workload }: Troubled): Remedy | undefined {
  const { spec, manifest } = workload;
  return spec['paused'] === true ? once('resumed', [set(manifest, ['spec', 'paused'], false)]) : undefined;
}
