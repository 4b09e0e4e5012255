import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { check, type CheckResult, type Finding, type Settings } from '../check';
import {
  failsSynthesis,
  houseRulesIn,
  importedObjects,
  KubernetesTarget,
  manifestsOf,
  ownerPath,
  type Problem,
  type PropWords,
  propWordsIfMadeFromFacts,
  wordsFor,
  renderApp,
  warnAtSynth,
  wordFinding,
} from '../constructs';
import type { Manifest } from '../workload';
import { guardOf } from './guard';

/** Objects that are judged by the same settings, for the same version of Kubernetes. */
interface Group {
  readonly settings: Settings;
  readonly kubernetesVersion: string;
  /** The constructs that they come from, each with how its props are named where it is made from facts. */
  readonly constructs: Map<string, PropWords | undefined>;
}

/** What a group is judged by besides its settings. */
interface Judging extends Group {
  /** The rules of a house, which somebody else judges by. */
  readonly otherRules: readonly string[];
  /** What the app takes from elsewhere, as `ConfigMap/shared`. */
  readonly imported: ReadonlySet<string>;
}

/** Judges everything in an app that has a guard; the rest of it takes part in joins. Returns what fails synthesis. */
export function judgeGuarded(app: IConstruct): readonly Problem[] {
  const { objects, problems } = renderApp(app);
  const manifests = manifestsOf(objects);
  const groups = groupsOf(objects.map(({ apiObject }) => apiObject));
  const otherRules = houseRulesIn(app);
  const imported = importedObjects(app);
  const said = groups.flatMap((group) => judgeGroup(app, manifests, { ...group, otherRules, imported }));
  return [...problems, ...said.map((text) => ({ text }))];
}

function groupsOf(apiObjects: readonly ApiObject[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const apiObject of apiObjects) {
    const guard = guardOf(apiObject);
    if (!guard) continue;
    const { settings } = guard;
    const kubernetesVersion = KubernetesTarget.of(apiObject);
    const key = `${kubernetesVersion} ${guard.key}`;
    const group = groups.get(key) ?? { settings, kubernetesVersion, constructs: new Map() };
    group.constructs.set(ownerPath(apiObject), propWordsIfMadeFromFacts(apiObject));
    groups.set(key, group);
  }
  return [...groups.values()];
}

function judgeGroup(app: IConstruct, manifests: readonly Manifest[], group: Judging): readonly string[] {
  const { findings, failures, notices } = judged(manifests, group);
  const fails = (finding: Finding) =>
    (group.settings.strict && finding.severity === 'warning') ||
    (group.constructs.get(finding.construct ?? '') ? failsSynthesis(finding) : finding.severity === 'error');
  const word = (finding: Finding) => wordFinding(finding, wordsFor(finding, group.constructs));
  for (const finding of findings) {
    if (finding.severity === 'warning' && !fails(finding)) warnAtSynth(app, word(finding));
  }
  for (const { message, resource } of notices) {
    warnAtSynth(app, `note: ${resource ? `${resource.kind} ${resource.name}: ` : ''}${message}`);
  }
  return [...failures.map(({ message }) => message), ...findings.filter(fails).map(word)];
}

/** Two objects of one name are never meant where one program makes both: the second one would be all that is there. */
const REFUSED = { 'duplicate-identity': 'error' } as const;

function judged(manifests: readonly Manifest[], group: Judging): Omit<CheckResult, 'suppressed'> {
  const { settings, kubernetesVersion, constructs, otherRules, imported } = group;
  const { severities, ignores, stated } = settings;
  const options = {
    severities: { ...REFUSED, ...severities },
    ignores,
    stated,
    kubernetesVersion,
    otherRules,
    beside: { makes: (kind: string, name: string) => imported.has(`${kind}/${name}`), holds: () => false },
    judgesAlikeOnce: true,
  };
  if (constructs.size === manifests.length) return check(manifests, options);
  const isIn = ({ construct = '' }: { readonly construct?: string }) => constructs.has(construct);
  const { findings, failures } = check(manifests, { ...options, judges: isIn });
  // What is in another object than its workload is the workload's.
  const own = findings.filter((finding) => finding.workload !== undefined || isIn(finding));
  return { findings: own, failures, notices: [] };
}
