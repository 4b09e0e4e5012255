import type { Finding } from '../../check';
import { NO_PROPOSALS, type Meant, type ProposedEdit, type Proposals } from './proposed-edit';

/** Which findings may be mended. */
export interface FindingsWanted {
  /** Those, too, that rest on what nobody has stated. */
  readonly assume: boolean;
}

/** The edits that findings bring along; of two for one field the first one counts, the other rule is asked again later. */
export function proposalsOfFindings(findings: readonly Finding[], { assume }: FindingsWanted): Proposals {
  const edits = findings
    .filter((finding) => assume || restsOn(finding).length === 0)
    .flatMap((finding) => (finding.edits.length > 0 ? editsOf(finding) : []));
  return edits.length === 0 ? NO_PROPOSALS : { edits, added: [] };
}

/** What nobody has stated and its edits go by: that it has to be mended, or to what. */
function restsOn({ assumptions, editsRestOn = [] }: Finding): readonly string[] {
  return [...assumptions, ...editsRestOn];
}

function editsOf(finding: Finding): readonly ProposedEdit[] {
  const { rule, message, resource, workload = resource } = finding;
  const because = { workload, rule, words: message, assumptions: restsOn(finding) };
  return finding.edits.map(({ path, value }) => ({ object: meantBy(finding), path, value, because }));
}

function meantBy({ resource, file }: Finding): Meant {
  return { resource, ...(file !== undefined && { file }) };
}
