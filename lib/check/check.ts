import type { BesideManifests, StatedDefaults } from '../facts';
import { DEFAULT_KUBERNETES_VERSION, parseKubernetesVersion } from '../kubernetes';
import { RULES } from '../rules';
import type { Rule } from '../rules/rule';
import {
  alikeIn,
  asStated,
  NONE_ALIKE,
  readWorld,
  type Alike,
  type Manifest,
  type Workload,
  type World,
  withMade,
} from '../workload';
import { again } from './again';
import { besideProduction, inOtherEnvironments } from './beside-production';
import { byChartDefaults, keptByNoDefault } from './chart-defaults';
import { asTheyAre } from './as-they-are';
import { asTheyMayBeMeant } from './as-it-may-be-meant';
import { filledInLater } from './filled-in-later';
import { forOlderClusters, inOlderClusters } from './for-older-clusters';
import { inGenerated } from './in-generated';
import { Judge, type Verdict, type Verdicts } from './judge';
import { madeElsewhere } from './made-elsewhere';
import { misreadIn } from './misread';
import { missedByNobody } from './missed-by-nobody';
import { notJudged } from './not-judged';
import type { Notice } from './notice';
import { ofNewerVersion } from './of-newer-version';
import { inPresupposedOrder } from './rule-order';
import { inRecords, recordsOfCluster } from './records-of-cluster';
import { sparing } from './sparing';
import { withoutGuesses } from './without-guesses';
import { inReleased, releasedBefore } from './released-before';
import { refusedOnPurpose, wrongOnPurpose } from './wrong-on-purpose';
import { takenForWorkers } from './taken-for-workers';
import { unusedIgnores } from './ignored/unused-ignores';
import { statedWithVersion } from './stated-with-version';

/** What to check with. */
export interface CheckOptions extends Verdicts {
  /** The cluster's version, such as `1.30`. @default 1.30 */
  readonly kubernetesVersion?: string;
  /** The rules to judge by. @default all of them */
  readonly rules?: readonly Rule[];
  /** Facts that stand outside of the manifests. @default none */
  readonly stated?: StatedDefaults;
  /** What lies beside the manifests: scripts that make objects, files that they are made of. @default nobody has looked */
  readonly beside?: BesideManifests;
  /** Rules that something else judges by, such as those of a house: objects may ignore them. @default none */
  readonly otherRules?: readonly string[];
  /** Which workloads to judge; the others only take part in joins. @default all of them */
  readonly judges?: (workload: Manifest) => boolean;
  /**
   * Whether of workloads that differ only by names one is judged, where nothing is found in it. What is found is the
   * same. @default false
   */
  readonly judgesAlikeOnce?: boolean;
}

/** What was found, and what was left out with a reason. */
export interface CheckResult extends Verdict {
  /** What is to be said about the ignores themselves. */
  readonly notices: readonly Notice[];
}

const ORDERED_RULES = inPresupposedOrder(RULES);

/**
 * Judges manifests that belong to one cluster, given as plain objects.
 *
 * @param written everything that is applied together; joins (a Service and its Pods) look at all of them
 * @throws RangeError for a Kubernetes version that is not supported
 * @example
 * const { findings } = check([{ object: deployment }, { object: service }]);
 */
export function check(written: readonly Manifest[], options: CheckOptions = {}): CheckResult {
  const manifests = withMade(written);
  const { judge, others, ofNewer, ofWorkloads } = found(manifests, options);
  const verdict = withoutGuesses(judge.inOrderOf(manifests), others);
  return {
    ...verdict,
    notices: [
      ...(options.rules || options.judges ? [] : unusedIgnores(judge, manifests, options)),
      ...filledInLater(judge.unknown),
      ...ofNewer,
      ...inGenerated(verdict.suppressed),
      ...inOtherEnvironments(verdict.suppressed),
      ...byChartDefaults(verdict.suppressed),
      ...keptByNoDefault(verdict.suppressed),
      ...refusedOnPurpose(verdict.suppressed),
      ...inReleased(verdict.suppressed),
      ...inRecords(verdict.suppressed),
      ...inOlderClusters(verdict.suppressed),
      ...ofWorkloads,
    ],
  };
}

/** What is found in a world, not yet in words. */
interface FoundIn {
  readonly judge: Judge;
  /** What is found where misread values are what somebody may have meant. */
  readonly others: readonly Verdict[];
  readonly ofNewer: readonly Notice[];
  readonly ofWorkloads: readonly Notice[];
}

/** Everything that a world is asked. Of a large one nothing is left when words are found for it, which take memory as well. */
function found(manifests: readonly Manifest[], options: CheckOptions): FoundIn {
  const version = parseKubernetesVersion(options.kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION);
  const world = readWorld(manifests, version, statedWithVersion(options), alikeFor(manifests, options));
  const judge = judged(world, options);
  const others = asTheyMayBeMeant(manifests, misreadIn(world)).map((meant) =>
    judged(again(world, meant), options).inOrderOf(meant),
  );
  const isWhole = !options.rules && !options.judges;
  return {
    judge,
    others,
    ofNewer: isWhole ? ofNewerVersion(world) : [],
    ofWorkloads: isWhole ? aboutWorkloads(world) : [],
  };
}

/** What the workloads are taken for, and what that leaves out. */
function aboutWorkloads(world: World): readonly Notice[] {
  return [
    ...asTheyAre(world),
    ...takenForWorkers(world),
    ...missedByNobody(world),
    ...notJudged(world),
    ...madeElsewhere(world.manifests),
  ];
}

function judged(world: World, options: CheckOptions): Judge {
  const rules = options.rules ? inPresupposedOrder(options.rules) : ORDERED_RULES;
  const judge = new Judge(options, besideProduction(world.manifests), leftOutOf(world.manifests));
  for (const rule of rules) {
    if ('checkWorld' in rule)
      judge.addAll(
        rule,
        sparing(world.manifests, (some) => [...rule.checkWorld(again(world, some))]),
      );
  }
  const silent = new Set<Manifest>();
  // Joins want all workloads anyway; whoever judges a few is spared to read the others.
  for (const workload of options.judges ? world.read(options.judges) : world.workloads) {
    const earlier = world.alike.get(workload.manifest);
    if (earlier && silent.has(earlier)) continue;
    let speaks = false;
    for (const rule of rules) {
      if ('check' in rule && !isWithoutPods(rule, workload))
        speaks = judge.add(rule, workload, () => rule.check(asStated(workload), world)) || speaks;
    }
    if (!speaks) silent.add(workload.manifest);
  }
  judge.leaveOut(world);
  return judge;
}

/** Where no pod runs, nobody is sent requests that could be lost, whatever rule tells of them. */
function isWithoutPods({ effect }: Rule, { replicas, runsToCompletion }: Workload): boolean {
  return effect === 'lost-requests' && replicas.max === 0 && !runsToCompletion;
}

/** Why findings are left out by what the files are that they stand in. */
function leftOutOf(manifests: readonly Manifest[]): ConstructorParameters<typeof Judge>[2] {
  const [onPurpose, released] = [wrongOnPurpose(manifests), releasedBefore(manifests)];
  const [record, older] = [recordsOfCluster(manifests), forOlderClusters(manifests)];
  return (finding, manifest) => onPurpose(finding) ?? released(finding) ?? record(manifest) ?? older(finding, manifest);
}

/** Facts that are stated by names make a difference between them. */
function alikeFor(manifests: readonly Manifest[], { judgesAlikeOnce, stated }: CheckOptions): Alike {
  return judgesAlikeOnce && (stated?.workloads ?? []).length === 0 ? alikeIn(manifests) : NONE_ALIKE;
}
