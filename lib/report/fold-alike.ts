import type { Finding } from '../check';
import { grouped } from '../kubernetes';

/** A finding, and the same in other files: in another overlay, another rendering, another copy of an object. */
export interface Folded {
  readonly finding: Finding;
  readonly also: readonly Finding[];
}

/** Folds findings of one cause that stand in many files into the first of them. */
export function foldAlike(findings: readonly Finding[]): readonly Folded[] {
  return [...grouped(findings, causeOf).values()].flatMap(([finding, ...also]) => (finding ? [{ finding, also }] : []));
}

/** What is the same wherever an object stands; two places of one file are two causes. */
function causeOf({ rule, severity, message, fix, resource, path, file, line, assumptions }: Finding): string {
  const { kind, name } = resource;
  const within = file === undefined ? [line, path] : [path];
  return JSON.stringify([rule, severity, message, fix, kind, name, within, assumptions]);
}
