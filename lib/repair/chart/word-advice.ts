import { asObject, own, type Json, type JsonObject } from '../../kubernetes';
import type { MadeEdit } from '../repair-texts';
import { yamlPackage } from '../text/parse-nodes';
import type { ValuesAdvice } from './advise-values';

/** Advice as a values file: each value with what it gives, and behind it what the chart has no value for. */
export function wordAdvice({ advised, values, rest: { made } }: ValuesAdvice): string {
  const { Document, isMap } = yamlPackage();
  const document = new Document(values);
  for (const { path, gives } of advised) {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === path.at(-1)) : undefined;
    const key = pair?.key as { commentBefore?: string | null } | undefined;
    if (key) key.commentBefore = gives.map((edit) => ` ${wordEdit(edit)}`).join('\n');
  }
  const head =
    advised.length === 0
      ? '# The chart has no value for any of the edits.\n'
      : `# Each of these was proved by rendering the chart with it: it makes the edit above it, and nothing else.\n`;
  return [head, advised.length === 0 ? '' : document.toString({ lineWidth: 0 }), leftText(made)].join('');
}

function leftText(made: readonly MadeEdit[]): string {
  if (made.length === 0) return '';
  return [
    '',
    '# The chart has no value for these; a post-renderer (zero-downtime fix --pipe) or a patch of kustomize',
    '# (zero-downtime fix --as patch) makes them:',
    ...made.map((edit) => `#   ${wordEdit(edit)}: ${shortly(edit.after)}`),
    '',
  ].join('\n');
}

function wordEdit({ resource: { kind, name }, path }: MadeEdit): string {
  const field = path.length === 0 ? 'an object of its own' : path.join('.');
  return `${kind} ${name}: ${field}`;
}

function shortly(value: Json | undefined): string {
  if (value === undefined) return 'gone';
  const object: JsonObject = asObject(value);
  const isWhole = own(object, 'kind') !== undefined && own(object, 'spec') !== undefined;
  const text = JSON.stringify(isWhole ? object['spec'] : value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
