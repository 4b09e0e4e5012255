import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkTexts } from '../../lib/check';
import type { TextEdit } from '../../lib/editor';
import { SCENARIO_NAMES } from '../../lib/simulation';
import { look } from '../engine/look';
import { mend } from '../engine/mend';
import { move } from '../engine/move';
import { play } from '../engine/play';
import { SLIDERS, type Slider } from '../engine/question';
import { ENGLISH } from '../page/words/english';
import { CHINESE } from '../page/words/chinese';

const ROOT = join(__dirname, '..', '..');
const WEB = readFileSync(join(ROOT, 'docs/examples/web.yaml'), 'utf8');
const SHOP = readFileSync(join(ROOT, 'dist/shop/production/services.k8s.yaml'), 'utf8');

/** A text after edits as an editor makes them. */
function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: TextEdit['range']['start']) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, character);
  return [...edits]
    .reverse()
    .reduce(
      (now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
      text,
    );
}

const moved = (text: string, slider: Slider, value: number, workload?: string) =>
  edited(text, move({ text, slider, value, ...(workload !== undefined && { workload }) }));
const rollout = (text: string) =>
  play({ text, scenario: 'rollout', picture: { width: 400, captions: ENGLISH.picture } });

test('finds in a text what check finds, with the edits that mend it', () => {
  const { found } = look({ text: WEB });
  expect(found.map(({ code }) => code)).toEqual(
    checkTexts([{ file: 'manifests.yaml', text: WEB }]).findings.map(({ rule }) => rule),
  );
  const grace = found.find(({ code }) => code === 'grace-too-short');
  const mended = edited(WEB, grace?.fixes[0]?.edits ?? []);
  expect(look({ text: mended }).found.map(({ code }) => code)).not.toContain('grace-too-short');
});

test('sliders show what the text says', () => {
  expect(look({ text: WEB }).numbers).toEqual({ grace: 30, hook: 15, minReady: 0, surge: 1, replicas: 3, request: 20 });
});

test.each(SLIDERS)('a slider changes its number and nothing else: %s', (slider) => {
  const before = look({ text: WEB }).numbers;
  const value = (before[slider] ?? 0) + 4;
  const text = moved(WEB, slider, value);
  expect(look({ text }).numbers).toEqual({ ...before, [slider]: value });
  expect(moved(text, slider, value)).toBe(text);
  const kept = WEB.split('\n').filter((line) => !text.split('\n').includes(line));
  expect(kept.length).toBeLessThanOrEqual(4);
});

test('a hook that is moved to nothing is gone, and comes back', () => {
  const without = moved(WEB, 'hook', 0);
  expect(without).not.toMatch(/lifecycle|preStop/);
  expect(look({ text: moved(without, 'hook', 7) }).numbers.hook).toBe(7);
});

test('a number that the workload does not say itself is not moved', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: one }\nspec: { containers: [{ name: a, image: a:1 }] }\n';
  expect(look({ text: pod }).numbers).not.toHaveProperty('replicas');
  expect(move({ text: pod, slider: 'replicas', value: 3 })).toEqual([]);
});

test('plays what the simulation says, and draws it', () => {
  const played = rollout(WEB);
  expect(played).toMatchObject({ verdict: 'loses', losses: [{ cause: 'cut-in-flight', line: expect.any(Number) }] });
  expect(played?.svg).toMatch(/^<svg [^>]*viewBox="0 0 400 /);
  expect(rollout(moved(moved(WEB, 'grace', 60), 'minReady', 10))).toMatchObject({ verdict: 'safe', lost: 0 });
});

test('mends a workload, after which nothing is found and nothing is lost', () => {
  const text = edited(WEB, mend({ text: WEB }));
  expect(look({ text }).found).toEqual([]);
  expect(rollout(text)?.lost).toBe(0);
});

test('is about the workload that is chosen, or the first', () => {
  const { workloads, workload } = look({ text: SHOP });
  expect(workloads.length).toBeGreaterThan(4);
  expect(workload).toBe(workloads[0]);
  const [, second = ''] = workloads;
  const text = moved(SHOP, 'grace', 99, second);
  expect(look({ text, workload: second }).numbers.grace).toBe(99);
  expect(look({ text }).numbers).toEqual(look({ text: SHOP }).numbers);
});

test.each([
  '',
  '{',
  'a: &a [*a]',
  '- - -',
  '\u0000',
  'kind: Deployment',
  '__proto__: 1',
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: []',
])('takes any text: %j', (text) => {
  expect(look({ text }).workloads).toEqual(expect.any(Array));
  expect(rollout(text)?.verdict).not.toBe('loses');
  expect(mend({ text })).toEqual([]);
});

test('the numbers of the plan lose nothing', () => {
  const { plan } = look({ text: WEB });
  const planned = (field: string) => Number(plan?.numbers.find((one) => one.field === field)?.value);
  const numbers = {
    hook: 'main.preStop',
    grace: 'terminationGracePeriodSeconds',
    minReady: 'minReadySeconds',
  } as const;
  const text = (['hook', 'grace', 'minReady'] as const).reduce(
    (now, slider) => moved(now, slider, planned(numbers[slider])),
    WEB,
  );
  expect(rollout(text)).toMatchObject({ verdict: 'safe', lost: 0 });
});

test.each([ENGLISH, CHINESE])('has words for everything that can happen: $title', (words) => {
  expect(Object.keys(words.scenarios)).toEqual(SCENARIO_NAMES);
  const svg = play({ text: WEB, scenario: 'rollout', picture: { captions: words.picture } })?.svg;
  expect(svg).toContain(words.picture.causes['cut-in-flight']);
  expect(svg).toContain(words.picture.states.ready);
});
