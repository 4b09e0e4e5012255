import type { Finding } from '../check';

/** Where something stands, as SARIF has it; nothing where that is not known. */
export function sarifRegion({
  line,
  column,
  endLine,
  endColumn,
}: Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>) {
  if (line === undefined) return {};
  return {
    region: {
      startLine: line,
      ...(column !== undefined && { startColumn: column }),
      ...(endLine !== undefined && { endLine }),
      ...(endColumn !== undefined && { endColumn }),
    },
  };
}
