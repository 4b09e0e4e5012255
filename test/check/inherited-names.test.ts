import { check, checkTexts, compareReleases, RULES, type JsonObject } from '../../lib/check';
import { releasesIn } from '../../lib/rules/support/example';
import { casesOf } from '../../lib/simulation';
import { readWorld } from '../../lib/workload';
import { manifestsIn } from '../rules/support/manifests';

/** What every object of JavaScript inherits: a key or a value of a manifest may be called so. */
const INHERITED = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

const OBJECTS = RULES.flatMap(({ good, bad }) => [...good, ...bad]).map((example) => releasesIn(example));

type Holder = Record<string | number, unknown>;

/** The place of every scalar and of every key of a mapping. */
function* placesIn(json: unknown): Iterable<{ readonly holder: Holder; readonly key: string | number }> {
  if (typeof json !== 'object' || json === null) return;
  for (const [key, inner] of Object.entries(json)) {
    yield { holder: json as Holder, key: Array.isArray(json) ? Number(key) : key };
    yield* placesIn(inner);
  }
}

/** Every so manieth example, with one text in the place of every so manieth value, and of every so manieth key. */
function* renamed(text: string, turn: number): Iterable<{ before: JsonObject[]; after: JsonObject[] }> {
  for (const [index, { before, after }] of OBJECTS.entries()) {
    if ((index + turn) % 5 > 1) continue;
    const objects = manifestsIn(after).map(({ object }) => structuredClone(object) as JsonObject);
    const places = [...placesIn(objects)];
    for (const [position, { holder, key }] of places.entries()) {
      if ((position + index + turn) % 5 !== 0) continue;
      if (typeof holder[key] === 'string') holder[key] = text;
      else if (!Array.isArray(holder)) {
        Object.defineProperty(holder, text, { value: holder[key], enumerable: true, configurable: true });
        delete holder[key];
      }
    }
    yield {
      before: before === '' ? [] : manifestsIn(before).map(({ object }) => object as JsonObject),
      after: objects,
    };
  }
}

test.each(INHERITED)('nothing fails where keys and values are called %s', (text) => {
  for (const { before, after } of renamed(text, INHERITED.indexOf(text))) {
    const manifests = after.map((object) => ({ object }));
    expect(check(manifests).failures).toEqual([]);
    expect(() => casesOf(readWorld(manifests))).not.toThrow();
    if (before.length === 0) continue;
    const old = before.map((object) => ({ object }));
    expect(compareReleases(old, manifests).failures).toEqual([]);
  }
});

test('a label that is called as what every object has is a label like any other', () => {
  const pod = 'template: { metadata: { labels: { app: w } }, spec: { containers: [{ name: c, image: x }] } }';
  const text = [
    'apiVersion: v1\nkind: Service\nmetadata: { name: w }\nspec: { selector: { constructor: x }, ports: [{ port: 80 }] }',
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: w }\nspec: { selector: { matchLabels: { app: w } }, ${pod} }`,
  ].join('\n---\n');
  expect(checkTexts([{ file: 'a.yaml', text }]).findings.map(({ rule }) => rule)).toContain('service-selects-nothing');
});
