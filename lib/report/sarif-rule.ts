import type { Rule } from '../check';
import { rulePage } from './rule-page';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** A rule as SARIF describes it. */
export function sarifRule(rule: Rule) {
  const { id, title, severity, effect, message, why, fix, source } = rule;
  const sources = [source].flat();
  const plain = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => name);
  const markdown = [
    `**${plain(message)}**`,
    why,
    `**Fix**: ${plain(fix)}`,
    `**Bad**\n\n\`\`\`yaml\n${rule.bad[0].trim()}\n\`\`\``,
    `**Good**\n\n\`\`\`yaml\n${rule.good[0].trim()}\n\`\`\``,
    sources.map((one) => `- ${one}`).join('\n'),
  ];
  return {
    id,
    name: id.replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    helpUri: rulePage(id),
    help: { text: `${why}\n\nFix: ${plain(fix)}`, markdown: markdown.join('\n\n') },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { effect, tags: ['kubernetes', 'zero-downtime', effect], 'problem.severity': SEVERITIES[severity] },
  };
}

/** As GitHub's code scanning names them. */
const SEVERITIES = { error: 'error', warning: 'warning', info: 'recommendation' } as const;
