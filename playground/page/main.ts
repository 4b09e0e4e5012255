import type { Looked, Played, Slider } from '../engine/question';
import type { ScenarioName } from '../../lib/simulation';
import { byId, fillChoice } from './elements';
import { Editor } from './editor';
import { Engine } from './engine';
import { EXAMPLES } from './examples';
import { showFindings } from './findings-view';
import { Latest } from './latest';
import { fragmentOf, readFragment, type LinkSays } from './link';
import { showPlan } from './plan-view';
import { showPlayed, showVerdict } from './play-view';
import { makeSliders, setSlider, showNumbers } from './sliders';
import { chosenTheme, nextTheme, seenTheme, whenThemeChanges } from './theme';
import { CHINESE } from './words/chinese';
import { ENGLISH } from './words/english';
import type { Words } from './words/words';

/** Milliseconds: how long somebody pauses who is done typing, how long the simulation of an older text may go on, and how long any may take. */
const [PAUSE, PATIENCE, LIMIT] = [150, 900, 20_000];

/** What the page is about, besides the text. */
let words: Words = navigator.language.startsWith('zh') ? CHINESE : ENGLISH;
let workload: string | undefined;
let scenario: ScenarioName = 'rollout';
let looked: Looked | undefined;
let played: Played | undefined;
let wish: { readonly slider: Slider; readonly value: number } | undefined;
let pause = 0;
let patience = 0;

const [checker, simulator] = [new Engine(), new Engine()];
const editor = new Editor('', changed);
const about = () => ({ text: editor.text, ...(workload !== undefined && { workload }) });

const looking = new Latest(async () => {
  const asked = about();
  const answer = await checker.ask('look', asked);
  if (editor.text !== asked.text) return;
  looked = answer;
  workload = looked.workload;
  showLooked(looked);
});

const playing = new Latest(async () => {
  byId('busy').textContent = words.busy;
  const limit = window.setTimeout(() => simulator.stop('too-long'), LIMIT);
  try {
    const width = Math.max(320, Math.min(900, byId('stage').clientWidth));
    const picture = { width, theme: seenTheme(), captions: words.picture };
    played = await simulator.ask('play', { ...about(), scenario, picture });
    showPlayed(played, words, goTo);
  } catch (error) {
    showFailure((error as Error).message);
  } finally {
    window.clearTimeout(limit);
    byId('busy').textContent = '';
  }
});

/** One slider after the other writes its number; of several places that one had, the last. */
const moving = new Latest(async () => {
  const made = wish;
  const asked = about();
  if (!made) return;
  const edits = await checker.ask('move', { ...asked, ...made });
  if (editor.text !== asked.text) return void moving.run();
  if (wish === made) wish = undefined;
  if (edits.length > 0) editor.edit(edits);
  else void looking.run();
});

function showFailure(message: string): void {
  if (message === 'superseded') return;
  showVerdict(message === 'too-long' ? words.tooLong : words.failed(message), 'none');
}

function changed(): void {
  window.clearTimeout(pause);
  pause = window.setTimeout(
    () => {
      void looking.run();
      replay();
    },
    wish ? 0 : PAUSE,
  );
}

/** Plays what the text says now; what is under way may end, unless it takes long. */
function replay(): void {
  window.clearTimeout(patience);
  if (playing.isBusy) patience = window.setTimeout(() => simulator.stop('superseded'), PATIENCE);
  void playing.run();
}

function goTo(line: number): void {
  editor.goTo(line);
}

function showLooked(now: Looked): void {
  const { found, workloads, scenarios, numbers, plan } = now;
  editor.mark(found, words.fix);
  showFindings(found, words, { goTo, edit: (edits) => editor.edit(edits) });
  showPlan(plan, words);
  showNumbers(numbers, words, wish?.slider);
  byId('workload-row').hidden = workloads.length < 2;
  fillChoice(
    byId('workload'),
    workloads.map((one) => [one, one]),
    workload ?? '',
  );
  if (!scenarios.includes(scenario)) scenario = scenarios[0] ?? 'rollout';
  fillChoice(
    byId('scenario'),
    scenarios.map((one) => [one, words.scenarios[one]]),
    scenario,
  );
}

/** Everything that the page says by itself, in the language that is chosen. */
function speak(): void {
  document.documentElement.lang = words.tag;
  document.title = words.title;
  for (const node of document.querySelectorAll<HTMLElement>('[data-says]')) {
    node.textContent = String(words[node.dataset['says'] as keyof Words]);
  }
  byId('theme').textContent = words.theme[chosenTheme()];
  byId('language').textContent = words.other;
  byId('language').lang = words === ENGLISH ? CHINESE.tag : ENGLISH.tag;
  byId('plan-scroll').setAttribute('aria-label', words.plan);
  byId('link-text').setAttribute('aria-label', words.linkLabel);
  editor.name(words.editorHint);
  const examples = byId<HTMLSelectElement>('example');
  const chosen = examples.value;
  fillChoice(
    examples,
    words.examples.map((name, index) => [String(index), name]),
    chosen,
  );
  if (looked) showLooked(looked);
  if (played) showPlayed(played, words, goTo);
}

/** A text from elsewhere: what was chosen for the one before means nothing for it. */
function open(text: string): void {
  workload = undefined;
  wish = undefined;
  editor.replace(text);
}

function say(words: string): void {
  byId('said').textContent = words;
}

async function copyLink(): Promise<void> {
  const says = { scenario, ...(workload !== undefined && { workload }), lang: words.tag };
  const fragment = await fragmentOf({ text: editor.text, ...says });
  byId('link-text').hidden = fragment === undefined;
  if (fragment === undefined) return say(words.linkTooLong);
  history.replaceState(undefined, '', fragment);
  const link = byId<HTMLInputElement>('link-text');
  link.value = location.href;
  link.select();
  try {
    await navigator.clipboard.writeText(location.href);
    say(words.copied);
  } catch {
    say(words.copyIt);
  }
}

async function mend(): Promise<void> {
  const engine = new Engine();
  const asked = about();
  say(words.mending);
  const limit = window.setTimeout(() => engine.stop('too-long'), LIMIT);
  try {
    const edits = await engine.ask('mend', asked);
    if (editor.text !== asked.text) return say('');
    wish = undefined;
    editor.edit(edits);
    say(edits.length > 0 ? words.mended : words.notMended);
  } catch (error) {
    const { message } = error as Error;
    say(message === 'too-long' ? words.tooLong : words.failed(message));
  } finally {
    window.clearTimeout(limit);
    engine.end();
  }
}

/** What a link says, as far as it means anything here. */
function follow({ text, scenario: its, workload: wanted, lang }: LinkSays): void {
  if (lang === CHINESE.tag || lang === 'zh') words = CHINESE;
  if (lang === ENGLISH.tag) words = ENGLISH;
  if (its !== undefined && Object.hasOwn(words.scenarios, its)) scenario = its as ScenarioName;
  speak();
  if (text === undefined) byId<HTMLSelectElement>('example').value = '0';
  open(text ?? EXAMPLES[0] ?? '');
  workload = wanted;
}

function listen(): void {
  makeSliders((slider, value) => {
    wish = { slider, value };
    setSlider(slider, value, words);
    void moving.run();
  });
  byId('example').addEventListener('change', ({ target }) => {
    open(EXAMPLES[Number((target as HTMLSelectElement).value)] ?? '');
  });
  byId('workload').addEventListener('change', ({ target }) => {
    workload = (target as HTMLSelectElement).value;
    changed();
  });
  byId('scenario').addEventListener('change', ({ target }) => {
    scenario = (target as HTMLSelectElement).value as ScenarioName;
    replay();
  });
  byId('theme').addEventListener('click', () => {
    nextTheme();
    byId('theme').textContent = words.theme[chosenTheme()];
    replay();
  });
  byId('language').addEventListener('click', () => {
    words = words === ENGLISH ? CHINESE : ENGLISH;
    speak();
    replay();
  });
  byId('link').addEventListener('click', () => void copyLink());
  byId('mend').addEventListener('click', () => void mend());
  whenThemeChanges(replay);
  let width = 0;
  new ResizeObserver(() => {
    const now = byId('stage').clientWidth;
    if (now !== width) replay();
    width = now;
  }).observe(byId('stage'));
  window.addEventListener('hashchange', () => void readFragment(location.hash).then(follow));
}

listen();
void readFragment(location.hash).then(follow);
