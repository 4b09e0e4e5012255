import type { TextEdit, FindingDiagnostic } from '../../lib/editor';
import type { ReleasePlan } from '../../lib/plan';
import type { PictureOptions } from '../../lib/report/simulation';
import type { Cause, Outcome, PodState, ScenarioName } from '../../lib/simulation';

/** The numbers that can be moved. */
export const SLIDERS = ['grace', 'hook', 'minReady', 'surge', 'replicas', 'request'] as const;

/** A number that can be moved. */
export type Slider = (typeof SLIDERS)[number];

/** What the page shows about a text. */
export interface Looked {
  readonly found: readonly Found[];
  /** Everything that something can happen to. */
  readonly workloads: readonly string[];
  /** Which of them the page is about; absent where there is none. */
  readonly workload?: string;
  /** What can happen to it. */
  readonly scenarios: readonly ScenarioName[];
  /** What is written, or what that means; absent where a number means nothing, or does not stand in one place. */
  readonly numbers: Readonly<Partial<Record<Slider, number>>>;
  readonly plan?: Pick<ReleasePlan, 'numbers' | 'requiredElsewhere' | 'warnings'>;
}

/** A finding with the edits that mend it. */
export interface Found extends FindingDiagnostic {
  readonly fixes: readonly { readonly title: string; readonly edits: readonly TextEdit[] }[];
}

/** What a scenario does to a workload. */
export interface Played {
  /** A picture of it that stands for itself. */
  readonly svg: string;
  readonly verdict: Outcome['verdict'];
  readonly load: Outcome['load'];
  readonly lost: number;
  readonly rate: number;
  /** When it is over; absent where it never is. */
  readonly seconds?: number;
  /** Why it never is. */
  readonly why?: string;
  readonly losses: readonly PlayedLoss[];
  readonly doubts: readonly string[];
  readonly assumptions: readonly string[];
}

/** What is lost for one cause, and the field to blame. */
export interface PlayedLoss {
  readonly cause: Cause;
  readonly requests: number;
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** Where the field stands, counted from 1. */
  readonly line?: number;
}

/** What a picture says, as data that a worker can be sent. */
export interface Captions {
  readonly states: Readonly<Record<PodState, string>>;
  readonly causes: Readonly<Record<Cause, string>>;
  readonly isNew: string;
  readonly serving: string;
  readonly wanted: string;
}

/** What the page can ask, and what it is answered. A workload is named as `Looked` names it. */
export interface Questions {
  readonly look: { readonly ask: { readonly text: string; readonly workload?: string }; readonly answer: Looked };
  readonly play: {
    readonly ask: {
      readonly text: string;
      readonly workload?: string;
      readonly scenario: ScenarioName;
      readonly picture: Pick<PictureOptions, 'width' | 'theme'> & { readonly captions: Captions };
    };
    /** Undefined where nothing of that kind can happen. */
    readonly answer: Played | undefined;
  };
  readonly move: {
    readonly ask: {
      readonly text: string;
      readonly workload?: string;
      readonly slider: Slider;
      readonly value: number;
    };
    readonly answer: readonly TextEdit[];
  };
  readonly mend: {
    readonly ask: { readonly text: string; readonly workload?: string };
    readonly answer: readonly TextEdit[];
  };
}

/** A question by its kind. */
export type QuestionKind = keyof Questions;

/** A question as it is sent. */
export type Question = {
  readonly [Kind in QuestionKind]: { readonly kind: Kind } & Questions[Kind]['ask'];
}[QuestionKind];
