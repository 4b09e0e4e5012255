import type * as checking from '../../lib/check';
import type { Rule } from '../../lib/check';
import { changed, WEB } from '../../lib/rules/support/example';
import { identityOf, type Manifest } from '../../lib/workload';
import type * as reading from '../../lib/workload/read-workload';
import { manifestsIn } from '../rules/support/manifests';

// Mocks are not hoisted here: what is mocked is loaded anew, after them.
jest.resetModules();

/** What an object is called that the reader has a bug for. */
const CURSED = 'cursed';

jest.mock('../../lib/workload/read-workload', () => {
  const { readWorkload } = jest.requireActual<typeof reading>('../../lib/workload/read-workload');
  return {
    readWorkload: (...[manifest, ...rest]: Parameters<typeof readWorkload>) => {
      if (JSON.stringify(manifest.object['metadata']).includes('cursed')) throw new TypeError('no such thing');
      return readWorkload(manifest, ...rest);
    },
  };
});
const { check, compareReleases, RULES } = jest.requireActual<typeof checking>('../../lib/check');

const TOO_SHORT = changed(WEB, { 'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 20' });
const named = (name: string, text: string = TOO_SHORT) => text.replaceAll(/\bweb\b(?!:)/g, name);
const texts = (...some: readonly string[]) => manifestsIn(some.join('---\n'));
const rulesOn = (name: string, found: ReturnType<typeof check>) =>
  found.findings.filter(({ resource }) => resource.name === name).map(({ rule }) => rule);

describe('a workload that the reader fails on', () => {
  const alone = check(texts(named('shop')));
  const both = check(texts(named(CURSED), named('shop')));

  test('costs no other its findings', () => {
    expect(rulesOn('shop', alone)).toContain('grace-too-short');
    expect(rulesOn('shop', both)).toEqual(rulesOn('shop', alone));
  });

  test('is named, as a bug', () => {
    expect(both.failures).toMatchObject([{ code: 'object-failed', resource: { kind: 'Deployment', name: CURSED } }]);
    expect(both.failures[0]?.message).toMatch(/Deployment default\/cursed could not be read .*Please report it/);
  });

  test('makes no finding about what refers to it', () => {
    expect(rulesOn(CURSED, both)).toEqual([]);
  });
});

/** A rule that looks at all objects, with a bug for one of them. */
function withBug(id: string): readonly Rule[] {
  return RULES.map((rule) => {
    if (rule.id !== id || !('checkWorld' in rule)) return rule;
    return {
      ...rule,
      *checkWorld(world: Parameters<typeof rule.checkWorld>[0]) {
        yield* rule.checkWorld(world);
        if (world.manifests.some(isPoisoned)) throw new TypeError('no such thing');
      },
    };
  });
}

const isPoisoned = (manifest: Manifest) => identityOf(manifest).name === 'poison';
const map = (name: string, more = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${more}`;
const IDLE =
  'apiVersion: v1\nkind: Service\nmetadata: {name: idle}\nspec: {selector: {app: shops}, ports: [{port: 80}]}\n';

test('an object that a rule about all objects fails on costs it no finding about the others', () => {
  const whole = check(texts(named('shop'), IDLE));
  const { findings, failures } = check(texts(map('a'), map('poison'), map('b'), named('shop'), IDLE), {
    rules: withBug('service-selects-nothing'),
  });
  expect(whole.findings.map(({ rule }) => rule)).toContain('service-selects-nothing');
  expect(findings.map(({ rule }) => rule)).toEqual(whole.findings.map(({ rule }) => rule));
  expect(failures).toMatchObject([
    { code: 'rule-failed', rule: 'service-selects-nothing', resource: { kind: 'ConfigMap', name: 'poison' } },
  ]);
});

test('a rule that fails on everything is said once, without an object', () => {
  const broken = RULES.map((rule) =>
    rule.id === 'service-selects-nothing' && 'checkWorld' in rule
      ? {
          ...rule,
          checkWorld: () => {
            throw new TypeError('always');
          },
        }
      : rule,
  );
  const { failures, findings } = check(texts(named('shop')), { rules: broken });
  expect(failures).toMatchObject([{ code: 'rule-failed', rule: 'service-selects-nothing' }]);
  expect(failures[0]).not.toHaveProperty('resource');
  expect(findings.map(({ rule }) => rule)).toContain('grace-too-short');
});

test('an object that cannot be read costs a comparison nothing about the others', () => {
  const before = texts(named('shop', WEB), named(CURSED, WEB));
  const after = texts(named('shop', WEB).replaceAll('app: shop', 'app: shops'), named(CURSED, WEB));
  const { findings, failures } = compareReleases(before, after);
  expect(findings.map(({ rule }) => rule)).toContain('immutable-changed');
  expect(failures.every(({ code }) => code === 'object-failed')).toBe(true);
  expect(failures).toHaveLength(1);
});
