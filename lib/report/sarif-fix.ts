import type { Finding, FindingEdit } from '../check';
import { artifactUri } from './artifact-uri';
import { sarifRegion } from './sarif-region';

/**
 * The fix of a finding as replacements in its file, where every edit replaces a scalar that stands there. Half a fix
 * is none.
 */
export function sarifFix({ file, edits, fix }: Finding) {
  if (file === undefined || edits.length === 0 || !edits.every(replacesScalar)) return undefined;
  const replacements = edits.map(({ value, region }) => ({
    deletedRegion: sarifRegion(region ?? {}).region,
    insertedContent: { text: typeof value === 'string' ? JSON.stringify(value) : String(value) },
  }));
  return {
    description: { text: fix },
    artifactChanges: [{ artifactLocation: { uri: artifactUri(file) }, replacements }],
  };
}

function replacesScalar({ value, region }: FindingEdit): boolean {
  return region !== undefined && ['string', 'number', 'boolean'].includes(typeof value);
}
