import type { Rule } from '../lib/rules/rule';
import type { Pages } from './pages';

const SEVERITIES = ['error', 'warning', 'info'] as const;

const MEANING = {
  error: 'provably refused, lost or stuck, from the manifest and the stated facts',
  warning: 'the same, under an assumption that the message names',
  info: 'slow recovery from faults, or what is lost where nothing shows that somebody counts on it',
};

const plain = (effect: string) => effect.replace('-', ' ');
const link = (id: string) => `[${id}](${id}.md)`;
const asUrl = (source: string) => (/^https?:\/\//.test(source) ? `<${source}>` : source);
const yaml = (text: string) => ['```yaml', text.trim(), '```', ''];
const section = (title: string, lines: readonly string[]) =>
  lines.length > 0 ? [`## ${title}`, '', ...lines, ''] : [];

/** What one rule says about itself, as a page. */
function rulePage(rule: Rule): string {
  return [
    `# ${rule.id}`,
    '',
    `${rule.title}.`,
    '',
    `> ${rule.message}`,
    '',
    `**${rule.severity}**: ${plain(rule.effect)}.${rule.infoWhere === undefined ? '' : ` **info** where ${rule.infoWhere}.`}`,
    '',
    ...section('Why', [rule.why]),
    ...section('Fix', [rule.fix]),
    ...section('Bad', rule.bad.flatMap(yaml)),
    ...section('Good', rule.good.flatMap(yaml)),
    ...section(
      'Silent where one of these has fired',
      (rule.presupposes ?? []).map((id) => `- ${link(id)}`),
    ),
    ...section(
      'Where this is written down',
      [rule.source].flat().map((source) => `- ${asUrl(source)}`),
    ),
    '[All rules](README.md)',
    '',
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

const row = (rule: Rule) => `| ${link(rule.id)} | ${plain(rule.effect)} | ${rule.title} |`;

/** The list of all rules, the gravest first. */
function listPage(rules: readonly Rule[]): string {
  const tables = SEVERITIES.flatMap((severity) => {
    const rows = rules.filter((rule) => rule.severity === severity).map(row);
    return rows.length === 0
      ? []
      : [
          `## ${severity}`,
          '',
          `${MEANING[severity]}.`,
          '',
          '| rule | effect | what |',
          '| --- | --- | --- |',
          ...rows,
          '',
        ];
  });
  const count = `${rules.length} rules. In the message that a page begins with, \`{name}\` stands for a number of the finding.`;
  return ['# Rules', '', count, '', ...tables].join('\n');
}

/** A page for each rule, and the list. */
export function rulePages(rules: readonly Rule[]): Pages {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  return new Map([
    ['README.md', listPage(sorted)],
    ...sorted.map((rule) => [`${rule.id}.md`, rulePage(rule)] as const),
  ]);
}
