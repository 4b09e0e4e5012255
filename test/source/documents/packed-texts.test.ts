import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { PackedTexts, readSource, type Packing } from '../../../lib/source';

/** Packs for real, and counts how often. */
class Counting implements Packing {
  packs = 0;
  unpacks = 0;

  readonly pack = (bytes: Uint8Array): Uint8Array => {
    this.packs += 1;
    return deflateRawSync(bytes);
  };

  readonly unpack = (packed: Uint8Array): Uint8Array => {
    this.unpacks += 1;
    return inflateRawSync(packed);
  };
}

const NOTHING_STAYS = { little: 0, together: 100 };

const named = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
const nameOf = ['metadata', 'name'];

describe('PackedTexts', () => {
  it('leaves a small input as it is', () => {
    const packing = new Counting();
    const packed = new PackedTexts(packing);
    const source = { text: named('a'), line: 1 };
    expect(packed.keep(source, null)).toBe(source);
    expect(packing.packs).toBe(0);
  });

  it('gives every text back, whatever stands in it', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 150 }), { maxLength: 60 });
    fc.assert(
      fc.property(texts, (some) => {
        const packed = new PackedTexts(new Counting(), NOTHING_STAYS);
        const kept = some.map((text, index) => packed.keep({ text, line: index + 1 }, null));
        expect(kept.map(({ text, line }) => ({ text, line }))).toEqual(
          some.map((text, index) => ({ text, line: index + 1 })),
        );
        expect(kept.reverse().map(({ text }) => text)).toEqual([...some].reverse());
      }),
      { seed: 13 },
    );
  });

  it.each([
    ['documents', ['a', 'b', 'c', 'd'].map(named).join('---\n')],
    ['a byte order mark, and more than ASCII', `\uFEFF# ä 名\n${named('"é名"')}---\n${named('b')}`],
    [
      'JSON, one object after the other',
      `${['a', 'b'].map((name) => JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name } })).join(' ')}\n`,
    ],
    [
      'a List',
      `apiVersion: v1\nkind: List\nitems:\n${['a', 'b'].map((name) => `- {apiVersion: v1, kind: Pod, metadata: {name: ${name}}}\n`).join('')}`,
    ],
  ])('finds every field of %s where it stands', (_, text) => {
    const plain = readSource(text, 'all.yaml').manifests;
    const packing = new Counting();
    const packed = readSource(text, 'all.yaml', { packed: new PackedTexts(packing, { little: 0, together: 1 }) });
    expect(packing.packs).toBe(new Set(plain.map(({ writtenIn }) => writtenIn.value)).size);
    expect(packed.manifests.map(({ object }) => object)).toEqual(plain.map(({ object }) => object));
    expect(packed.manifests.map((one) => [one.locate(nameOf), one.excerpt(nameOf), one.writtenIn])).toEqual(
      plain.map((one) => [one.locate(nameOf), one.excerpt(nameOf), one.writtenIn]),
    );
  });

  it('unpacks once for all that is asked about one pack', () => {
    const packing = new Counting();
    const packed = new PackedTexts(packing, { little: 0, together: 1_000 });
    const kept = Array.from({ length: 100 }, (_, index) => packed.keep({ text: named(`n${index}`), line: 1 }, null));
    kept.forEach(({ text }) => expect(text).toContain('ConfigMap'));
    expect(packing.unpacks).toBe(packing.packs);
  });
});
