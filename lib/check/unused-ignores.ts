import { ANNOTATIONS } from '../facts';
import { identityOf, type Manifest } from '../workload';
import type { Ignore } from './ignore';
import { hasIgnores } from './ignores-of';
import type { Judge } from './judge';
import type { Notice } from './notice';

const PATH = ['metadata', 'annotations', ANNOTATIONS.ignore];

/** Ignores that nothing answers to: each hides what it no longer knows about. */
export function unusedIgnores(
  judge: Judge,
  manifests: readonly Manifest[],
  ignores: readonly Ignore[],
  known: ReadonlySet<string>,
): readonly Notice[] {
  const annotated = manifests.filter(hasIgnores).flatMap((manifest) =>
    judge.annotated.unused(manifest).map(({ rule }) => ({
      ...notice(rule, known),
      ...(manifest.file !== undefined && { file: manifest.file }),
      ...manifest.locate?.(PATH),
      resource: identityOf(manifest),
    })),
  );
  const configured = ignores.filter((ignore) => !judge.used.has(ignore)).map(({ rule }) => notice(rule, known));
  return [...annotated, ...configured];
}

function notice(rule: string, known: ReadonlySet<string>): Notice {
  return known.has(rule)
    ? { code: 'ignore-unused', message: `${rule} is ignored here, but it finds nothing: take the ignore away` }
    : { code: 'ignore-unknown-rule', message: `'${rule}' is to be ignored, but there is no such rule` };
}
