import type { Change, Outcome } from '../../simulation';
import type { SimulationReport } from './simulation-report';

/** A format that is written as it goes, workload by workload; the pieces follow one another. */
export interface SimulationStream {
  begin(reading: SimulationReport['reading']): string;
  /** @param outcomes those of one workload */
  workload(outcomes: readonly Outcome[], changes: readonly Change[]): string;
  end(report: Pick<SimulationReport, 'run' | 'outcomes' | 'notSimulated' | 'summary'>): string;
}
