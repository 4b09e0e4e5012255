import type { Found } from '../engine/question';
import type { TextEdit } from '../../lib/editor';
import { button, byId, element } from './elements';
import type { Words } from './words/words';

const CLASSES = { 1: 'error', 2: 'warning', 3: 'info' } as const;

/** What a list of findings can lead to. */
export interface FindingActions {
  readonly goTo: (line: number) => void;
  readonly edit: (edits: readonly TextEdit[]) => void;
}

/** Shows what was found, each with its place, its reason and its fix. */
export function showFindings(found: readonly Found[], words: Words, actions: FindingActions): void {
  byId('findings-list').replaceChildren(...found.map((one) => itemOf(one, words, actions)));
  byId('findings-none').hidden = found.length > 0;
  byId('findings-none').textContent = words.none;
  byId('counts').textContent = words.counts(found);
  byId('counts').className = found.some(({ severity }) => severity === 1)
    ? 'error'
    : found.length > 0
      ? 'warning'
      : 'safe';
}

function itemOf(found: Found, words: Words, { goTo, edit }: FindingActions): HTMLElement {
  const { code, codeDescription, severity, range, message } = found;
  const [first = '', ...more] = message.split('\n');
  const line = range.start.line + 1;
  const rule = codeDescription ? element('a', { href: codeDescription.href }, [code]) : code;
  return element('li', {}, [
    element('p', {}, [
      element('strong', { class: CLASSES[severity] }, [words.severities[severity - 1] ?? '']),
      ' ',
      rule,
      ' ',
      button(words.line(line), () => goTo(line), { class: 'line' }),
    ]),
    element('p', { lang: 'en' }, [first]),
    ...more.map((one) => element('p', { lang: 'en', class: 'quiet' }, [one])),
    ...found.fixes.map(({ title, edits }) =>
      button(words.fix, () => edit(edits), { class: 'fix', 'aria-label': `${words.fix}: ${title}` }),
    ),
  ]);
}
