import { maxOf } from '../kubernetes';
import type { Rule, Severity } from '../check';
import { PLAIN, type Paint } from './paint';
import { wrap } from './wrap';

/** How something about rules is written for people. */
export interface RuleTextOptions {
  /** Characters in a line. @default 80 */
  readonly width?: number;
  /** @default no colours */
  readonly paint?: Paint;
}

/** The page of a rule: what it finds, why, the fix, an example, and where it is written down. */
export function ruleText(rule: Rule, { width = 80, paint = PLAIN }: RuleTextOptions = {}): string {
  const section = (name: string, text: string) => `${paint('strong', name)}\n${text}\n`;
  const paragraph = (text: string) => wrap(text, width, '  ', '  ');
  const example = (text: string) => text.trimEnd().replace(/^(?=.)/gm, '  ');
  const [bad] = rule.bad;
  const [good] = rule.good;
  return [
    `${paint(rule.severity, `${rule.severity}[${rule.id}]`)} ${rule.effect.replace('-', ' ')}\n${rule.title}\n`,
    section('What it says', paragraph(shown(rule.message))),
    section('Why', paragraph(rule.why)),
    section('Fix', paragraph(shown(rule.fix))),
    section('Bad', example(bad)),
    section('Good', example(good)),
    ...(rule.presupposes?.length
      ? [section('Silent where one of these has fired', paragraph(rule.presupposes.join(', ')))]
      : []),
    section(
      'Where this is written down',
      [rule.source]
        .flat()
        .map((source) => `  ${source}`)
        .join('\n'),
    ),
    paragraph(
      `To ignore it for one object, with a reason, annotate it: zero-downtime/ignore: '${rule.id}: WHY'.`,
    ).trim(),
    '',
  ].join('\n');
}

/** The list of all rules, the gravest first. */
export function rulesText(rules: readonly Rule[], { width = 80, paint = PLAIN }: RuleTextOptions = {}): string {
  const longest = maxOf(rules.map(({ id }) => id.length)) + 2;
  const lines = (['error', 'warning', 'info'] as const).flatMap((severity: Severity) => {
    const its = rules.filter((rule) => rule.severity === severity).sort((one, other) => (one.id < other.id ? -1 : 1));
    const rows = its.map(({ id, effect, title }) =>
      wrap(`${title} (${effect.replace('-', ' ')})`, width, `  ${id}`.padEnd(longest + 2), ' '.repeat(longest + 2)),
    );
    return its.length === 0 ? [] : [paint(severity, severity), ...rows, ''];
  });
  return `${lines.join('\n')}${rules.length} rules; explain RULE shows one of them.\n`;
}

/** In a message, what a finding fills in is set in capitals: `NAME`. */
function shown(template: string): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toUpperCase());
}
