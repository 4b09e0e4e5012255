import type { Outcome } from '../outcome';

/** Whether an outcome is a reason to stop: something that one does on purpose loses, or nobody can say what is lost. */
export function failsRun({ voluntary, verdict }: Pick<Outcome, 'voluntary' | 'verdict'>): boolean {
  return verdict === 'unknown' || (voluntary && verdict === 'loses');
}
