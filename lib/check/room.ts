import type { Severity } from '../rules/rule';

/** So many findings of one rule are told. */
export const MOST_OF_RULE = 10_000;

/** So many findings are told in all. */
export const MOST_IN_ALL = 30_000;

/** Findings of a rule that are only counted. */
export interface Untold {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
}

/** Keeps a run from telling more than anybody reads, and than the memory holds: it counts what is left out. */
export class Room {
  private readonly told = new Map<string, number>();
  private readonly left = new Map<string, Untold>();
  private all = 0;

  /** @param most of all rules together */
  constructor(private readonly most = Infinity) {}

  /** Whether one more finding is told; else it is counted. */
  take(rule: string, severity: Severity): boolean {
    const told = this.told.get(rule) ?? 0;
    if (told >= MOST_OF_RULE || this.all >= this.most) {
      this.leave({ rule, severity, count: 1 });
      return false;
    }
    this.told.set(rule, told + 1);
    this.all += 1;
    return true;
  }

  /** Counts what is not told. */
  leave({ rule, severity, count }: Untold): void {
    const key = `${rule} ${severity}`;
    this.left.set(key, { rule, severity, count: count + (this.left.get(key)?.count ?? 0) });
  }

  get untold(): readonly Untold[] {
    return [...this.left.values()];
  }
}
