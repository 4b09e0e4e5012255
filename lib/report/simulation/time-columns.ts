import type { Seconds } from '../../kubernetes';
import type { Interval } from '../../simulation';

/** Time cut into the columns of a terminal. */
export class TimeColumns {
  private readonly step: Seconds;

  constructor(
    private readonly from: Seconds,
    to: Seconds,
    readonly count: number,
  ) {
    this.step = Math.max(to - from, 1e-6) / count;
  }

  /** The column that a moment falls into. */
  at(time: Seconds): number {
    return Math.max(0, Math.min(this.count - 1, Math.floor((time - this.from) / this.step + 1e-9)));
  }

  /** The time that a column stands for. */
  span(column: number): Interval {
    return { from: this.from + column * this.step, to: this.from + (column + 1) * this.step };
  }

  /** For each column, what is found there. */
  map<Value>(value: (span: Interval, column: number) => Value): readonly Value[] {
    return Array.from({ length: this.count }, (_, column) => value(this.span(column), column));
  }
}

/** For how long two stretches of time overlap. */
export function overlap(one: Interval, other: Interval): Seconds {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}

/** The points that hold at any time in a stretch: each holds until the next one. */
export function pointsIn<Point extends { readonly at: Seconds }>(
  points: readonly Point[],
  { from, to }: Interval,
): readonly Point[] {
  return points.filter((point, index) => point.at < to && (points[index + 1]?.at ?? Infinity) > from);
}
