import { fixTexts, repairTexts, type MadeEdit, type ProposedEdit, type ProposedObject } from '../repair';
import { isSameObject, type ResourceIdentity } from '../workload';
import type { JudgedTexts } from './judge-texts';
import { editsBetween, type FileEdits } from './text-edit';

/** A workload by its name and by the file that it stands in. */
export interface MeantWorkload {
  readonly workload: ResourceIdentity;
  readonly file: string;
}

/**
 * Everything that `fix` would change for one workload: the one change of the simulation and the edits of the findings,
 * proved together. What is beside it in other folders takes no part.
 */
export function fixWorkload({ texts, options }: JudgedTexts, { workload, file }: MeantWorkload): readonly FileEdits[] {
  const near = texts.filter((one) => isNear(one.file, file));
  const made = fixTexts(near, options).made.filter(({ because }) => isSameObject(because.workload, workload));
  const edits = lastOf(made.filter(({ path }) => path.length > 0)).map(asEdit);
  const added = made.filter(({ path }) => path.length === 0).map((one) => asObject(one, file));
  return editsBetween(near, repairTexts(near, { edits, added }).texts);
}

/** The file itself, and what it can be joined with: its folder and those above. */
function isNear(file: string, to: string): boolean {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return to.startsWith(folder);
}

/** A later edit of a field replaces an earlier one. */
function lastOf(made: readonly MadeEdit[]): readonly MadeEdit[] {
  return [...new Map(made.map((one) => [JSON.stringify([one.file, one.resource, one.path]), one])).values()];
}

function asEdit({ resource, file, path, after = null, because }: MadeEdit): ProposedEdit {
  return { object: { resource, file }, path, value: after, because };
}

function asObject({ after, because }: MadeEdit, file: string): ProposedObject {
  return { beside: { resource: because.workload, file }, object: after as ProposedObject['object'], because };
}
