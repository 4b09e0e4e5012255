import type { IgnoredRule } from './stated-facts';

/** The rules that somebody has switched off, as an annotation says them: `RULE: the reason`, a line each. */
export function formatIgnored(ignored: readonly IgnoredRule[]): string {
  return ignored.map(({ rule, reason }) => `${rule}: ${reason.replace(/\s+/g, ' ').trim()}`).join('\n');
}

/**
 * Reads what {@link formatIgnored} writes.
 *
 * @throws RangeError for a line without a rule or without a reason
 */
export function parseIgnored(text: string): readonly IgnoredRule[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parseLine);
}

function parseLine(line: string): IgnoredRule {
  const [, rule, reason] = /^([^:]*):(.*)$/s.exec(line)?.map((part) => part.trim()) ?? [];
  if (!rule || !reason) {
    throw new RangeError(`'${line.trim()}' has no reason; write 'RULE: why it may be ignored here'`);
  }
  return { rule, reason };
}
