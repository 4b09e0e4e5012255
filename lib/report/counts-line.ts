import type { CheckReport } from '../check';
import { wrap } from './wrap';

/** The last line of a text report: what was checked, what came of it, and what it does not show. */
export function countsLine({ summary, failures }: CheckReport, width: number, verbose: boolean): string {
  const { files, resources, skipped, suppressed, errors, warnings, infos, problems, baseline } = summary;
  const rules = failures.filter(({ code }) => code === 'rule-failed').length;
  const found = [
    count(errors, 'error'),
    count(warnings, 'warning'),
    infos > 0 &&
      (verbose
        ? count(infos, 'info')
        : `${count(infos, 'info')} hidden (--verbose shows ${infos === 1 ? 'it' : 'them'})`),
    problems > failures.length && `${count(problems - failures.length, 'part')} not readable`,
    rules > 0 && `${count(rules, 'rule')} not applied`,
    failures.length > rules && 'not everything judged',
  ];
  const rest = [
    suppressed > 0 && `${suppressed} ignored`,
    baseline && `${baseline.known} known from the baseline`,
    baseline && baseline.fixed > 0 && `${baseline.fixed} of the baseline fixed`,
    skipped > 0 && `${count(skipped, 'document')} passed over`,
  ];
  const sentence = (parts: readonly unknown[]) => parts.filter(Boolean).join(', ');
  const all = [`${count(files, 'file')}, ${count(resources, 'resource')}: ${sentence(found)}`, sentence(rest)];
  return wrap(all.filter((part) => part !== '').join('; '), width, '', '  ');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
