import { oncePer, grouped } from '../../../kubernetes';
import type { Manifest, Workload, World } from '../../../workload';
import { isCountedOutside } from './counted-outside';
import { wantsDevice } from './wants-device';

/**
 * Whether whoever has written one pod shows that two were not forgotten: no second one may run beside it in a release, it
 * takes a device of its node, a chart fixes its number and leaves those of others to values, or somebody else counts it. Who states facts counts on
 * what it serves.
 */
export function isOneOnPurpose(workload: Workload, world: World): boolean {
  const { stated, replicas, update } = workload;
  if (stated) return false;
  const isAutoscaled = replicas.autoscaler !== undefined;
  if (wantsDevice(workload)) return true;
  return (
    !isAutoscaled && (update.way === 'recreate' || isFixedByChart(workload, world) || isCountedOutside(workload, world))
  );
}

const REPLICAS = ['spec', 'replicas'];

/**
 * Whether a template writes the number itself, beside templates of the same chart that take theirs from values: those of a
 * chart that it brings along somebody else has written.
 */
function isFixedByChart({ manifest }: Workload, world: World): boolean {
  const { renderedFrom } = manifest;
  if (renderedFrom === undefined || manifest.defaultsBehind === undefined) return false;
  if (manifest.defaultsBehind(REPLICAS) !== undefined) return false;
  const beside = (ofChart(world).get(chartOf(manifest)) ?? []).filter((one) => one.manifest !== manifest);
  return beside.some((one) => one.manifest.defaultsBehind?.(REPLICAS) !== undefined);
}

const ofChart = oncePer(({ workloads }: World) => grouped(workloads, ({ manifest }) => chartOf(manifest)));

/** What a template belongs to: the folder above `templates`, in what was rendered. */
function chartOf({ renderedFrom = '', subchart = '', file = '' }: Manifest): string {
  const end = file.lastIndexOf('/templates/');
  return [renderedFrom, subchart, end < 0 ? '' : file.slice(0, end)].join('\0');
}
