/** The first bits of the fractions of the roots of the first primes: square roots to begin with, cube roots for each step. */
const PRIMES = Array.from({ length: 312 }, (_, number) => number).filter(
  (number) =>
    number > 1 &&
    !Array.from({ length: 17 }, (_, index) => index + 2).some((one) => one < number && number % one === 0),
);
const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const BEGIN = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const STEPS = PRIMES.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)));

/**
 * SHA-256 of a text, in hexadecimal digits. It is here because nothing but the command line may load Node's own modules.
 *
 * @see https://csrc.nist.gov/pubs/fips/180-4/upd1/final
 */
export function sha256(text: string): string {
  let state = BEGIN;
  const blocks = blocksOf(new TextEncoder().encode(text));
  for (const block of blocks) state = compressed(state, block);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The bytes, a one, zeros, and how many bits there are: in blocks of sixteen words. */
function blocksOf(bytes: Uint8Array): readonly (readonly number[])[] {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);
  return Array.from({ length: padded.length / 64 }, (_block, block) =>
    Array.from({ length: 16 }, (_word, word) => view.getInt32(block * 64 + word * 4)),
  );
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function compressed(state: readonly number[], block: readonly number[]): number[] {
  const words = [...block];
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (const [index, constant] of STEPS.entries()) {
    if (index >= 16) words.push(nextWord(words, index));
    const choice = (e & f) ^ (~e & g);
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + constant + (words[index] ?? 0)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + (state[index] ?? 0)) | 0);
}

function nextWord(words: readonly number[], index: number): number {
  const [early = 0, late = 0] = [words[index - 15], words[index - 2]];
  const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
  const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
  return ((words[index - 16] ?? 0) + small + (words[index - 7] ?? 0) + large) | 0;
}
