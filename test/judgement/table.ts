import { relative } from 'node:path';
import type { Finding } from '../../lib/check';

const HEAD = ['#', 'place', 'resource', 'rule', 'severity', 'message and fix', 'assumed', 'verdict'];

/** A sample as a table in Markdown, with room for a verdict in each row. */
export function table(sample: readonly Finding[], folder: string): string {
  const rows = sample.map((finding, at) => [String(at + 1), ...cells(finding, folder), '']);
  return [HEAD, HEAD.map(() => '---'), ...rows].map((row) => `| ${row.map(escaped).join(' | ')} |`).join('\n');
}

function cells(finding: Finding, folder: string): readonly string[] {
  const { file = '', line, resource, rule, severity, message, fix, assumptions } = finding;
  return [
    `${relative(folder, file)}:${line ?? 1}`,
    `${resource.kind} ${resource.name}`,
    rule,
    severity,
    `${message}; fix: ${fix}`,
    assumptions.join('; '),
  ];
}

const escaped = (text: string) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;');
