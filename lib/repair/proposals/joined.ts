import type { FieldPath } from '../../kubernetes';
import type { Meant, ProposedEdit, ProposedObject, Proposals } from './proposed-edit';

/**
 * Several proposals as one: what the earlier ones say of a field, or of anything around or within it, counts.
 *
 * @param isKept what is left out
 */
export function joinedProposals(
  all: readonly Proposals[],
  isKept: (proposed: ProposedEdit | ProposedObject) => boolean = () => false,
): Proposals {
  const taken = new Map<string, ProposedEdit[]>();
  const edits = all
    .flatMap((one) => one.edits)
    .filter((edit) => {
      if (isKept(edit)) return false;
      const { kind, namespace, name } = edit.object.resource;
      const key = `${kind}/${namespace}/${name}`;
      const earlier = taken.get(key) ?? [];
      if (earlier.some((one) => mayMean(one.object, edit.object) && meet(one.path, edit.path))) return false;
      taken.set(key, [...earlier, edit]);
      return true;
    });
  return { edits, added: all.flatMap((one) => one.added).filter((one) => !isKept(one)) };
}

/** Whether an earlier edit may mean the object of a later one that is called the same: that of any file, or of this one. */
function mayMean(earlier: Meant, later: Meant): boolean {
  return earlier.file === undefined || earlier.file === later.file;
}

/** Whether one of the paths leads to the other. */
function meet(one: FieldPath, other: FieldPath): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => step === other[index]);
}
