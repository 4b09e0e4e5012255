import { SLIDERS, type Looked, type Slider } from '../engine/question';
import { byId, element } from './elements';
import type { Words } from './words/words';

/** How far sliders go; a number of the text may go farther. */
const ENDS: Readonly<Record<Slider, readonly [least: number, most: number]>> = {
  grace: [0, 120],
  hook: [0, 60],
  minReady: [0, 60],
  surge: [0, 6],
  replicas: [1, 12],
  request: [1, 90],
};

const inputOf = (slider: Slider) => byId<HTMLInputElement>(`${slider}-slider`);

/** Makes the sliders; what one is moved to is told at every step. */
export function makeSliders(moved: (slider: Slider, value: number) => void): void {
  for (const slider of SLIDERS) {
    const id = `${slider}-slider`;
    const input = element('input', { type: 'range', id, min: String(ENDS[slider][0]), step: '1', disabled: '' });
    input.addEventListener('input', () => moved(slider, Number(input.value)));
    const label = element('label', { for: id, id: `${slider}-label` });
    const output = element('output', { for: id, id: `${slider}-output` });
    byId('sliders').append(element('div', { class: 'slider' }, [label, input, output]));
  }
}

/** Shows the numbers of a text; a slider that is being moved keeps its place. */
export function showNumbers(numbers: Looked['numbers'], words: Words, moving: Slider | undefined): void {
  for (const slider of SLIDERS) {
    const value = numbers[slider];
    byId(`${slider}-label`).textContent = words.sliders[slider];
    inputOf(slider).disabled = value === undefined;
    if (slider !== moving) setSlider(slider, value, words);
  }
}

/** Puts a slider to a value. */
export function setSlider(slider: Slider, value: number | undefined, words: Words): void {
  const input = inputOf(slider);
  const [least, most] = ENDS[slider];
  if (document.activeElement !== input) input.max = String(Math.max(most, value ?? 0));
  input.value = String(value ?? least);
  input.setAttribute('aria-valuetext', value === undefined ? '–' : words.value(slider, value));
  const isTime = slider !== 'surge' && slider !== 'replicas';
  byId(`${slider}-output`).textContent = value === undefined ? '–' : `${value}${isTime ? ' s' : ''}`;
}
