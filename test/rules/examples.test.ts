import { check, type Edit, type JsonObject, type Manifest } from '../../lib/check';
import { RULES } from '../../lib/rules';
import { manifestsIn } from './support/manifests';
import { withEdits } from './support/with-edits';

const rulesThatFire = (manifests: readonly Manifest[]) => [
  ...new Set(check(manifests).findings.map(({ rule }) => rule)),
];

describe('every rule', () => {
  const bad = RULES.flatMap(({ id, bad: texts }) => texts.map((text, index) => [id, index, text] as const));
  const good = RULES.flatMap(({ id, good: texts }) => texts.map((text, index) => [id, index, text] as const));

  test.each(bad)('%s fires on its bad example %i, and no other rule does', (id, _, text) => {
    expect(rulesThatFire(manifestsIn(text))).toEqual([id]);
  });

  test.each(good)('%s leaves its good example %i alone, and so does every other rule', (_, __, text) => {
    expect(check(manifestsIn(text)).findings).toEqual([]);
  });

  test.each(bad)('%s words what it finds in bad example %i without leaving a placeholder', (_, __, text) => {
    for (const { message, fix } of check(manifestsIn(text)).findings) {
      expect(`${message} ${fix}`).not.toMatch(/\{\w+\}|undefined|NaN|Infinity/);
    }
  });

  test.each(bad)('%s is silent on its bad example %i once its edits are made', (id, _, text) => {
    const manifests = manifestsIn(text);
    const { findings } = check(manifests);
    if (findings.every(({ edits }) => edits.length === 0)) return;
    const mended = manifests.map((manifest) => mend(manifest, findings));
    expect(rulesThatFire(mended)).not.toContain(id);
  });
});

function mend(
  manifest: Manifest,
  findings: readonly { edits: readonly Edit[]; resource: { kind: string; name: string } }[],
): Manifest {
  const { kind, metadata } = manifest.object as { kind: string; metadata: { name: string } };
  const edits = findings
    .filter(({ resource }) => resource.kind === kind && resource.name === metadata.name)
    .flatMap((finding) => finding.edits);
  return { object: withEdits(manifest.object, edits) as JsonObject };
}
