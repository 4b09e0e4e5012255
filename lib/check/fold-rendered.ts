import { grouped } from '../kubernetes';
import type { Finding } from './finding';

/**
 * Folds what the same lines are found guilty of in several overlays that are built from them, or in several objects that
 * one template makes, into the first of it: whoever mends these lines mends them all.
 */
export function foldRendered(findings: readonly Finding[]): readonly Finding[] {
  const folded = grouped(findings, causeOf);
  return folded.size === findings.length
    ? findings
    : [...folded.values()].map(([first, ...also]) => withAlso(first, also));
}

/** What was found, and where in which text, without the names that tell its objects apart; itself where it was not rendered. */
function causeOf(finding: Finding): unknown {
  const { rule, severity, message, fix, file, line, column, path, resource } = finding;
  if (finding.renderedFrom === undefined || line === undefined) return finding;
  const [found, mended] = [message, fix].map((text) => unnamed(text, resource));
  return JSON.stringify([rule, severity, found, mended, file, line, column, path, resource.kind]);
}

/** A namespace is left out where it stands by itself: many are called like the beginning of other names. */
function unnamed(text: string, { name, namespace }: Finding['resource']): string {
  const left = name === '' ? text : text.replaceAll(name, '…');
  return left.replaceAll(/[\w-]+/g, (word) => (word === namespace ? '…' : word));
}

function withAlso(first: Finding | undefined, also: readonly Finding[]): Finding {
  const finding = first as Finding;
  if (also.length === 0) return finding;
  return {
    ...finding,
    also: also.map(({ resource, renderedFrom, fingerprint }) => ({
      resource,
      ...(renderedFrom !== undefined && { renderedFrom }),
      fingerprint,
    })),
  };
}
