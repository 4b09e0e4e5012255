import type { Paint } from '../paint';

/** How a simulation is written for people. */
export interface SimulationTextOptions {
  /** Draw every timeline in full: also of what is safe, and every pod. @default false */
  readonly verbose?: boolean;
  /** Only the verdicts. @default false */
  readonly quiet?: boolean;
  /** Draw the timelines of what is safe as well: somebody has asked for these scenarios. @default false */
  readonly drawsAll?: boolean;
  /** Characters in a line. @default 80 */
  readonly width?: number;
  /** Whether only ASCII is understood. @default false */
  readonly ascii?: boolean;
  /** @default no colours */
  readonly paint?: Paint;
}

/** The same with everything decided. */
export type SimulationTextSettings = Required<SimulationTextOptions>;
