import type { Change } from '../../simulation';
import { plainText } from '../plain-text';
import { wrap } from '../wrap';
import type { SimulationTextSettings } from './text-simulation-settings';
import { costsText, editsToTell, editText, hasNews, headOfChange, reasonText } from './word-change';

/** The one change of a workload: its edits, what each is for, what they cost, and what to mind. */
export function textChange(change: Change, { paint, width }: SimulationTextSettings): readonly string[] {
  if (!hasNews(change)) return [];
  const set = editsToTell(change);
  const item = (text: string) => wrap(plainText(text), width, '  - ', '    ');
  const edits = (set?.edits ?? []).flatMap((edit, place) => {
    const reason = set?.reasons[place];
    return [
      `  ${paint('good', '+')} ${plainText(editText(edit))}`,
      ...(reason ? [wrap(plainText(reasonText(reason)), width, '      ', '      ')] : []),
    ];
  });
  const head = wrap(plainText(headOfChange(change)), width, 'the change: ', '  ');
  return [
    [
      paint('strong', 'the change') + head.slice('the change'.length),
      ...edits,
      ...(set ? [wrap(plainText(`costs: ${costsText(set.costs)}`), width, '  ', '    ')] : []),
      ...(set?.caveats ?? []).map((caveat) => item(caveat)),
    ].join('\n'),
  ];
}
