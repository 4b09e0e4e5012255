import type { Finding } from '../check';
import { plainText } from './plain-text';

/** So many places are named where there is little room; the others are counted. */
const NAMED = 5;

/** What is known besides, and how much room there is. */
interface Again {
  /** The same in other files. @default none */
  readonly inOtherFiles?: readonly Finding[] | undefined;
  /** Whether every place is named: whoever reads it has no other way to them. @default false */
  readonly all?: boolean | undefined;
}

/** Where else a finding holds: overlays and objects made from the same lines, and other files. Empty where nowhere. */
export function foundAgain(finding: Finding, { inOtherFiles = [], all = false }: Again = {}): string {
  const places = [
    ...new Set([...madeFrom(finding), ...inOtherFiles.flatMap((one) => [placeOf(one), ...madeFrom(one)])]),
  ];
  const named = all ? places : places.slice(0, NAMED);
  const more = places.length - named.length;
  return `${named.map(plainText).join(', ')}${more > 0 ? `, and ${more} more (--verbose names them)` : ''}`;
}

function madeFrom({ also = [], renderedFrom: own, file: ownFile, line: ownLine }: Finding): readonly string[] {
  return also.map(({ renderedFrom, resource, file, line }) => {
    if (file !== undefined && (file !== ownFile || line !== ownLine)) return placeOf({ file, line });
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
