import type { Finding } from '../check';
import { mayBeShown } from '../source';

/** The numbers of a finding in a few words, to stand beside its field: the rule's own, or what the fix writes there. */
export function shortLabel({ label, edits, path, resource }: Finding): string | undefined {
  if (label !== undefined) return label;
  const [edit, ...others] = edits;
  if (!edit || others.length > 0 || !isScalar(edit.value) || !mayBeShown({ kind: resource.kind }, edit.path))
    return undefined;
  const missing = edit.path.slice(path.length);
  if (!path.every((step, index) => step === edit.path[index])) return undefined;
  if (missing.length === 0) return `should be ${edit.value}`;
  return `${missing.join('.')}: ${edit.value} is missing`;
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
