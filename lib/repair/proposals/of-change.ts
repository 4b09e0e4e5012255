import { asObject, withField, type JsonObject } from '../../kubernetes';
import { SCENARIOS, type Change, type ChangeReason } from '../../simulation';
import type { Workload } from '../../workload';
import type { FileBeside } from './file-beside';
import {
  NO_PROPOSALS,
  type Because,
  type Meant,
  type ProposedEdit,
  type ProposedObject,
  type Proposals,
} from './proposed-edit';
import type { Unstated } from './unstated';

/**
 * The edits of the one change of a workload.
 *
 * @param unstated what its numbers rest on; the other assumptions of a simulation are its worst cases
 */
export function proposalsOfChange(
  change: Change,
  workload: Workload,
  unstated: readonly Unstated[],
  fileBeside: FileBeside,
): Proposals {
  if ('none' in change) return NO_PROPOSALS;
  const assumptions = unstated.map(({ assumption }) => assumption);
  const edits: ProposedEdit[] = [];
  const added: ProposedObject[] = [];
  const beside: Meant = { resource: change.workload, ...(change.file !== undefined && { file: change.file }) };
  for (const [place, edit] of change.edits.entries()) {
    const because = becauseOf(change, change.reasons[place], assumptions);
    const isWhole = edit.path.length === 0;
    if (isWhole && 'value' in edit) added.push({ beside, object: placedAs(asObject(edit.value), workload), because });
    // An object that is to go is for a person to take away.
    if (isWhole) continue;
    const value = 'value' in edit ? edit.value : null;
    const file = fileBeside(edit.resource, workload.manifest);
    const object: Meant = { resource: edit.resource, ...(file !== undefined && { file }) };
    edits.push({ object, path: edit.path, value, because });
  }
  return { edits, added };
}

/** Whoever writes no namespace has it set elsewhere: so with what comes beside it. */
function placedAs(object: JsonObject, { manifest }: Workload): JsonObject {
  const { namespace } = asObject(manifest.object['metadata']);
  return namespace === undefined ? asObject(withField(object, ['metadata', 'namespace'], undefined)) : object;
}

function becauseOf({ workload }: Change, reason: ChangeReason | undefined, assumptions: readonly string[]): Because {
  if (!reason) return { workload, words: 'nothing is lost with it', assumptions };
  const { title } = SCENARIOS[reason.scenario];
  return { workload, scenario: reason.scenario, words: `${title}: ${wordLoss(reason)} without it`, assumptions };
}

function wordLoss({ lost, stuck }: ChangeReason): string {
  const never = stuck === undefined ? undefined : `it never ends (${stuck})`;
  const count = lost < 1 ? undefined : `${Math.round(lost)} requests are lost`;
  return [count, never].filter((words) => words !== undefined).join(', and ') || 'requests are lost';
}

/** Why something is still lost, in one sentence. */
export function whyLeft(change: Change, unstated: readonly Unstated[]): string {
  if ('none' in change) return change.none;
  const annotations = [...new Set(unstated.map(({ annotation }) => annotation))];
  return annotations.length === 0
    ? 'its change could not be written'
    : `nobody has stated ${annotations.join(', ')}: state it (annotations, configuration or flags), or --assume what is assumed`;
}
