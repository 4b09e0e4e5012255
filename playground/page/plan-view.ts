import type { Looked } from '../engine/question';
import { byId, element } from './elements';
import type { Words } from './words/words';

/** Shows the numbers that follow from the facts, each with its reason. */
export function showPlan(plan: Looked['plan'], words: Words): void {
  byId('plan-lead').textContent = plan ? words.planLead : words.planNone;
  byId('plan-scroll').hidden = !plan;
  byId('plan-heads').replaceChildren(...words.planHeads.map((head) => element('th', { scope: 'col' }, [head])));
  const rows = (plan?.numbers ?? []).map(({ field, value, reason }) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, [element('code', {}, [field])]),
      element('td', { class: 'number' }, [String(value)]),
      element('td', { lang: 'en' }, [reason]),
    ]),
  );
  byId('plan-rows').replaceChildren(...rows);
  byId('plan-more').replaceChildren(
    ...sectionOf(words.elsewhere, plan?.requiredElsewhere ?? []),
    ...sectionOf(words.warnings, plan?.warnings ?? []),
  );
}

function sectionOf(title: string, lines: readonly string[]): readonly HTMLElement[] {
  if (lines.length === 0) return [];
  return [
    element('h3', {}, [title]),
    element(
      'ul',
      { lang: 'en' },
      lines.map((line) => element('li', {}, [line])),
    ),
  ];
}
