import type { Finding } from './finding';

/** A finding that stands for others as well, with where they are. */
export function withCopies(finding: Finding, copies: readonly Finding[]): Finding {
  const again = copies.flatMap(({ file, line, resource, renderedFrom, fingerprint, also = [] }) => [
    {
      resource,
      ...(file !== undefined && { file }),
      ...(line !== undefined && { line }),
      ...(renderedFrom !== undefined && { renderedFrom }),
      fingerprint,
    },
    ...also,
  ]);
  return { ...finding, also: [...(finding.also ?? []), ...again] };
}
