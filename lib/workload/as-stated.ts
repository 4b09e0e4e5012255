import { oncePer } from '../kubernetes';
import { statedAs } from './traffic/read-traffic';
import type { Workload } from './workload';

/**
 * The workload as whoever has stated its traffic sees it: without the sources that the manifests show beside that. What
 * follows from those is one finding; all others are about what has been stated.
 */
export const asStated = oncePer((workload: Workload): Workload => {
  const { stated, unstated } = workload.traffic;
  if (!stated || unstated.length === 0) return workload;
  const isAsked = stated.some(({ kind }) => kind !== 'none');
  const traffic = { ...statedAs(stated), unstated };
  return { ...workload, traffic, ...(!isAsked && { serving: [], behind: [], unsureBehind: [] }), whole: workload };
});
