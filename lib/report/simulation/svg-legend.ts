import { CAUSE_NAMES, POD_STATES, type Outcome, type PodTrack } from '../../simulation';
import { CAUSE_MARKS } from './cause-marks';
import { textLength, type PictureWords } from './picture-options';
import { PLAIN_STATES } from './svg-style';
import { lossMark, round, svgText } from './svg-text';

const ROW = 18;

/** What stands below a picture: the marks of the states and the causes that are in it. */
export interface Legend {
  readonly svg: string;
  readonly height: number;
}

/** The legend of an outcome, from a height on. */
export function svgLegend(
  { losses }: Outcome,
  pods: readonly PodTrack[],
  { width, y, words }: { readonly width: number; readonly y: number; readonly words: PictureWords },
): Legend {
  const states = POD_STATES.filter((state) => pods.some((pod) => pod.states.some((span) => span.state === state)));
  const causes = CAUSE_NAMES.filter((cause) => losses.some((loss) => loss.cause === cause));
  const items = [
    ...states.map((state) => ({
      mark: `<rect width="20" height="11" rx="2" ${PLAIN_STATES.has(state) ? `class="${state}"` : `fill="url(#${state})"`}/>`,
      says: words.state(state),
    })),
    ...causes.map((cause) => ({ mark: lossMark(12, 6, CAUSE_MARKS[cause].letter), says: words.lost(cause) })),
  ];
  let [left, row] = [12, 0];
  const svg = items.map(({ mark, says }) => {
    const length = 44 + textLength(says);
    if (left > 12 && left + length > width) [left, row] = [12, row + 1];
    const item = `<g transform="translate(${round(left)} ${y + row * ROW})">${mark}${svgText(26, 10, says, 'quiet')}</g>`;
    left += length;
    return item;
  });
  return { svg: svg.join(''), height: (row + 1) * ROW };
}
