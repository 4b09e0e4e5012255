import type { Finding } from '../check';
import { plainText } from './plain-text';

/** So many places are named; the others are counted. */
const NAMED = 5;

/** Where else a finding holds: overlays and objects made from the same lines, and other files. Empty where nowhere. */
export function foundAgain(finding: Finding, inOtherFiles: readonly Finding[] = []): string {
  const places = [
    ...new Set([...madeFrom(finding), ...inOtherFiles.flatMap((one) => [placeOf(one), ...madeFrom(one)])]),
  ];
  const more = places.length - NAMED;
  return `${places.slice(0, NAMED).map(plainText).join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

function madeFrom({ also = [], renderedFrom: own }: Finding): readonly string[] {
  return also.map(({ renderedFrom, resource, file, line }) => {
    if (file !== undefined) return placeOf({ file, line });
    return renderedFrom === undefined || renderedFrom === own ? `${resource.kind} ${resource.name}` : renderedFrom;
  });
}

function placeOf({
  file,
  construct,
  line,
}: {
  readonly file?: string | undefined;
  readonly construct?: string | undefined;
  readonly line?: number | undefined;
}): string {
  return `${file ?? construct ?? ''}${line === undefined ? '' : `:${line}`}`;
}
