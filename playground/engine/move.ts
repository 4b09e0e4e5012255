import { editBetween, type TextEdit } from '../../lib/editor';
import { ANNOTATIONS } from '../../lib/facts';
import { asObject, isObject, type FieldPath, type Json } from '../../lib/kubernetes';
import { repairTexts } from '../../lib/repair';
import type { Container, Workload } from '../../lib/workload';
import { isNativeSleep, numbersOf, servingOf } from './numbers';
import type { Questions, Slider } from './question';
import { FILE, judged, subjectOf } from './subject';

/** What a slider writes: one number of the text, and everything else as it was. */
export function move({ text, workload, slider, value }: Questions['move']['ask']): readonly TextEdit[] {
  const subject = subjectOf(judged(text), workload);
  const edit = subject && editOf(subject.workload, slider, value);
  if (!subject || !edit) return [];
  const { identity } = subject.workload;
  const because = { workload: identity, words: '', assumptions: [] };
  const proposed = { object: { resource: identity, file: FILE }, path: edit[0], value: edit[1], because };
  const { texts } = repairTexts([{ file: FILE, text }], { edits: [proposed], added: [] });
  return editBetween(text, texts[0]?.text ?? text);
}

type FieldValue = readonly [path: FieldPath, value: Json];

function editOf(workload: Workload, slider: Slider, value: number): FieldValue | undefined {
  const serving = servingOf(workload);
  if (numbersOf(workload)[slider] === undefined || !serving) return undefined;
  switch (slider) {
    case 'grace':
      return [[...workload.podPath, 'terminationGracePeriodSeconds'], value];
    case 'minReady':
      return [['spec', 'minReadySeconds'], value];
    case 'replicas':
      return [['spec', 'replicas'], value];
    case 'surge':
      return [['spec', 'strategy', 'rollingUpdate', 'maxSurge'], value];
    case 'request':
      return [['metadata', 'annotations', requestOf(workload, serving)], `${value}s`];
    case 'hook':
      return hookOf(serving, value);
  }
}

/** The annotation that counts: a container's own goes before that of the workload. */
function requestOf({ manifest }: Workload, { name }: Container): string {
  const its = `${ANNOTATIONS.longestRequest}.${name}`;
  const annotations = asObject(asObject(manifest.object['metadata'])['annotations']);
  return Object.hasOwn(annotations, its) ? its : ANNOTATIONS.longestRequest;
}

/** A hook that waits no time is none. */
function hookOf({ path, json, preStop }: Container, value: number): FieldValue {
  const lifecycle = json['lifecycle'];
  const at = [...path, 'lifecycle'];
  if (value === 0) {
    const isAlone = isObject(lifecycle) && Object.keys(lifecycle).every((key) => key === 'preStop');
    return [isAlone ? at : [...at, 'preStop'], null];
  }
  if (isNativeSleep(preStop)) return [[...at, 'preStop', 'sleep', 'seconds'], value];
  return [[...at, 'preStop'], { sleep: { seconds: value } }];
}
