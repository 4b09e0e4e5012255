import { ANNOTATIONS } from '../../facts';
import { RULES } from '../../rules';
import { identityOf, type Manifest } from '../../workload';
import { didYouMean } from '../../kubernetes';
import type { Ignore } from './ignore';
import { hasIgnores } from './ignores-of';
import type { Judge } from '../judge';
import type { Notice } from '../notice';

const PATH = ['metadata', 'annotations', ANNOTATIONS.ignore];

/** Ignores that nothing answers to: each hides what it no longer knows about. */
export function unusedIgnores(
  judge: Judge,
  manifests: readonly Manifest[],
  { ignores = [], otherRules = [] }: { readonly ignores?: readonly Ignore[]; readonly otherRules?: readonly string[] },
): readonly Notice[] {
  const annotated = manifests.filter(hasIgnores).flatMap((manifest) =>
    judge.annotated
      .unused(manifest)
      .filter((one) => isJudgedHere(one) && !otherRules.includes(one.rule))
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

const IDS = RULES.map(({ id }) => id);
const HOUSE = ' here; one of a house is judged where its app is synthesised';

function notice(rule: string): Notice {
  return IDS.includes(rule)
    ? { code: 'ignore-unused', message: `${rule} is ignored here, but it finds nothing: take the ignore away` }
    : {
        code: 'ignore-unknown-rule',
        message: `'${rule}' is to be ignored, but there is no such rule${didYouMean(rule, IDS) || HOUSE}`,
      };
}
