import { maxOf, minOf } from '../../kubernetes';
import {
  CAUSE_NAMES,
  POD_STATES,
  type Cause,
  type Interval,
  type Loss,
  type Outcome,
  type PodTrack,
} from '../../simulation';
import { plainText } from '../plain-text';
import type { Style } from '../paint';
import { wrap } from '../wrap';
import { CAUSE_MARKS } from './cause-marks';
import { countText, unitText } from './numbers';
import { lossesByPod } from './losses-by-pod';
import { STATE_MARKS } from './state-marks';
import type { SimulationTextSettings } from './text-simulation-settings';
import { countRow, lostRow } from './text-rows';
import { overlap, pointsIn, TimeColumns } from './time-columns';
import { ticksOf, tickText } from './time-scale';

/** How many bars are drawn where nobody asks for all. */
const MOST_BARS = 16;

/** So many pods have a bar each. */
const FEW_PODS = 12;

/** The longest name of a pod that is written out. */
const LONGEST_NAME = 14;

/** The colour of each state, besides its mark. */
const STYLES: Partial<Record<string, Style>> = {
  ready: 'good',
  'pre-stop': 'info',
  sigterm: 'warning',
  exited: 'faint',
  'back-off': 'error',
  lost: 'error',
  pending: 'faint',
};

/** What happens to the pods, drawn: a bar for each, what is in the routing, and what is lost. */
export function textTimeline(outcome: Outcome, settings: SimulationTextSettings): readonly string[] {
  const { timeline } = outcome;
  const more = 4 + (folds(outcome, settings) ? moreText(timeline.pods.length).length : 0);
  const label = maxOf(
    timeline.pods.map((pod) => nameOf(pod, outcome).length + more),
    9,
  );
  const columns = new TimeColumns(timeline.from, timeline.to, Math.max(20, settings.width - label - 4));
  const row = (head: string, cells: readonly string[]) => `  ${head.padEnd(label)}  ${cells.join('')}`.trimEnd();
  const bars = barsOf(outcome, columns, settings);
  const shown = settings.verbose ? bars : bars.slice(0, MOST_BARS);
  const left = bars.slice(shown.length).reduce((sum, { pods }) => sum + pods, 0);
  return [
    ...axis(columns, timeline.to, settings).map((line) => row('', [line])),
    ...shown.map(({ head, cells }) => row(head, cells)),
    ...(left > 0 ? [`  ${countText(left, 'more pod')} not drawn (--verbose draws them)`] : []),
    ...numberRows(outcome, columns, settings).map(([name, cells]) => row(name, cells)),
    ...legend(outcome, timeline.pods, settings),
  ];
}

/** A bar, and for how many pods it stands. */
interface Bar {
  readonly head: string;
  readonly cells: readonly string[];
  readonly pods: number;
}

/** The bars of all pods; those that look the same are one, unless each is asked for. */
function barsOf(outcome: Outcome, columns: TimeColumns, settings: SimulationTextSettings): readonly Bar[] {
  const groups = new Map<string, { readonly pod: PodTrack; readonly cells: readonly string[]; pods: number }>();
  const its = lossesByPod(outcome);
  for (const [index, pod] of outcome.timeline.pods.entries()) {
    const cells = podCells(pod, its.get(pod) ?? [], columns, settings);
    const key = folds(outcome, settings) ? `${pod.revision}${cells.join('')}` : `${index}`;
    const group = groups.get(key);
    if (group) group.pods += 1;
    else groups.set(key, { pod, cells, pods: 1 });
  }
  const bars = [...groups.values()];
  const width = maxOf(
    bars.map(({ pod }) => nameOf(pod, outcome).length),
    0,
  );
  const more = maxOf(
    bars.map(({ pods }) => moreText(pods).length),
    0,
  );
  return bars.map(({ pod, cells, pods }) => ({
    head: `${nameOf(pod, outcome).padEnd(width)}${moreText(pods).padEnd(more)} ${pod.revision}`,
    cells,
    pods,
  }));
}

/** Whether pods that look the same are drawn as one. */
function folds({ timeline }: Outcome, { verbose }: SimulationTextSettings): boolean {
  return !verbose && timeline.pods.length > FEW_PODS;
}

function moreText(pods: number): string {
  return pods > 1 ? ` +${pods - 1}` : '';
}

function numberRows(
  { timeline, losses, load, rate }: Outcome,
  columns: TimeColumns,
  settings: SimulationTextSettings,
): readonly (readonly [string, readonly string[]])[] {
  const { endpoints, capacity } = timeline;
  const wanted = maxOf(
    capacity.map((point) => point.wanted),
    1,
  );
  const least = (value: readonly number[]) => minOf(value);
  const ready = (span: Interval) => least(pointsIn(endpoints, span).map((point) => point.ready));
  const serving = (span: Interval) => least(pointsIn(capacity, span).map((point) => point.serving));
  const lost = (span: Interval) =>
    losses.reduce((sum, loss) => sum + (loss.rate * overlap(loss, span)) / (span.to - span.from), 0) / rate;
  return [
    ...(load === 'requests' && timeline.pods.some(({ endpoint }) => endpoint.length > 0)
      ? [['endpoints', countRow(columns.map(ready), wanted, settings)] as const]
      : []),
    ...(load === 'requests' ? [['serving', countRow(columns.map(serving), wanted, settings)] as const] : []),
    ...(losses.length > 0 ? [['lost', lostRow(columns.map(lost), settings)] as const] : []),
  ];
}

/** The name of a pod beside its bar: without that of its workload, where it is long. */
function nameOf({ name }: PodTrack, { workload }: Outcome): string {
  const text = plainText(name);
  if (text.length <= LONGEST_NAME) return text;
  const rest = name.startsWith(`${workload.name}-`) ? plainText(name.slice(workload.name.length)) : text;
  return `..${rest.slice(2 - LONGEST_NAME)}`;
}

function podCells(
  pod: PodTrack,
  its: readonly Loss[],
  columns: TimeColumns,
  { ascii, paint }: SimulationTextSettings,
): readonly string[] {
  return columns.map((span, column) => {
    const loss = its.find(({ from, to }) => columns.at(from) === column || overlap({ from, to }, span) > 0);
    if (loss) return paint('error', CAUSE_MARKS[loss.cause].letter);
    const longest = [...pod.states].sort((one, other) => overlap(other, span) - overlap(one, span))[0];
    if (!longest || overlap(longest, span) <= 0) return ' ';
    const mark = STATE_MARKS[longest.state];
    const style = STYLES[longest.state];
    const text = ascii ? mark.ascii : mark.block;
    return style ? paint(style, text) : text;
  });
}

function axis(columns: TimeColumns, to: number, { ascii, paint }: SimulationTextSettings): readonly string[] {
  const ticks = ticksOf(to, Math.floor(columns.count / 9));
  const step = (ticks[1] ?? 60) - (ticks[0] ?? 0);
  const [tick, line] = ascii ? ['|', '-'] : ['┼', '─'];
  let labels = '';
  const marks = Array.from({ length: columns.count }, () => line);
  for (const time of ticks) {
    const column = columns.at(time);
    marks[column] = tick;
    const text = tickText(time, step);
    if (column >= labels.length && column + text.length <= columns.count) labels = labels.padEnd(column) + text;
  }
  return [labels, paint('faint', marks.join(''))];
}

/** The marks that occur, and what they mean. */
function legend(outcome: Outcome, pods: readonly PodTrack[], settings: SimulationTextSettings): readonly string[] {
  const { ascii, paint, width } = settings;
  const states = POD_STATES.filter((state) => pods.some((pod) => pod.states.some((span) => span.state === state)));
  const causes = CAUSE_NAMES.filter((cause: Cause) => outcome.losses.some((loss) => loss.cause === cause));
  const words = [
    ...states.map((state) => `${STATE_MARKS[state][ascii ? 'ascii' : 'block']} ${STATE_MARKS[state].words}`),
    ...causes.map((cause) => `${CAUSE_MARKS[cause].letter} ${unitText(outcome)} lost: ${CAUSE_MARKS[cause].word}`),
    ...(causes.length > 0 ? [`lost: ${ascii ? 'tenths' : 'share'} of all ${unitText(outcome)}`] : []),
  ];
  // A mark and its words stay together on a line.
  const text = words.map((one) => one.replaceAll(' ', '\u0000')).join('; ');
  return wrap(text, width, '  ', '  ')
    .replaceAll('\u0000', ' ')
    .split('\n')
    .map((line) => paint('faint', line));
}
