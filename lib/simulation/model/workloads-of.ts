import type { PodModel } from './pod-model';
import type { Setting } from './setting';
import type { WorkloadModel } from './workload-model';

/** All workloads of a setting, each in its place. */
export function workloadsOf({ subject, companions }: Setting): readonly [WorkloadModel, ...WorkloadModel[]] {
  return [subject, ...companions];
}

/** The pod templates of all workloads of a setting, of before and after. */
export function podModelsOf(setting: Setting): readonly PodModel[] {
  return workloadsOf(setting).flatMap(({ old, next }) => [old, next]);
}

/** The setting with other pod templates. */
export function withPodModels(setting: Setting, change: (pod: PodModel) => PodModel): Setting {
  const changed = (workload: WorkloadModel): WorkloadModel => ({
    ...workload,
    old: change(workload.old),
    next: change(workload.next),
  });
  return { ...setting, subject: changed(setting.subject), companions: setting.companions.map(changed) };
}
