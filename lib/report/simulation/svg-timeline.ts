import { maxOf } from '../../kubernetes';
import { CAUSE_NAMES, POD_STATES, type Loss, type Outcome, type PodTrack } from '../../simulation';
import { plainText } from '../plain-text';
import { xmlText } from '../xml-text';
import { CAUSE_MARKS } from './cause-marks';
import { nothingLostText, requestsText, timeText, unitText } from './numbers';
import { lossesByPod } from './losses-by-pod';
import { shownPods } from './shown-pods';
import { STATE_MARKS } from './state-marks';
import { PLAIN_STATES, SVG_PATTERNS, SVG_STYLE } from './svg-style';
import { ticksOf, tickText } from './time-scale';

/** Lengths of the picture. */
const [WIDTH, LABELS, TOP, ROW, BAR, CAPACITY, LEGEND] = [760, 120, 62, 28, 16, 74, 18];

/** How many pods are drawn. */
const MOST_PODS = 16;

/** Where things are. */
interface Layout {
  readonly x: (time: number) => number;
  readonly capacity: number;
}

/** The timeline of an outcome as a small picture that stands for itself; the same outcome, the same bytes. */
export function simulationSvg(outcome: Outcome): string {
  const { timeline } = outcome;
  const pods = shownPods(outcome, MOST_PODS);
  const its = lossesByPod(outcome);
  const scale = (WIDTH - LABELS - 10) / (timeline.to - timeline.from);
  const clamped = (time: number) => Math.max(timeline.from, Math.min(timeline.to, time));
  const layout = {
    x: (time: number) => round(LABELS + (clamped(time) - timeline.from) * scale),
    capacity: TOP + pods.length * ROW + 6,
  };
  const legend = legendOf(outcome, pods, layout.capacity + CAPACITY + 14);
  const height = layout.capacity + CAPACITY + 14 + legend.rows * LEGEND;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${escaped(titleOf(outcome))}</title><style>${SVG_STYLE}</style><defs>${SVG_PATTERNS}</defs>`,
    `<rect width="${WIDTH}" height="${height}" rx="8" class="ground"/>`,
    text(12, 22, titleOf(outcome), 'title'),
    axis(outcome, layout),
    ...pods.map((pod, index) => podRow(pod, its.get(pod) ?? [], TOP + index * ROW, layout)),
    capacityRow(outcome, layout),
    legend.svg,
    '</svg>\n',
  ].join('\n');
}

function titleOf(outcome: Outcome): string {
  const { workload, title, lost, rate, end } = outcome;
  const loses = lost === 0 ? nothingLostText(outcome) : `${requestsText(lost)} ${unitText(outcome)} lost at ${rate}/s`;
  const ends = end.done ? `done after ${timeText(end.settled)}` : 'never ends';
  return `${workload.kind} ${workload.name}, ${title}: ${loses}, ${ends}`;
}

function axis({ timeline }: Outcome, { x, capacity }: Layout): string {
  const ticks = ticksOf(timeline.to, 8);
  const step = (ticks[1] ?? 60) - (ticks[0] ?? 0);
  return ticks
    .map((tick) => {
      const line = `<path d="M${x(tick)} ${TOP - 14}V${capacity + CAPACITY}" class="${tick === 0 ? 'zero' : 'grid'}"/>`;
      return line + (x(tick) < WIDTH - 40 ? text(x(tick) + 3, TOP - 8, tickText(tick, step), 'quiet') : '');
    })
    .join('');
}

function podRow(pod: PodTrack, its: readonly Loss[], y: number, { x }: Layout): string {
  const states = pod.states.map(({ from, to, state }) => {
    const fill = PLAIN_STATES.has(state) ? `class="${state}"` : `fill="url(#${state})"`;
    return `<rect x="${x(from)}" y="${y}" width="${Math.max(1, round(x(to) - x(from)))}" height="${BAR}" rx="2" ${fill}/>`;
  });
  const lost = its
    .filter((loss) => x(loss.to) > LABELS)
    .map((loss) => {
      const width = Math.max(3, round(x(loss.to) - x(loss.from)));
      const strip = `<rect x="${x(loss.from)}" y="${y + BAR + 1}" width="${width}" height="4" rx="2" class="loss"/>`;
      return strip + letter(x(loss.from) + width / 2, y + BAR + 3, CAUSE_MARKS[loss.cause].letter);
    });
  const name = plainText(pod.name);
  const label = name.length > 15 ? `…${name.slice(-13)}` : name;
  return (
    text(12, y + 12, `${label} ${pod.revision === 'new' ? '(new)' : ''}`.trim(), '') + states.join('') + lost.join('')
  );
}

/** The letter of a cause on a disc, so that it is told without colour. */
function letter(x: number, y: number, one: string): string {
  return `<circle cx="${round(x)}" cy="${y}" r="7" class="loss"/><text x="${round(x)}" y="${y + 4}" text-anchor="middle" style="font-size:10px;font-weight:700;fill:#fff">${one}</text>`;
}

function capacityRow({ timeline, losses }: Outcome, { x, capacity }: Layout): string {
  const most = maxOf(
    timeline.capacity.flatMap(({ serving, wanted }) => [serving, wanted]),
    1,
  );
  const bottom = capacity + CAPACITY - 4;
  const y = (count: number) => round(bottom - (count / most) * (CAPACITY - 26));
  const path = (value: (point: (typeof timeline.capacity)[number]) => number) =>
    timeline.capacity
      .map((point, index) =>
        index === 0 ? `M${x(point.at)} ${y(value(point))}` : `H${x(point.at)}V${y(value(point))}`,
      )
      .join('') + `H${x(timeline.to)}`;
  const unserved = losses
    .filter(({ pod }) => pod === undefined)
    .map(({ from, to, cause }) => {
      const width = Math.max(3, round(x(to) - x(from)));
      return `<rect x="${x(from)}" y="${bottom - 4}" width="${width}" height="4" class="loss"/>${letter(x(from) + width / 2, bottom - 4, CAUSE_MARKS[cause].letter)}`;
    });
  return [
    text(12, capacity + 24, 'pods that serve', ''),
    text(12, capacity + 39, `dashed: wanted`, 'quiet'),
    `<path d="${path(({ serving }) => serving)}V${bottom}H${x(timeline.from)}Z" class="serving"/>`,
    `<path d="${path(({ wanted }) => wanted)}" class="wanted"/>`,
    ...unserved,
  ].join('');
}

function legendOf(
  { losses }: Outcome,
  pods: readonly PodTrack[],
  y: number,
): { readonly svg: string; readonly rows: number } {
  const states = POD_STATES.filter((state) => pods.some((pod) => pod.states.some((span) => span.state === state)));
  const causes = CAUSE_NAMES.filter((cause) => losses.some((loss) => loss.cause === cause));
  const items = [
    ...states.map((state) => ({
      mark: `<rect width="20" height="11" rx="2" ${PLAIN_STATES.has(state) ? `class="${state}"` : `fill="url(#${state})"`}/>`,
      words: STATE_MARKS[state].words,
    })),
    ...causes.map((cause) => ({
      mark: letter(12, 6, CAUSE_MARKS[cause].letter),
      words: `lost: ${CAUSE_MARKS[cause].word}`,
    })),
  ];
  let [left, row] = [12, 0];
  const svg = items.map(({ mark, words }) => {
    const width = 44 + words.length * 6.4;
    if (left + width > WIDTH) [left, row] = [12, row + 1];
    const item = `<g transform="translate(${round(left)} ${y + row * LEGEND})">${mark}${text(26, 10, words, 'quiet')}</g>`;
    left += width;
    return item;
  });
  return { svg: svg.join(''), rows: row + 1 };
}

function text(x: number, y: number, words: string, kind: string): string {
  return `<text x="${round(x)}" y="${y}"${kind === '' ? '' : ` class="${kind}"`}>${escaped(words)}</text>`;
}

const escaped = (words: string): string => xmlText(plainText(words));

const round = (value: number): number => Math.round(value * 10) / 10;
