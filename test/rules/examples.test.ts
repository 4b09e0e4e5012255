import { check, compareReleases, type Edit, type Finding, type JsonObject, type Manifest } from '../../lib/check';
import { RULES } from '../../lib/rules';
import { releasesIn } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';
import { withEdits } from './support/with-edits';

const found = new Map<string, readonly Finding[]>();

/** What is found in an example as it stands; several tests ask. */
function findingsIn(text: string, kubernetesVersion?: string): readonly Finding[] {
  const key = `${kubernetesVersion} ${text}`;
  const findings = found.get(key) ?? findingsAfter(text, kubernetesVersion);
  found.set(key, findings);
  return findings;
}

/** What is found in an example, in the manifests or in the step from one release to the next, once they are mended. */
function findingsAfter(
  text: string,
  kubernetesVersion?: string,
  mend = (manifests: readonly Manifest[]) => manifests,
): readonly Finding[] {
  const { before, after } = releasesIn(text);
  const manifests = mend(manifestsIn(after));
  const options = kubernetesVersion === undefined ? {} : { kubernetesVersion };
  return before === ''
    ? check(manifests, options).findings
    : compareReleases(manifestsIn(before), manifests, options).findings;
}

const rulesIn = (findings: readonly Finding[]) => [...new Set(findings.map(({ rule }) => rule))];

describe('every rule', () => {
  const bad = RULES.flatMap(({ id, bad: texts, examplesFor }) =>
    texts.map((text, index) => [id, index, text, examplesFor] as const),
  );
  const good = RULES.flatMap(({ id, good: texts, examplesFor }) =>
    texts.map((text, index) => [id, index, text, examplesFor] as const),
  );

  test.each(bad)('%s fires on its bad example %i, and no other rule does', (id, _, text, version) => {
    expect(rulesIn(findingsIn(text, version))).toEqual([id]);
  });

  test.each(good)('%s leaves its good example %i alone, and so does every other rule', (_, __, text, version) => {
    expect(findingsIn(text, version)).toEqual([]);
  });

  test.each(bad)('%s words what it finds in bad example %i without leaving a placeholder', (_, __, text, version) => {
    for (const { message, fix } of findingsIn(text, version)) {
      expect(`${message} ${fix}`).not.toMatch(/\{\w+\}|undefined|NaN|Infinity/);
    }
  });

  test.each(bad)('%s is silent on its bad example %i once its edits are made', (id, _, text, version) => {
    const findings = findingsIn(text, version);
    if (findings.every(({ edits }) => edits.length === 0)) return;
    const mended = findingsAfter(text, version, (manifests) =>
      manifests.map((manifest) => withEditsOf(findings, manifest)),
    );
    expect(rulesIn(mended)).not.toContain(id);
  });
});

function withEditsOf(findings: readonly Finding[], manifest: Manifest): Manifest {
  const { kind, metadata } = manifest.object as { kind: string; metadata: { name: string } };
  const ours = findings.filter(({ resource }) => resource.kind === kind && resource.name === metadata.name);
  return {
    object: withEdits(
      manifest.object,
      ours.flatMap(({ edits }): readonly Edit[] => edits),
    ) as JsonObject,
  };
}
