import type { FieldPath } from '../../kubernetes';
import type { ProposedEdit, ProposedObject, Proposals } from './proposed-edit';

/**
 * Several proposals as one: what the earlier ones say of a field, or of anything around or within it, counts.
 *
 * @param isKept what is left out
 */
export function joinedProposals(
  all: readonly Proposals[],
  isKept: (proposed: ProposedEdit | ProposedObject) => boolean = () => false,
): Proposals {
  const taken = new Map<string, FieldPath[]>();
  const edits = all
    .flatMap((one) => one.edits)
    .filter((edit) => {
      if (isKept(edit)) return false;
      const { kind, namespace, name } = edit.object.resource;
      const key = `${kind}/${namespace}/${name}`;
      const paths = taken.get(key) ?? [];
      if (paths.some((path) => meet(path, edit.path))) return false;
      taken.set(key, [...paths, edit.path]);
      return true;
    });
  return { edits, added: all.flatMap((one) => one.added).filter((one) => !isKept(one)) };
}

/** Whether one of the paths leads to the other. */
function meet(one: FieldPath, other: FieldPath): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => step === other[index]);
}
