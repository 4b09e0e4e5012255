import type { FieldPath, Seconds } from '../kubernetes';
import type { ResourceIdentity } from '../workload';
import type { ByCause, Cause } from './cause';
import type { SampledOutcome } from './sampled/spread';
import type { ScenarioName } from './scenario';
import type { Timeline } from './timeline';

/**
 * What one scenario does to one workload: plain, frozen data that survives JSON. Times are seconds from the moment
 * in which somebody acts (the new template is applied, the node is drained, the process is killed).
 */
export interface Outcome {
  readonly workload: ResourceIdentity;
  /** The file that the workload stands in; absent for objects that were never text. */
  readonly file?: string;
  readonly scenario: ScenarioName;
  readonly title: string;
  /** Whether somebody wants it, so that it could lose nothing: these decide the exit code. */
  readonly voluntary: boolean;
  /** Each latency at its worst for the requests, or drawn from its range, many times. */
  readonly mode: 'worst' | 'sampled';
  /** Which of the worst cases this is, in words; absent when sampled. */
  readonly adversary?: string;
  /**
   * What can be lost: requests that are sent to the pods; where none are, work that the pods fetch themselves, as far as
   * somebody has stated how long it takes; or nothing at all.
   */
  readonly load: Load;
  /** Requests per second that reach the workload over all its sources, or pieces of work that its pods begin. */
  readonly rate: number;
  /** How many replicas are wanted, where an autoscaler may choose: the number that this outcome is about. */
  readonly replicas: number;
  /**
   * `safe`: nothing is lost that could have been kept. `stuck`: nothing is lost, but it never ends. `unknown`: nothing is
   * lost in what was simulated, but that is not all there is: see `doubts`.
   */
  readonly verdict: 'safe' | 'loses' | 'stuck' | 'unknown';
  /**
   * What could make another verdict of it, and was not simulated or not watched to its end. Where there is any, nothing is
   * called safe.
   */
  readonly doubts: readonly string[];
  /** Requests lost; when sampled, those of the run in the middle. Exact, so not whole. */
  readonly lost: number;
  /** The same without the rate: for how many seconds' worth of all requests there is no answer. */
  readonly lostSeconds: Seconds;
  readonly lostByCause: ByCause;
  /** What no manifest could avoid; 0 for voluntary scenarios. `lost - floor` is what somebody can mend. */
  readonly floor: Floor;
  /** Every loss, in the order of time. */
  readonly losses: readonly Loss[];
  /** The fewest pods that were in the routing and answered, at any moment of the scenario. */
  readonly lowestCapacity: number;
  /** The most pods that existed at once, terminating ones included. */
  readonly mostPods: number;
  readonly end: End;
  /** What this rests on and nobody has stated. */
  readonly assumptions: readonly string[];
  readonly timeline: Timeline;
  /** The spread over many runs; absent in the worst case. `lost` and `timeline` are then those of the median run. */
  readonly sampled?: SampledOutcome;
}

/** What can be lost. */
export type Load = 'requests' | 'work' | 'nothing';

/** A stretch of time in which requests are lost for one cause at one pod. */
export interface Loss {
  /** Requests that are sent from here on … */
  readonly from: Seconds;
  /** … until just before here are lost, in part or all. */
  readonly to: Seconds;
  readonly cause: Cause;
  /** Requests lost in it: the exact integral. */
  readonly requests: number;
  /** Requests lost per second, the mean over the interval. */
  readonly rate: number;
  /** The pod that they were sent to; absent where there was none. */
  readonly pod?: string;
  readonly container?: string;
  readonly blame: Blame;
}

/** The field that is to blame for a loss. */
export interface Blame {
  readonly resource: ResourceIdentity;
  readonly file?: string;
  /** Where the field, or its nearest written parent, stands in the file, as an editor counts. */
  readonly line?: number;
  readonly column?: number;
  /** The field as it should be written, from the object down; it need not be there. */
  readonly path: FieldPath;
  /** What is wrong with it, with the numbers. */
  readonly words: string;
}

/** What no manifest could avoid of an involuntary loss. */
export interface Floor {
  readonly lost: number;
  readonly why?: string;
}

/**
 * When a scenario is over: the workload is as it is wanted, and nothing terminates any more; or why it never is; or that
 * it was still going on when it was watched no longer.
 */
export type End =
  | {
      readonly done: true;
      /** When the controller counts it as complete. */
      readonly complete: Seconds;
      /** When the last old pod is gone, too. */
      readonly settled: Seconds;
    }
  | {
      readonly done: false;
      /** What keeps it from ending; of what was cut off, what was going on. */
      readonly why: string;
      readonly watchedUntil: Seconds;
      /** The field that keeps it from ending, where it is one. */
      readonly blame?: Blame;
      /** Whether it was still going on then. @default false */
      readonly isCutOff?: true;
    };
