import { isDeepStrictEqual, parseArgs } from 'node:util';
import { Dice } from '../../properties/dice';
import { seeds } from '../../properties/seeds';
import { buildDecoder, decodeAll, hasGo, type Decoded } from './decoder-process';
import { mutatedText } from './mutate-text';
import { readText, type TextReading } from './read-texts';

const USAGE = 'npm run yaml:differential -- [--runs N] [--seed S] [--show N]   (needs Go)';

/** So many texts are decoded at once. */
const BATCH = 2000;

/** How a text is read: as kubectl reads it, with another value, or refused by one of the two. */
type Outcome = 'same' | 'value' | 'only we refuse' | 'only kubectl refuses';

function outcomeOf(ours: TextReading, theirs: Decoded): Outcome {
  const isRefused = theirs.error !== undefined;
  const before = Math.min(ours.documents.length, theirs.documents.length);
  if (ours.isRefused && !isRefused) return 'only we refuse';
  if (!ours.isRefused && isRefused) return 'only kubectl refuses';
  const isAlike = isDeepStrictEqual(ours.documents.slice(0, before), theirs.documents.slice(0, before));
  if (!isAlike) return 'value';
  return isRefused || ours.documents.length === theirs.documents.length ? 'same' : 'value';
}

function tell(outcome: Outcome, seed: number, text: string, ours: TextReading, theirs: Decoded): void {
  const { documents, refusal } = ours;
  console.log(`--- ${outcome}, seed ${seed}: ${theirs.error ?? ''} ${refusal?.message ?? ''}`);
  console.log(JSON.stringify(text));
  if (outcome === 'value') console.log(JSON.stringify({ ours: documents, theirs: theirs.documents }));
}

function main(): number {
  const options = {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '3' },
    decoder: { type: 'string' },
  } as const;
  const { values } = parseArgs({ options });
  const [runs, seed, show] = [values.runs, values.seed, values.show].map(Number) as [number, number, number];
  if (![runs, seed, show].every(Number.isInteger)) throw new Error(USAGE);
  if (values.decoder === undefined && !hasGo()) {
    console.log('skipped: Go is not here, and the comparison needs it');
    return 0;
  }
  const decoder = values.decoder ?? buildDecoder();
  const counts = new Map<Outcome, number>();
  const texts = seeds();
  for (let first = seed; first < seed + runs; first += BATCH) {
    const count = Math.min(BATCH, seed + runs - first);
    const batch = Array.from({ length: count }, (_, index) => {
      const dice = new Dice(first + index);
      // No file holds half of a character.
      return Buffer.from(mutatedText(dice.of(texts), dice)).toString();
    });
    for (const [index, theirs] of decodeAll(decoder, batch).entries()) {
      const text = batch[index] ?? '';
      const ours = readText(text);
      const outcome = outcomeOf(ours, theirs);
      const before = counts.get(outcome) ?? 0;
      counts.set(outcome, before + 1);
      if (outcome === 'same' || before >= show) continue;
      tell(outcome, first + index, text, ours, theirs);
    }
  }
  for (const [outcome, count] of counts)
    console.log(`${outcome}: ${count} of ${runs} (${((count / runs) * 100).toFixed(3)} %)`);
  return counts.get('same') === runs ? 0 : 1;
}

process.exitCode = main();
