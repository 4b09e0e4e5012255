import { look } from '../../playground/engine/look';
import { play } from '../../playground/engine/play';
import { ENGLISH } from '../../playground/page/words/english';
import { assistantHost } from '../../lib/cli/servers/assistant-host';
import { nodeIo } from '../../lib/cli/node-io';
import { diagnosticsOf, hoverAt, judgeTexts, quickFixes, rolloutLenses, rolloutWords } from '../../lib/editor';
import { worstOutcome } from '../../lib/simulation';
import { toldIn } from './planted';

const FILE = 'k8s/a.yaml';

/**
 * Everything that an editor, an assistant and the playground show of a text, but for the text itself and its edits;
 * throws where one of them tells a secret of the planted ones.
 *
 * @param simulates whether what takes seconds is asked, too
 * @returns how many of them have said something
 */
export async function serversOne(text: string, simulates: boolean): Promise<number> {
  const all = {
    ...inEditors(text, simulates),
    ...(await byAssistants(text, simulates)),
    ...inPlayground(text, simulates),
  };
  for (const [what, said] of Object.entries(all)) {
    const [told] = toldIn(said);
    if (told !== undefined) throw new Error(`${what} tells a secret: ${told}`);
  }
  return Object.values(all).filter((said) => said.length > 2).length;
}

type Said = Readonly<Record<string, string>>;

function inEditors(text: string, simulates: boolean): Said {
  const judged = judgeTexts([{ file: FILE, text }]);
  const { report } = judged;
  const diagnostics = diagnosticsOf(report, FILE);
  const places = diagnostics.map(({ range }) => range);
  const lenses = rolloutLenses(judged, FILE).slice(0, simulates ? 3 : 0);
  return {
    'a diagnostic': JSON.stringify(diagnostics),
    'a hover': JSON.stringify(places.map(({ start }) => hoverAt(report, FILE, start))),
    'a code action': JSON.stringify(
      places.flatMap((range) => quickFixes(judged, FILE, range).map(({ title }) => title)),
    ),
    'a lens': JSON.stringify(
      lenses.map((lens) => rolloutWords(worstOutcome(judged.world(), lens.case, { fix: false }))),
    ),
  };
}

async function byAssistants(text: string, simulates: boolean): Promise<Said> {
  const host = assistantHost(nodeIo());
  const texts = [{ file: FILE, text }];
  const said = async (ask: () => Promise<unknown>) => {
    try {
      return JSON.stringify(await ask());
    } catch (error) {
      return (error as Error).message;
    }
  };
  // What is changed is answered as the whole text.
  const fixed = async () => {
    const { text: shown, data } = await host.fix({ texts, assume: true });
    return { shown: shown.split(`\n# ${FILE}\n`)[0], ...data, changed: [] };
  };
  return {
    'check of an assistant': await said(() => host.check({ texts })),
    ...(simulates && {
      'fix of an assistant': await said(fixed),
      'simulate of an assistant': await said(() => host.simulate({ texts, scenarios: ['rollout'] })),
    }),
  };
}

function inPlayground(text: string, simulates: boolean): Said {
  const looked = look({ text });
  const found = looked.found.map((one) => ({ ...one, fixes: one.fixes.map(({ title }) => title) }));
  const picture = { width: 400, captions: ENGLISH.picture };
  return {
    'the playground': JSON.stringify({ ...looked, found }),
    ...(simulates && {
      'a picture of the playground': JSON.stringify(play({ text, scenario: 'rollout', picture }) ?? ''),
    }),
  };
}
