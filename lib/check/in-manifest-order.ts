import type { Manifest } from '../workload';
import type { Finding } from './finding';
import type { Suppressed } from './ignore';
import type { Judged } from './judge';

/** What was found and what was left out, by manifest as given, then by rule. */
export function inManifestOrder(
  judged: readonly Judged[],
  manifests: readonly Manifest[],
): { readonly findings: readonly Finding[]; readonly suppressed: readonly Suppressed[] } {
  if (judged.length === 0) return { findings: [], suppressed: [] };
  const position = new Map(manifests.map((manifest, index) => [manifest, index]));
  const sorted = [...judged].sort(
    (one, other) => (position.get(one.subject) ?? 0) - (position.get(other.subject) ?? 0),
  );
  return {
    findings: sorted.filter(({ ignored }) => ignored === undefined).map(({ finding }) => finding),
    suppressed: sorted.flatMap(({ finding, ignored }) => (ignored === undefined ? [] : [{ finding, ...ignored }])),
  };
}
