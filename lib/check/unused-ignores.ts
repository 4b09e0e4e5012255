import { ANNOTATIONS } from '../facts';
import { RULES } from '../rules';
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
): readonly Notice[] {
  const annotated = manifests.filter(hasIgnores).flatMap((manifest) =>
    judge.annotated
      .unused(manifest)
      .filter(isJudgedHere)
      .map(({ rule }) => ({
        ...notice(rule),
        ...(manifest.file !== undefined && { file: manifest.file }),
        ...manifest.locate?.(PATH),
        resource: identityOf(manifest),
      })),
  );
  const configured = ignores
    .filter((ignore) => !judge.used.has(ignore) && isJudgedHere(ignore))
    .map(({ rule }) => notice(rule));
  return [...annotated, ...configured];
}

/** What is about the step between two releases finds nothing in one of them. */
function isJudgedHere({ rule }: { readonly rule: string }): boolean {
  const known = RULES.find(({ id }) => id === rule);
  return !known || !('checkRelease' in known);
}

function notice(rule: string): Notice {
  return RULES.some(({ id }) => id === rule)
    ? { code: 'ignore-unused', message: `${rule} is ignored here, but it finds nothing: take the ignore away` }
    : { code: 'ignore-unknown-rule', message: `'${rule}' is to be ignored, but there is no such rule` };
}
