import { DEFAULT_KUBERNETES_VERSION, parseKubernetesVersion } from '../kubernetes';
import { RULES, releaseOf, type Release } from '../rules';
import { identityText, readWorld, withMade, type Manifest, type World } from '../workload';
import { again } from './again';
import { asTheyMayBeMeant } from './as-it-may-be-meant';
import type { CheckOptions, CheckResult } from './check';
import { Judge } from './judge';
import { misreadIn } from './misread';
import { inPresupposedOrder } from './rule-order';
import { sparing } from './sparing';
import { withoutGuesses } from './without-guesses';
import { statedWithVersion } from './stated-with-version';

/** What a comparison takes of the options of a check. */
export type CompareOptions = Omit<CheckOptions, 'judges'>;

const ORDERED_RULES = inPresupposedOrder(RULES);

/**
 * Judges the step from one release to the next: what the API server refuses to change, and what cuts traffic while
 * pods of both versions run. What is wrong with the new release by itself is for {@link check}.
 *
 * @param before the manifests that run
 * @param after the manifests that are about to be applied; findings stand in them, but for what they take away
 * @throws RangeError for a Kubernetes version that is not supported
 */
export function compareReleases(
  before: readonly Manifest[],
  after: readonly Manifest[],
  options: CompareOptions = {},
): Omit<CheckResult, 'notices'> {
  const version = parseKubernetesVersion(options.kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION);
  const stated = statedWithVersion(options);
  const [old, now] = [readWorld(withMade(before), version, stated), readWorld(withMade(after), version, stated)];
  const verdictOf = (world: World) => judged(releaseOf(old, world), options).inOrderOf([...world.manifests, ...before]);
  const meant = asTheyMayBeMeant(after, misreadIn(now)).map((some) => again(now, some));
  return withoutGuesses(verdictOf(now), meant.map(verdictOf));
}

/** The step to some of the new manifests, from those of their like. */
function releaseTo(some: readonly Manifest[], release: Release): Release {
  const { before, after } = release;
  if (some === after.manifests) return release;
  const nameOf = ({ object }: Manifest) => identityText(object);
  const left = new Set(some.map(nameOf));
  const gone = new Set(after.manifests.map(nameOf).filter((name) => !left.has(name)));
  const old = before.manifests.filter((manifest) => !gone.has(nameOf(manifest)));
  return releaseOf(again(before, old), again(after, some));
}

function judged(release: Release, options: CompareOptions): Judge {
  const rules = options.rules ? inPresupposedOrder(options.rules) : ORDERED_RULES;
  const judge = new Judge(options);
  for (const rule of rules) {
    if ('checkRelease' in rule)
      judge.addAll(
        rule,
        sparing(release.after.manifests, (some) => [...rule.checkRelease(releaseTo(some, release))]),
      );
  }
  judge.leaveOut({
    unread: new Map([...release.before.unread, ...release.after.unread]),
    leftOut: release.after.leftOut,
  });
  return judge;
}
