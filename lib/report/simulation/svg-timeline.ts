import { maxOf } from '../../kubernetes';
import type { Loss, Outcome, PodTrack } from '../../simulation';
import { plainText } from '../plain-text';
import { CAUSE_MARKS } from './cause-marks';
import { lossesByPod } from './losses-by-pod';
import { nothingLostText, requestsText, timeText, unitText } from './numbers';
import { ENGLISH_PICTURE, textLength, type PictureOptions, type PictureWords } from './picture-options';
import { shownPods } from './shown-pods';
import { svgLegend } from './svg-legend';
import { PLAIN_STATES, SVG_PATTERNS, svgStyle } from './svg-style';
import { escaped, lossMark, round, svgText } from './svg-text';
import { ticksOf, tickText } from './time-scale';

/** Lengths of the picture. */
const [WIDTH, LABELS, TOP, ROW, BAR, CAPACITY] = [760, 120, 62, 28, 16, 74];

/** How many pods are drawn. */
const MOST_PODS = 16;

/** Where things are. */
interface Layout {
  readonly x: (time: number) => number;
  readonly width: number;
  readonly top: number;
  readonly capacity: number;
  readonly words: PictureWords;
}

/** The timeline of an outcome as a small picture that stands for itself; the same outcome, the same bytes. */
export function simulationSvg(outcome: Outcome, options: PictureOptions = {}): string {
  const { theme, title = titleOf(outcome) } = options;
  const pods = shownPods(outcome, MOST_PODS);
  const its = lossesByPod(outcome);
  const layout = layoutOf(outcome, pods.length, options);
  const { width, words, top, capacity } = layout;
  const legend = svgLegend(outcome, pods, { width, words, y: capacity + CAPACITY + 14 });
  const height = capacity + CAPACITY + 14 + legend.height;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title || titleOf(outcome))}</title><style>${svgStyle(theme)}</style><defs>${SVG_PATTERNS}</defs>`,
    `<rect width="${width}" height="${height}" rx="8" class="ground"/>`,
    ...(title === '' ? [] : [svgText(12, 22, title, 'title')]),
    axis(outcome, layout),
    ...pods.map((pod, index) => podRow(pod, its.get(pod) ?? [], top + index * ROW, layout)),
    capacityRow(outcome, layout),
    legend.svg,
    '</svg>\n',
  ].join('\n');
}

function layoutOf({ timeline }: Outcome, pods: number, options: PictureOptions): Layout {
  const { width = WIDTH, title, words = ENGLISH_PICTURE } = options;
  const scale = (width - LABELS - 10) / (timeline.to - timeline.from);
  const clamped = (time: number) => Math.max(timeline.from, Math.min(timeline.to, time));
  const top = title === '' ? TOP - 30 : TOP;
  const x = (time: number) => round(LABELS + (clamped(time) - timeline.from) * scale);
  return { x, width, top, capacity: top + pods * ROW + 6, words };
}

function titleOf(outcome: Outcome): string {
  const { workload, title, lost, rate, end } = outcome;
  const loses = lost === 0 ? nothingLostText(outcome) : `${requestsText(lost)} ${unitText(outcome)} lost at ${rate}/s`;
  const ends = end.done ? `done after ${timeText(end.settled)}` : 'never ends';
  return `${workload.kind} ${workload.name}, ${title}: ${loses}, ${ends}`;
}

function axis({ timeline }: Outcome, { x, width, top, capacity }: Layout): string {
  const ticks = ticksOf(timeline.to, Math.max(3, Math.floor((width - LABELS) / 78)));
  const step = (ticks[1] ?? 60) - (ticks[0] ?? 0);
  return ticks
    .map((tick) => {
      const line = `<path d="M${x(tick)} ${top - 14}V${capacity + CAPACITY}" class="${tick === 0 ? 'zero' : 'grid'}"/>`;
      return line + (x(tick) < width - 40 ? svgText(x(tick) + 3, top - 8, tickText(tick, step), 'quiet') : '');
    })
    .join('');
}

function podRow(pod: PodTrack, its: readonly Loss[], y: number, { x, words }: Layout): string {
  const states = pod.states.map(({ from, to, state }) => {
    const fill = PLAIN_STATES.has(state) ? `class="${state}"` : `fill="url(#${state})"`;
    return `<rect x="${x(from)}" y="${y}" width="${Math.max(1, round(x(to) - x(from)))}" height="${BAR}" rx="2" ${fill}/>`;
  });
  const lost = its
    .filter((loss) => x(loss.to) > LABELS)
    .map((loss) => {
      const width = Math.max(3, round(x(loss.to) - x(loss.from)));
      const strip = `<rect x="${x(loss.from)}" y="${y + BAR + 1}" width="${width}" height="4" rx="2" class="loss"/>`;
      return strip + lossMark(x(loss.from) + width / 2, y + BAR + 3, CAUSE_MARKS[loss.cause].letter);
    });
  return svgText(12, y + 12, labelOf(pod, words), '') + states.join('') + lost.join('');
}

/** A pod's name, its end where all of it has no room. */
function labelOf({ name, revision }: PodTrack, words: PictureWords): string {
  const mark = revision === 'new' ? ` ${words.isNew}` : '';
  const most = Math.floor((LABELS - 12 - textLength(mark)) / 6.4);
  const plain = plainText(name);
  return (plain.length > most ? `…${plain.slice(1 - most)}` : plain) + mark;
}

function capacityRow({ timeline, losses }: Outcome, { x, capacity, words }: Layout): string {
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
      return `<rect x="${x(from)}" y="${bottom - 4}" width="${width}" height="4" class="loss"/>${lossMark(x(from) + width / 2, bottom - 4, CAUSE_MARKS[cause].letter)}`;
    });
  return [
    svgText(12, capacity + 24, words.serving, ''),
    svgText(12, capacity + 39, words.wanted, 'quiet'),
    `<path d="${path(({ serving }) => serving)}V${bottom}H${x(timeline.from)}Z" class="serving"/>`,
    `<path d="${path(({ wanted }) => wanted)}" class="wanted"/>`,
    ...unserved,
  ].join('');
}
