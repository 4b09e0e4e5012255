import type { Played, PlayedLoss } from '../engine/question';
import { button, byId, element } from './elements';
import { requestsText, secondsText, type Words } from './words/words';

/** Shows what happens: in a sentence, as a picture, and which field is to blame for what is lost. */
export function showPlayed(played: Played | undefined, words: Words, goTo: (line: number) => void): void {
  const sentence = played ? words.verdict(played) : words.nothing;
  showVerdict(sentence, played?.verdict ?? 'unknown');
  byId('losses').replaceChildren(...(played?.losses ?? []).map((loss) => lossOf(loss, words, goTo)));
  const rests = [...(played?.doubts ?? []), ...(played?.assumptions ?? [])];
  byId('rests').hidden = rests.length === 0;
  byId('rests-list').replaceChildren(...rests.map((one) => element('li', {}, [one])));
  showPicture(played?.svg, sentence);
  byId<HTMLButtonElement>('mend').disabled = played === undefined;
}

/** Says in a sentence how it ends, or why that is not known. */
export function showVerdict(sentence: string, verdict: Played['verdict'] | 'none'): void {
  byId('verdict').textContent = sentence;
  byId('verdict-bar').className = verdict;
}

/** The picture is an image of its own: nothing in it can be a script. */
function showPicture(svg: string | undefined, sentence: string): void {
  const picture = byId<HTMLImageElement>('picture');
  picture.hidden = svg === undefined;
  picture.alt = sentence;
  if (svg === undefined) picture.removeAttribute('src');
  else picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

function lossOf(
  { requests, cause, from, to, words: why, line }: PlayedLoss,
  words: Words,
  goTo: (line: number) => void,
) {
  const what = words.lost(requestsText(requests), words.picture.causes[cause], secondsText(from), secondsText(to));
  const place = line === undefined ? [] : [' ', button(words.line(line), () => goTo(line), { class: 'line' })];
  return element('li', {}, [element('strong', {}, [what]), ' ', element('span', { lang: 'en' }, [why]), ...place]);
}
