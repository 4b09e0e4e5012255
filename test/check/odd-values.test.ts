import fc from 'fast-check';
import { check, compareReleases, RULES, type JsonObject } from '../../lib/check';
import { changed, releasesIn, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from '../rules/support/manifests';
import { runs } from '../properties/runs';

const GRACE = 'terminationGracePeriodSeconds: 25';
const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const STARTUP = 'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }';

/** What people and templates write where a number, a text, a list or a mapping belongs. */
const value = fc.oneof(
  fc.constantFrom<unknown>('', '30', '30s', '5%', '-5%', '1e9', 'banana', true, false, null),
  fc.constantFrom<unknown>([], [1], ['30'], [null], {}, { seconds: 30 }, { a: [] }),
  fc.constantFrom<unknown>(0, -1, 0.5, 1e308, -1e308, 2 ** 31, 2 ** 53, 65536),
  fc.integer({ min: -100, max: 1000 }),
);

type Place = readonly (string | number)[];

const EXAMPLES = RULES.flatMap(({ good, bad }) => [...good, ...bad]).map((text) => {
  const { before, after } = releasesIn(text);
  return { before: objectsIn(before), after: objectsIn(after) };
});

function objectsIn(text: string): readonly JsonObject[] {
  return text === '' ? [] : manifestsIn(text).map(({ object }) => object);
}

/** Where numbers, and what may stand in their place, are: everything that is no mapping or list, and those, too. */
function* placesIn(json: unknown, place: Place = []): Iterable<Place> {
  if (place.length > 1) yield place;
  if (typeof json !== 'object' || json === null) return;
  for (const [key, inner] of Object.entries(json))
    yield* placesIn(inner, [...place, Array.isArray(json) ? Number(key) : key]);
}

const changes = fc.array(fc.record({ at: fc.nat(), value }), { minLength: 1, maxLength: 3 });

function withOdd(
  objects: readonly JsonObject[],
  drawn: readonly { readonly at: number; readonly value: unknown }[],
): readonly JsonObject[] {
  const copy = structuredClone(objects) as JsonObject[];
  const places = [...placesIn(copy)];
  for (const { at, value: odd } of drawn) {
    const place = places[at % places.length] ?? [];
    let holder: unknown = copy;
    for (const step of place.slice(0, -1)) holder = (holder as Record<string | number, unknown> | undefined)?.[step];
    const last = place.at(-1) ?? 0;
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, last)) continue;
    (holder as Record<string | number, unknown>)[last] = structuredClone(odd);
  }
  return copy;
}

const NONSENSE = /\bNaN\b|\bundefined\b|\bInfinity\b|\[object Object\]|\{\w+\}/;

test('no message holds a value that is none, whatever stands in a field', () => {
  const property = fc.property(fc.constantFrom(...EXAMPLES), changes, ({ before, after }, drawn) => {
    const odd = withOdd(after, drawn).map((object) => ({ object }));
    const { findings } = check(odd);
    const step =
      before.length > 0
        ? compareReleases(
            before.map((object) => ({ object })),
            odd,
          ).findings
        : [];
    for (const { rule, message, fix, label = '', assumptions } of [...findings, ...step]) {
      for (const words of [message, fix, label, ...assumptions]) {
        if (NONSENSE.test(words)) throw new Error(`${rule} says: ${words}`);
      }
    }
  });
  fc.assert(property, runs(100));
});

describe('a mapping or a list where a text belongs is told as what it is', () => {
  const RULES_THAT_QUOTE = ['scaled-job-cuts-jobs', 'service-port-unmatched', 'surge-blocked', 'quota-blocks-surge'];

  test.each(RULES.filter(({ id }) => RULES_THAT_QUOTE.includes(id)))('$id, in every place of its examples', (rule) => {
    const told = rule.bad.slice(0, 1).flatMap((text) => {
      const objects = objectsIn(text);
      return [...placesIn(objects)].flatMap((_place, at) =>
        check(
          withOdd(objects, [{ at, value: { a: { b: 1 } } }]).map((object) => ({ object })),
          { rules: [rule] },
        ).findings.flatMap(({ message, fix, assumptions }) => [message, fix, ...assumptions]),
      );
    });
    expect(told.length).toBeGreaterThan(0);
    for (const words of told) expect(words).not.toMatch(NONSENSE);
  });

  test.each([
    ['{ odd: [1] }', 'a mapping'],
    ['[default]', 'a list'],
  ])('the strategy of a ScaledJob: %s', (strategy, told) => {
    const job = `apiVersion: keda.sh/v1alpha1
kind: ScaledJob
metadata: { name: resize }
spec: { rollout: { strategy: ${strategy} }, jobTargetRef: { template: { spec: { containers: [{ name: resize, image: "resize:1" }] } } }, triggers: [] }
`;
    expect(check(manifestsIn(job)).findings.map(({ message }) => message)).toEqual([
      `a release of resize stops all of its Jobs that run, and starts them anew: rollout.strategy is ${told}`,
    ]);
  });
});

const found = (text: string) => check(manifestsIn(text)).findings.map(({ rule }) => rule);

describe('what depends on a value that cannot be read is not guessed at', () => {
  test.each([
    ['a grace period in quotes', { [GRACE]: 'terminationGracePeriodSeconds: "20"' }],
    ['a grace period that is no number', { [GRACE]: 'terminationGracePeriodSeconds: long' }],
    ['a hook in quotes', { [HOOK]: 'lifecycle: { preStop: { sleep: { seconds: "5" } } }' }],
    ['replicas in quotes', { 'replicas: 3': 'replicas: "3"' }],
    ['minReadySeconds with a unit', { 'minReadySeconds: 5': 'minReadySeconds: 5s' }],
    ['a threshold in quotes', { [STARTUP]: STARTUP.replace('16', '"16"') }],
    [
      'a period in quotes, behind a threshold that would be too low for the default',
      {
        [STARTUP]: STARTUP.replace(
          'periodSeconds: 2, failureThreshold: 16',
          'periodSeconds: "30", failureThreshold: 2',
        ),
      },
    ],
    [
      'a port in quotes',
      { 'ports: [{ name: http, containerPort: 8080 }]': 'ports: [{ name: http, containerPort: "8080" }]' },
    ],
  ])('%s', (_what, changes) => {
    expect(found(changed(WEB, changes))).toEqual(['field-mistyped']);
  });

  test('a sleep beside a grace period in quotes is compared with nothing', () => {
    const both = { [GRACE]: 'terminationGracePeriodSeconds: "25"', [HOOK]: HOOK.replace('5', '0') };
    expect(check(manifestsIn(changed(WEB, both)), { kubernetesVersion: '1.30' }).findings[0]?.message).not.toMatch(
      /NaN/,
    );
  });

  test('what does not depend on it is found beside it', () => {
    const text = changed(WEB, { 'replicas: 3': 'replicas: "3"', [GRACE]: 'terminationGracePeriodSeconds: 20' });
    expect(found(text)).toEqual(['field-mistyped', 'grace-too-short']);
  });
});
