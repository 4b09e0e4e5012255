import { maxOf } from '../../kubernetes';
import type { Outcome } from '../../simulation';
import type { Style } from '../paint';
import { percentText, requestsText, shortRequests, timeText } from './numbers';
import type { SimulationTextSettings } from './text-simulation-settings';

const VERDICTS: Readonly<Record<Outcome['verdict'], readonly [style: Style, utf8: string, ascii: string]>> = {
  safe: ['good', '✓ safe', 'safe'],
  loses: ['error', '✗ LOSES', 'LOSES'],
  stuck: ['warning', '… STUCK', 'STUCK'],
  unknown: ['error', '? UNKNOWN', 'UNKNOWN'],
};

/** What is said of a fault that loses requests: nobody can keep all. */
const FAULT_VERDICTS: typeof VERDICTS = {
  ...VERDICTS,
  safe: ['good', '✓ at floor', 'at floor'],
  loses: ['error', '✗ ABOVE', 'ABOVE'],
};

/** A table of what each scenario of a workload comes to. */
export function textVerdicts(outcomes: readonly Outcome[], settings: SimulationTextSettings): readonly string[] {
  const wanted = outcomes.filter(({ voluntary }) => voluntary);
  const faults = outcomes.filter(({ voluntary }) => !voluntary);
  return [
    ...(wanted.length > 0 ? table('scenario', wanted, settings) : []),
    ...(wanted.length > 0 && faults.length > 0 ? [''] : []),
    ...(faults.length > 0 ? table('fault', faults, settings) : []),
  ];
}

function table(title: string, outcomes: readonly Outcome[], settings: SimulationTextSettings): readonly string[] {
  const isFault = title === 'fault';
  const head = [title, 'verdict', ...lostHeads(outcomes, isFault), 'serving', 'pods', 'done'];
  const rows = outcomes.map((outcome) => cellsOf(outcome, isFault, settings));
  const widths = head.map((text, column) =>
    maxOf(
      rows.map((row) => row[column]?.length ?? 0),
      text.length,
    ),
  );
  const line = (cells: readonly string[], verdict?: Style) =>
    `  ${cells.map((cell, column) => painted(aligned(cell, widths[column] ?? 0, column), column, verdict, settings)).join('  ')}`.trimEnd();
  return [
    settings.paint('faint', line(head)),
    ...rows.map((row, index) => line(row, VERDICTS[outcomes[index]?.verdict ?? 'safe'][0])),
  ];
}

function lostHeads([first]: readonly Outcome[], isFault: boolean): readonly string[] {
  if (first?.sampled) return ['risk', 'lost 5..50..95 %'];
  return isFault ? ['lost', 'floor'] : ['lost', 'seconds'];
}

function cellsOf(outcome: Outcome, isFault: boolean, { ascii }: SimulationTextSettings): readonly string[] {
  const [, utf8, plain] = (isFault && outcome.lost > 0 ? FAULT_VERDICTS : VERDICTS)[outcome.verdict];
  return [outcome.scenario, ascii ? plain : utf8, ...lostCells(outcome, isFault), ...restCells(outcome)];
}

function lostCells({ lost, lostSeconds, floor, sampled }: Outcome, isFault: boolean): readonly string[] {
  if (sampled) {
    const { p5, median, p95 } = sampled.lost;
    return [percentText(sampled.probabilityOfLoss), p95 === 0 ? '0' : [p5, median, p95].map(shortRequests).join('..')];
  }
  if (isFault) return [requestsText(lost), requestsText(floor.lost)];
  return [requestsText(lost), lost === 0 ? '0' : timeText(lostSeconds)];
}

function restCells({ lowestCapacity, replicas, mostPods, end, sampled }: Outcome): readonly string[] {
  const settled = sampled?.settled?.median ?? (end.done ? end.settled : undefined);
  return [
    `${lowestCapacity}/${replicas}`,
    String(mostPods),
    settled === undefined || (sampled && sampled.neverEnds >= 0.5) ? openText(end) : timeText(settled),
  ];
}

function openText(end: Outcome['end']): string {
  return !end.done && end.isCutOff ? `> ${timeText(end.watchedUntil)}` : 'never';
}

/** Words to the left, numbers to the right. */
function aligned(cell: string, width: number, column: number): string {
  return column < 2 ? cell.padEnd(width) : cell.padStart(width);
}

function painted(cell: string, column: number, style: Style | undefined, { paint }: SimulationTextSettings): string {
  return style && column === 1 ? paint(style, cell) : cell;
}
