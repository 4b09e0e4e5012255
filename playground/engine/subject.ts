import { judgeTexts, type JudgedTexts } from '../../lib/editor';
import { plainText } from '../../lib/report';
import { casesOf, type ScenarioName } from '../../lib/simulation';
import type { ResourceIdentity, Workload } from '../../lib/workload';

/** What the text in the editor is called. */
export const FILE = 'manifests.yaml';

/** A workload that something can happen to. */
export interface Subject {
  /** What the page calls it. */
  readonly name: string;
  readonly index: number;
  readonly workload: Workload;
  readonly scenarios: readonly ScenarioName[];
}

let last: JudgedTexts | undefined;

/** Judges the text in the editor; the same text is judged once. */
export function judged(text: string): JudgedTexts {
  if (last?.texts[0]?.text !== text) last = judgeTexts([{ file: FILE, text }]);
  return last as JudgedTexts;
}

/** Everything that something can happen to, in the order of the text. */
export function subjectsOf(texts: JudgedTexts): readonly Subject[] {
  const world = texts.world();
  const found = new Map<number, ScenarioName[]>();
  for (const { index, scenario } of casesOf(world)) found.set(index, [...(found.get(index) ?? []), scenario]);
  return [...found].flatMap(([index, scenarios]) => {
    const workload = world.workloads[index];
    return workload ? [{ name: nameOf(workload.identity), index, workload, scenarios }] : [];
  });
}

/** What people call a workload. */
function nameOf({ kind, namespace, name }: ResourceIdentity): string {
  return plainText(`${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`);
}

/** The one that is meant, or else the first. */
export function subjectOf(texts: JudgedTexts, name: string | undefined): Subject | undefined {
  const all = subjectsOf(texts);
  return all.find((one) => one.name === name) ?? all[0];
}
