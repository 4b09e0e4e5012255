import type { Workload } from '../../../workload';

/** Whether no requests come in. */
export function isWorker({ traffic }: Workload): boolean {
  return traffic.value.every(({ kind }) => kind === 'none');
}
