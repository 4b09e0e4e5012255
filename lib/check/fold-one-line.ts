import { grouped } from '../kubernetes';
import type { Finding } from './finding';
import { withCopies } from './with-copies';

/**
 * Folds what one line of a template makes that the API server refuses in several fields of one object into the first of
 * them: it is mended there, once.
 */
export function foldOneLine(findings: readonly Finding[]): readonly Finding[] {
  const lines = grouped(findings, lineOf);
  return lines.size === findings.length ? findings : [...lines.values()].map(asOne);
}

function lineOf(finding: Finding): unknown {
  const { rule, effect, severity, file, line, renderedFrom, resource } = finding;
  if (renderedFrom === undefined || line === undefined || effect !== 'refused') return finding;
  return JSON.stringify([rule, severity, file, line, renderedFrom, resource]);
}

function asOne([first, ...others]: readonly Finding[]): Finding {
  const finding = first as Finding;
  if (others.length === 0) return finding;
  const fields = others.length === 1 ? 'another field' : `${others.length} other fields`;
  return { ...withCopies(finding, others), message: `${finding.message} (so it is of ${fields} that this line makes)` };
}
