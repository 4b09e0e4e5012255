import type { Reading } from '../../check';
import type { Change, Edit, NotSimulated, Outcome } from '../../simulation';
import { shownAt } from '../../source';
import { isNone } from './word-change';

/** What was simulated, and what came of it: what every format is written from. */
export interface SimulationReport {
  readonly run: SimulationRun;
  /** By workload, then by scenario. */
  readonly outcomes: readonly Outcome[];
  /** What each workload needs for nothing to be lost on purpose, in the same order; empty where nobody looked for it. */
  readonly changes: readonly Change[];
  /** What is done on purpose, with these changes; empty where nobody wants to see it. */
  readonly changed: readonly Outcome[];
  /** Workloads, and scenarios of them, that are left out. */
  readonly notSimulated: readonly NotSimulated[];
  /** What was read, and what could not be. */
  readonly reading: Omit<Reading, 'manifests'>;
  readonly summary: SimulationSummary;
}

/** How it was simulated. */
export interface SimulationRun {
  /** Requests per second that reach each workload. */
  readonly rate: number;
  /** Drawn latencies instead of the worst ones. */
  readonly sampled?: { readonly runs: number; readonly seed: number };
}

/** How many outcomes there are of each kind. */
export interface SimulationSummary {
  readonly files: number;
  readonly resources: number;
  readonly workloads: number;
  /** Workloads of which nothing is simulated. */
  readonly notSimulated: number;
  readonly outcomes: number;
  /** Voluntary scenarios that lose requests: these fail a run. */
  readonly losing: number;
  /** Voluntary scenarios that lose nothing and never end. */
  readonly stuck: number;
  /** Outcomes of which nobody can say what they lose: something was not watched to its end, or not simulated. */
  readonly unknown: number;
  /** Faults that lose more than nobody could avoid. */
  readonly aboveFloor: number;
  /** Parts of the input that could not be read. */
  readonly problems: number;
}

/** Puts a report together. */
export function simulationReportOf(
  outcomes: readonly Outcome[],
  run: SimulationRun,
  { files, resources, problems, skipped }: Reading,
  notSimulated: readonly NotSimulated[] = [],
  changes: readonly Change[] = [],
  changed: readonly Outcome[] = [],
): SimulationReport {
  const wanted = outcomes.filter(({ voluntary }) => voluntary);
  return {
    run,
    outcomes,
    changes: changes.map(shownChange),
    changed,
    notSimulated,
    reading: { files, resources, problems, skipped },
    summary: {
      files,
      resources,
      workloads: new Set(outcomes.map(workloadKey)).size,
      notSimulated: notSimulated.filter(({ scenarios }) => scenarios === undefined).length,
      outcomes: outcomes.length,
      losing: wanted.filter(({ verdict }) => verdict === 'loses').length,
      stuck: wanted.filter(({ verdict }) => verdict === 'stuck').length,
      unknown: outcomes.filter(({ verdict }) => verdict === 'unknown').length,
      aboveFloor: outcomes.filter((outcome) => !outcome.voluntary && outcome.verdict === 'loses').length,
      problems: problems.filter(({ severity }) => severity === 'error').length,
    },
  };
}

/** A change without what its values may tell: a probe is made from another one, with its headers. */
export function shownChange(change: Change): Change {
  if (!isNone(change)) return { ...change, edits: change.edits.map(shownEdit) };
  const { nearest } = change;
  return nearest ? { ...change, nearest: { ...nearest, edits: nearest.edits.map(shownEdit) } } : change;
}

function shownEdit(edit: Edit): Edit {
  return 'value' in edit ? { ...edit, value: shownAt(edit.path, edit.value) } : edit;
}

/** Tells workloads apart, also those of the same name in different files. */
export function workloadKey({ workload, file }: Pick<Outcome, 'workload' | 'file'>): string {
  const { kind, namespace, name } = workload;
  return [file ?? '', kind, namespace, name].join('\n');
}

/** The change of the workload that outcomes are about, where somebody has looked for it. */
export function changesOf(
  [first]: readonly Outcome[],
  { changes }: Pick<SimulationReport, 'changes'>,
): readonly Change[] {
  return first ? changes.filter((change) => workloadKey(change) === workloadKey(first)) : [];
}

/** The outcomes of each workload, in the order of their first one. */
export function byWorkload(outcomes: readonly Outcome[]): readonly (readonly Outcome[])[] {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = workloadKey(outcome);
    const group = groups.get(key);
    if (group) group.push(outcome);
    else groups.set(key, [outcome]);
  }
  return [...groups.values()];
}
