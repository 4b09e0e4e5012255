import { pushAll, minOf, maxOf } from '../../kubernetes';
import type { Change, Outcome } from '../../simulation';
import { PLAIN } from '../paint';
import { plainText } from '../plain-text';
import { textProblem } from '../text-problem';
import { wrap } from '../wrap';
import { type FieldLoss, fieldLosses, kindOfCause } from './field-losses';
import { countText, endText, nothingLostText, percentText, requestsText, timeText, unitText } from './numbers';
import { byWorkload, changesOf, type SimulationReport } from './simulation-report';
import type { SimulationStream } from './simulation-stream';
import { textChange } from './text-change';
import { textLosses, textPlace } from './text-losses';
import { textNotSimulated } from './text-not-simulated';
import type { SimulationTextOptions, SimulationTextSettings } from './text-simulation-settings';
import { textTimeline } from './text-timeline';
import { textVerdicts } from './text-verdicts';

/** A simulation for people: for each workload the verdicts, then what happens in the scenarios that lose or never end. */
export function simulationText(report: SimulationReport, options: SimulationTextOptions = {}): string {
  const stream = simulationTextStream(options);
  const workloads = byWorkload(report.outcomes).map((outcomes) => {
    return stream.workload(outcomes, changesOf(outcomes, report));
  });
  return [stream.begin(report.reading), ...workloads, stream.end(report)].join('');
}

/** The same, as it goes: each block is set apart from the one before it. */
export function simulationTextStream(options: SimulationTextOptions = {}): SimulationStream {
  const settings = decided(options);
  let isFirst = true;
  const written = (blocks: readonly string[]) => {
    const text = blocks.length === 0 ? '' : `${isFirst ? '' : '\n'}${blocks.join('\n\n')}\n`;
    isFirst &&= text === '';
    return text;
  };
  return {
    begin: ({ problems }) =>
      written(
        problems
          .filter(({ severity }) => severity === 'error' || !settings.quiet)
          .map((problem) => textProblem(problem, settings)),
      ),
    workload: (outcomes, changes) => written(workloadBlocks(outcomes, changes, settings)),
    end: (report) =>
      written(settings.quiet ? [] : [...textNotSimulated(report.notSimulated, settings), closing(report, settings)]),
  };
}

function workloadBlocks(
  outcomes: readonly Outcome[],
  changes: readonly Change[],
  settings: SimulationTextSettings,
): readonly string[] {
  const blocks = [[heading(outcomes, settings), '', ...textVerdicts(outcomes, settings)].join('\n')];
  if (settings.quiet) return blocks;
  pushAll(blocks, stories(outcomes, settings));
  for (const change of changes) pushAll(blocks, textChange(change, settings));
  pushAll(blocks, assumptions(outcomes, settings));
  return blocks;
}

function decided(options: SimulationTextOptions): SimulationTextSettings {
  const { verbose = false, quiet = false, drawsAll = false } = options;
  const { width = 80, ascii = false, paint = PLAIN } = options;
  return { verbose, quiet, drawsAll, width, ascii, paint };
}

function isDrawn({ verdict, voluntary }: Outcome, { verbose, drawsAll }: SimulationTextSettings): boolean {
  return verbose || drawsAll || verdict === 'unknown' || (voluntary && verdict !== 'safe');
}

function heading(outcomes: readonly Outcome[], { paint, width }: SimulationTextSettings): string {
  const [first] = outcomes;
  if (!first) return '';
  const { workload, file, rate, mode, sampled } = first;
  const counts = outcomes.map(({ replicas }) => replicas);
  const [least, most] = [minOf(counts), maxOf(counts)];
  const { kind, namespace, name } = workload;
  const range = least === most ? countText(most, 'replica') : `${least} to ${most} replicas`;
  const replicas = kind === 'DaemonSet' ? `a pod on each of ${countText(most, 'node')}` : range;
  const title = plainText(`${kind} ${namespace}/${name}`);
  const how = sampled ? `${sampled.runs} runs, seed ${sampled.seed}` : `${mode} case`;
  const load = first.load === 'nothing' ? 'no requests' : `${rate} ${unitText(first)}/s`;
  const rest = `${replicas}, ${load}, ${how}${file === undefined ? '' : `, ${plainText(file)}`}`;
  return paint('strong', title) + wrap(rest, width, `${title}  `, '  ').slice(title.length);
}

/** The scenarios that have something to tell; those that lose for reasons told before are named. */
function stories(outcomes: readonly Outcome[], settings: SimulationTextSettings): readonly string[] {
  const told = new Set<string>();
  const again: Outcome[] = [];
  const blocks: string[] = [];
  for (const outcome of outcomes.filter((one) => isDrawn(one, settings))) {
    const reasons = fieldLosses(outcome).map(reasonOf);
    const isNews = reasons.length === 0 || reasons.some((reason) => !told.has(reason));
    for (const reason of reasons) told.add(reason);
    if (isNews || settings.verbose || settings.drawsAll) blocks.push(story(outcome, settings));
    else again.push(outcome);
  }
  return [...blocks, ...retold(again, settings)];
}

/** Scenarios that lose for reasons told before. */
function retold(again: readonly Outcome[], { width }: SimulationTextSettings): readonly string[] {
  if (again.length === 0) return [];
  const how = `(--scenario NAME or --verbose draws ${again.length === 1 ? 'it' : 'them'})`;
  const names = again.map(({ scenario }) => scenario).join(', ');
  return [wrap(`${names}: nothing but the same reasons ${how}`, width, '', '  ')];
}

/** What would have to be mended. */
function reasonOf({ kinds, blame }: FieldLoss): string {
  return JSON.stringify([kinds.map(({ cause }) => kindOfCause(cause))[0], blame.resource, blame.path]);
}

/** What happens in one scenario: in words, drawn, and what is to blame. */
function story(outcome: Outcome, settings: SimulationTextSettings): string {
  const { paint, width } = settings;
  const title = `${outcome.scenario}: `;
  const words = wrap(plainText(sentences(outcome)), width, title, '  ');
  return [
    paint('strong', outcome.scenario) + words.slice(outcome.scenario.length),
    ...(!outcome.end.done && outcome.end.blame ? textPlace(outcome.end.blame, paint) : []),
    '',
    ...textTimeline(outcome, settings),
    ...(outcome.losses.length > 0 ? ['', ...textLosses(outcome, settings)] : []),
  ].join('\n');
}

function sentences(outcome: Outcome): string {
  const { title, load, lost, lostSeconds, rate, floor, end, adversary, sampled, doubts } = outcome;
  const many = `what ${load === 'work' ? 'begins' : 'comes'} in ${timeText(lostSeconds)}: ${requestsText(lost)} ${unitText(outcome)} at ${rate}/s`;
  return [
    `${title}; ${lost === 0 ? nothingLostText(outcome) : `loses ${many}`}`,
    ...goesOn(outcome),
    floor.lost > 0 && `of these nobody could keep ${requestsText(floor.lost)}: ${floor.why ?? ''}`,
    ...(end.done || !end.isCutOff ? [endText(end)] : []),
    ...doubts,
    sampled &&
      sampled.neverEnds > 0 &&
      sampled.neverEnds < 1 &&
      `${percentText(sampled.neverEnds)} of the runs never end`,
    sampled
      ? `drawn is the run with the median loss (seed ${sampled.medianSeed})`
      : // Work does not come by any routing.
        lost > 0 && load === 'requests' && adversary && `worst when ${adversary}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** A loss that does not end is counted for as long as somebody has watched. */
function goesOn({ end, losses, sampled }: Outcome): readonly string[] {
  if (end.done || sampled) return [];
  const { watchedUntil } = end;
  const isOpen = losses.some(({ to }) => to > watchedUntil - 1);
  return isOpen ? [`counted for the first ${timeText(watchedUntil)}, and it goes on`] : [];
}

function assumptions(outcomes: readonly Outcome[], { width, paint }: SimulationTextSettings): readonly string[] {
  const all = [...new Set(outcomes.flatMap((outcome) => outcome.assumptions))];
  if (all.length === 0) return [];
  const lines = all.map((one) => wrap(plainText(one), width, '  - ', '    '));
  return [[paint('strong', 'assumed, since nobody has stated it:'), ...lines].join('\n')];
}

function closing(
  { summary, outcomes: all }: Pick<SimulationReport, 'summary' | 'outcomes'>,
  { width, paint }: SimulationTextSettings,
): string {
  const { workloads, notSimulated, outcomes, losing, stuck, unknown, aboveFloor, problems } = summary;
  const found = [
    outcomes === 0
      ? 'nothing was simulated'
      : losing === 0
        ? `nothing is lost in what one does on purpose${unknown > 0 ? ', as far as it was simulated' : ''}`
        : `${countText(losing, 'scenario')} ${losing === 1 ? 'loses' : 'lose'} ${lostWords(all)}`,
    stuck > 0 && `${stuck} never ${stuck === 1 ? 'ends' : 'end'}`,
    unknown > 0 && `of ${unknown} nobody can say`,
    aboveFloor > 0 && `${countText(aboveFloor, 'fault')} with a loss that can be avoided`,
    problems > 0 && `${countText(problems, 'part')} not readable`,
  ].filter(Boolean);
  const left = notSimulated > 0 ? `, ${countText(notSimulated, 'workload')} not simulated` : '';
  const text = `${countText(workloads, 'workload')}, ${countText(outcomes, 'outcome')}${left}: ${found.join(', ')}`;
  return paint(
    losing > 0 || unknown > 0 ? 'error' : stuck > 0 || outcomes === 0 ? 'warning' : 'good',
    wrap(text, width, '', '  '),
  );
}

/** What the scenarios that fail a run lose. */
function lostWords(outcomes: readonly Outcome[]): string {
  const losing = outcomes.filter(({ voluntary, verdict }) => voluntary && verdict === 'loses');
  const kinds = new Set(losing.map(({ load }) => (load === 'work' ? 'work' : 'requests')));
  return [...kinds].sort().join(' or ');
}
