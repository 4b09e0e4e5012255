import { measure, type Places, type Program, type Run } from './measure';
import { median } from './median';

/** A program that is compared, and how large its time may be, as a share of the baseline's. */
export interface Contender extends Program {
  readonly limit?: number;
}

/** Programs that do the same work, each compared with the first. */
export interface Case {
  readonly name: string;
  /** Writes what the programs read. @default nothing */
  readonly prepare?: () => void;
  readonly baseline: Program;
  readonly contenders: readonly Contender[];
  /** What counts: how long one waits, or how long processors have worked. @default the time that one waits */
  readonly by?: 'processor';
  /** Throws where the programs did not do the same work. */
  readonly verify?: (places: Places) => void;
  /** What else the programs have left behind to be told. */
  readonly note?: (places: Places) => string;
}

/** A line of the table. */
export interface Result {
  readonly name: string;
  readonly milliseconds: number;
  readonly peakMiB: number;
  /** The median of the rounds' ratios to the baseline; the baseline has none. */
  readonly ratio?: number;
  readonly limit?: number;
}

/** Whether a limit was kept; true where there is none. */
export const keepsLimit = ({ ratio, limit }: Result) => ratio === undefined || limit === undefined || ratio <= limit;

/** Measures all programs of a case in every round, one after the other, after a round that does not count. */
export function runCase(
  { prepare, baseline, contenders, by, verify }: Case,
  rounds: number,
  places: Places,
): readonly Result[] {
  const programs: readonly Contender[] = [baseline, ...contenders];
  const round = () => programs.map((program) => measure(program, places));
  prepare?.();
  round();
  verify?.(places);
  const all = Array.from({ length: rounds }, round);
  return programs.map((program, index) => resultOf({ program, index, by }, all));
}

interface Measured {
  readonly program: Contender;
  readonly index: number;
  readonly by: Case['by'];
}

function resultOf({ program, index, by }: Measured, rounds: readonly (readonly Run[])[]): Result {
  const over = (value: (run: Run, base: Run) => number) =>
    median(rounds.flatMap((round) => (round[index] && round[0] ? [value(round[index], round[0])] : [])));
  const timeOf = (run: Run) => (by === 'processor' ? run.processorMilliseconds : run.milliseconds);
  return {
    name: program.name,
    milliseconds: over(timeOf),
    peakMiB: over((run) => run.peakMiB),
    ...(index > 0 && { ratio: over((run, base) => timeOf(run) / timeOf(base)) }),
    ...(program.limit !== undefined && { limit: program.limit }),
  };
}
