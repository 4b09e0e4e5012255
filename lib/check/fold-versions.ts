import { grouped } from '../kubernetes';
import type { Finding } from './finding';
import { withCopies } from './with-copies';

/**
 * Folds what copies of one object are found guilty of that folders of several versions hold (`static/v0.18/web.yaml`
 * beside `static/v0.19/web.yaml`, or beside the `web.yaml` that they were copied from), or several files of one folder
 * (`web-v1.yaml` beside `web-v2.yaml`), into the newest of them: the others are there as they were, or as it comes next.
 */
export function foldVersions(findings: readonly Finding[]): readonly Finding[] {
  const versioned = findings.filter(({ file = '' }) => VERSION.test(file));
  if (versioned.length === 0) return foldBeside(findings);
  const causes = new Set(versioned.map((finding) => causeOf(finding, tailOf(finding))));
  const first = new Map<Finding, Finding>();
  const also = new Set<Finding>();
  for (const alike of grouped(findings, (finding) => knownCause(finding, causes)).values()) {
    const [newest, ...others] = [...alike].sort(newestFirst);
    if (newest === undefined || others.length === 0) continue;
    first.set(newest, withCopies(newest, others));
    others.forEach((one) => also.add(one));
  }
  return foldBeside(findings.filter((finding) => !also.has(finding)).map((finding) => first.get(finding) ?? finding));
}

/** Folds what several files of one folder have of one object. */
function foldBeside(findings: readonly Finding[]): readonly Finding[] {
  const alike = grouped(findings, (finding) => {
    const { file, renderedFrom } = finding;
    return file === undefined || renderedFrom !== undefined ? finding : causeOf(finding, folderOf(file));
  });
  if (alike.size === findings.length) return findings;
  return [...alike.values()].flatMap((copies) => {
    if (new Set(copies.map(({ file }) => file)).size === 1) return copies;
    const [newest, ...others] = [...copies].sort(newestFirst);
    return newest === undefined ? [] : [withCopies(newest, others)];
  });
}

/** So many of one place may each have been forgotten; of more, one has been decided for all. */
export const FORGOTTEN = 3;

/** With its slash: no file is called so. */
export function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1) || '/';
}

/** A folder that is called after a version (`v0.18`, `1.2.3`, `release-1.30`), or after pages that copies are put beside (`_site`). */
const VERSION = /^(?:.*?\/)??(?:(?:release-|v)?\d+\.\d+(?:\.\d+)?(?:[-+_a-z][^/]*)?|_site|_book|_build)\/(.*)$/;

/** So many folders above a file are looked at for the one that it was copied from. */
const DEEPEST = 12;

function tailOf({ file = '' }: Finding): string {
  return VERSION.exec(file)?.[1] ?? file;
}

function causeOf({ rule, severity, message, fix, path, resource, workload }: Finding, tail: string): string {
  return JSON.stringify([rule, severity, message, fix, path, resource, workload, tail]);
}

/** The cause of a finding: that of a versioned one which it is a copy of, or itself. */
function knownCause(finding: Finding, causes: ReadonlySet<string>): unknown {
  const { file = '', renderedFrom } = finding;
  if (VERSION.test(file)) return causeOf(finding, tailOf(finding));
  if (renderedFrom !== undefined) return finding;
  const steps = file.split('/').slice(-DEEPEST);
  const tails = steps.map((_, depth) => causeOf(finding, steps.slice(depth).join('/')));
  return tails.find((cause) => causes.has(cause)) ?? finding;
}

/** What stands in no version is what is next; versions are compared by their numbers. */
function newestFirst({ file: one = '' }: Finding, { file: other = '' }: Finding): number {
  const [isOld, isOther] = [one, other].map((file) => Number(VERSION.test(file))) as [number, number];
  return isOld - isOther || other.localeCompare(one, 'en', { numeric: true });
}
