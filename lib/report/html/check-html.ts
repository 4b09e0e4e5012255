import type { CheckReport, Finding } from '../../check';
import { grouped } from '../../kubernetes';
import { countsLine } from '../counts-line';
import { foundAgain } from '../found-again';
import { missingFacts, ownerOf } from '../missing-facts';
import { plainText } from '../plain-text';
import { rulePage } from '../rule-page';
import { shortLabel } from '../short-label';
import { xmlText } from '../xml-text';
import { htmlPage, type HtmlOptions } from './html-page';
import { SCRIPT_CHECK } from './script-check';
import { STYLE_BASE } from './style-base';
import { STYLE_CHECK } from './style-check';
import { STYLE_PRINT } from './style-print';

const STYLE = [STYLE_BASE, STYLE_CHECK, STYLE_PRINT].join('\n');

const SEVERITIES = ['error', 'warning', 'info'] as const;

/**
 * A check as one page that needs nothing else: by workload and by rule, with a filter, and what to state next. Everything
 * can be read without its script, which only hides and sorts.
 */
export function checkHtml(report: CheckReport, options: HtmlOptions): string {
  const body = bodyOf(report);
  return htmlPage({ title: 'What loses requests', style: STYLE, script: SCRIPT_CHECK, body }, options);
}

/** Nothing that a manifest says is ever markup. */
const text = (value: string) => xmlText(plainText(value));

function bodyOf(report: CheckReport): string {
  const { findings } = report;
  return [
    '<a class="skip" href="#workloads">Skip to the findings</a>',
    '<header class="top"><div><h1>What loses requests</h1>',
    `<p class="quiet">${text(countsLine(report, Number.MAX_SAFE_INTEGER, true))}</p></div>`,
    '<button type="button" id="theme" class="no-print" hidden>Theme: as the system</button></header>',
    '<main>',
    problemsOf(report),
    notesOf(report),
    nextOf(findings),
    ...(findings.length === 0
      ? ['<section><h2>Nothing was found</h2></section>']
      : [filterOf(findings), rulesOf(findings), workloadsOf(findings)]),
    '</main>',
  ].join('\n');
}

function problemsOf({ problems }: CheckReport): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return '';
  const items = errors.map(
    ({ file, line, message }) => `<li><code>${text(`${file}:${line}`)}</code> ${text(message)}</li>`,
  );
  return `<section aria-labelledby="unread"><h2 id="unread">Not read</h2><ul class="plain">${items.join('')}</ul></section>`;
}

/** What is said besides the findings, such as what stands alone by its nature. */
function notesOf({ notices }: CheckReport): string {
  if (notices.length === 0) return '';
  const items = notices.map(({ message }) => `<li>${text(message)}</li>`);
  return `<section aria-labelledby="notes"><h2 id="notes">To know besides</h2><ul class="plain">${items.join('')}</ul></section>`;
}

/** The facts that would answer most of what is assumed. */
function nextOf(findings: readonly Finding[]): string {
  const missing = missingFacts(findings);
  if (missing.length === 0) return '';
  const rows = missing.map(
    ({ fact, workloads, findings: count }) =>
      `<tr><th scope="row"><code>${text(fact)}</code></th><td class="num">${workloads}</td><td class="num">${count}</td></tr>`,
  );
  return [
    '<section aria-labelledby="next"><h2 id="next">What to state next</h2>',
    '<p>These facts nobody has stated, so findings rest on assumptions. State them as annotations <code>zero-downtime/FACT</code>, in <code>zero-downtime.yaml</code>, or by flags.</p>',
    '<div class="scroll" tabindex="0" role="region" aria-label="Facts that are missing"><table><thead><tr><th scope="col">fact</th><th scope="col" class="num">workloads</th><th scope="col" class="num">findings</th></tr></thead>',
    `<tbody>${rows.join('')}</tbody></table></div></section>`,
  ].join('');
}

function filterOf(findings: readonly Finding[]): string {
  const boxes = SEVERITIES.map((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return `<label><input type="checkbox" name="severity" value="${severity}" checked> ${severity} (${count})</label>`;
  });
  return [
    '<section id="filter" class="no-print" aria-labelledby="filter-title" hidden><h2 id="filter-title">Filter</h2><div class="choices">',
    `<label>Text <input type="search" id="words" autocomplete="off"></label>${boxes.join('')}`,
    '</div><p id="shown" class="quiet" role="status"></p></section>',
  ].join('');
}

const rankOf = ([first]: readonly Finding[]) => SEVERITIES.findIndex((severity) => severity === first?.severity);

function rulesOf(findings: readonly Finding[]): string {
  const rows = [...grouped(findings, ({ rule }) => rule).values()]
    .sort((one, other) => rankOf(one) - rankOf(other) || other.length - one.length)
    .map((its) => {
      const [{ rule, severity }] = its as readonly [Finding];
      const workloads = new Set(its.map(ownerOf)).size;
      return `<tr><th scope="row"><a href="${rulePage(rule)}">${text(rule)}</a></th><td class="${severity}">${severity}</td><td class="num">${its.length}</td><td class="num wide">${workloads}</td><td class="no-print"><button type="button" class="only" data-rule="${text(rule)}" aria-label="Only ${text(rule)}" hidden>Only</button></td></tr>`;
    });
  return [
    '<section aria-labelledby="rules"><h2 id="rules">By rule</h2><div class="scroll" tabindex="0" role="region" aria-label="Rules that have fired"><table>',
    '<thead><tr><th scope="col">rule</th><th scope="col">severity</th><th scope="col" class="num">findings</th><th scope="col" class="num wide-head">workloads</th><td class="no-print"></td></tr></thead>',
    `<tbody>${rows.join('')}</tbody></table></div></section>`,
  ].join('');
}

function workloadsOf(findings: readonly Finding[]): string {
  const groups = [...grouped(findings, ownerOf).values()].map((its) => {
    const [{ workload, resource }] = its as readonly [Finding];
    const { kind, namespace, name } = workload ?? resource;
    return `<section class="workload"><h3>${text(`${kind} ${namespace}/${name}`)}</h3>${its.map(findingOf).join('')}</section>`;
  });
  return `<h2 id="workloads" tabindex="-1">By workload</h2>${groups.join('\n')}`;
}

function findingOf(finding: Finding): string {
  const { rule, severity, message, why, fix, file, construct, line, assumptions } = finding;
  const label = shortLabel(finding);
  const again = foundAgain(finding, { all: true });
  const place = `${file ?? construct ?? ''}${line === undefined ? '' : `:${line}`}`;
  const row = (name: string, value: string) => `<dt>${name}</dt><dd>${text(value)}</dd>`;
  return [
    `<article class="finding" data-rule="${text(rule)}" data-severity="${severity}">`,
    `<h4><span class="${severity}">${severity}</span> ${text(message)}</h4>`,
    `<p class="quiet"><code>${text(place)}</code> <a href="${rulePage(rule)}">${text(rule)}</a></p>`,
    `<dl>${label === undefined ? '' : row('numbers', label)}${row('why', why)}${row('fix', fix)}`,
    `${assumptions.map((one) => row('assumed', one)).join('')}${again === '' ? '' : row('also in', again)}</dl></article>`,
  ].join('');
}
