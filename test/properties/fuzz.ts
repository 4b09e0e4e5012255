import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runOne } from './command-line-one';
import { Coverage } from './coverage';
import { Dice } from './dice';
import { FAILED, written, type Tried } from './failed';
import { PIECES } from './hostile';
import { mutated } from './mutate';
import { planted } from './planted';
import { seeds } from './seeds';

const USAGE = `npm run fuzz -- [--minutes N] [--seed S]
  Guided by coverage: an input that runs code which none before has run is mutated further. What fails is written to
  test/properties/failed, where npm test runs it again.`;

/** No input may take longer, in milliseconds of CPU. */
const PATIENCE = 30_000;

/** Texts do not grow beyond this. */
const LONGEST = 40_000;

/** So many texts are tried as they are before any is mutated. */
const FIRST = 40;

/** What takes some ten milliseconds … */
const QUICK: readonly (readonly string[])[] = [
  [
    ...['check', 'k8s/a.yaml', '--verbose'],
    ...['text', 'json', 'sarif', 'junit', 'github', 'markdown', 'codequality'].flatMap((one) => [
      ...['--format', one, '--output', `out.${one}`],
    ]),
  ],
  ['check', 'k8s/a.yaml', '--html', 'out.html', '--write-baseline', 'known.json'],
  ['check', 'k8s/b.yaml', '--baseline', 'k8s/a.yaml'],
  ['check', 'k8s/b.yaml', '--config', 'k8s/a.yaml'],
  ['check', 'k8s/a.yaml', '--against', 'k8s/b.yaml', '--format', 'json'],
  ['check', 'k8s/b.yaml', '--against', 'k8s/a.yaml'],
  ['facts', 'k8s/a.yaml'],
];

/** … and what takes up to some seconds. */
const SLOW: readonly (readonly string[])[] = [
  ['fix', 'k8s/a.yaml', '--as', 'json'],
  ['simulate', 'k8s/a.yaml', '--scenario', 'rollout', '--no-fix', '--html', 'out.html'],
  ['simulate', 'k8s/a.yaml', '--from', 'k8s/b.yaml', '--scenario', 'rollout', '--no-fix', '--format', 'json'],
  ['adopt', 'k8s/a.yaml', '--out', 'app'],
  ['adopt', 'k8s/a.yaml', '--out', 'app', '--faithful'],
];

/** How often something slow is tried. */
const SLOWLY = 0.08;

class Fuzz {
  private readonly texts = seeds();
  private readonly corpus: Tried[] = [];
  private readonly coverage = new Coverage('/lib/');
  private readonly dice: Dice;
  private failed = 0;
  private slowest = 0;
  private inputs = 0;

  constructor(seed: number) {
    this.dice = new Dice(seed);
  }

  async run(milliseconds: number): Promise<boolean> {
    const end = performance.now() + milliseconds;
    while (performance.now() < end) {
      await this.try(this.inputs < FIRST ? this.first() : this.next());
      this.inputs += 1;
    }
    const { inputs, corpus, coverage, slowest, failed } = this;
    const kept = `${corpus.length} kept for ${coverage.size} blocks of code`;
    console.log(`${inputs} inputs: ${kept}; slowest ${Math.round(slowest)} ms; ${failed} failed`);
    return failed === 0;
  }

  private first(): Tried {
    const { dice, texts } = this;
    return { args: dice.of(QUICK), text: this.inputs === 0 ? planted.text : dice.of(texts) };
  }

  private next(): Tried {
    const { dice, corpus, texts } = this;
    const parent = dice.roll() < 0.8 ? dice.of(corpus) : { args: dice.of(QUICK), text: dice.of(texts) };
    const args = dice.roll() < SLOWLY ? dice.of(SLOW) : dice.roll() < 0.6 ? parent.args : dice.of(QUICK);
    return { args, text: this.mutated(parent.text).slice(0, LONGEST) };
  }

  private mutated(text: string): string {
    const { dice, corpus } = this;
    switch (dice.below(4)) {
      case 0:
        return `${text}\n---\n${dice.of(corpus).text}`;
      case 1:
        return withPieces(text, dice);
      default:
        return mutated(text, dice);
    }
  }

  private async try(one: Tried): Promise<void> {
    const start = process.cpuUsage();
    try {
      await runOne(one.args, one.text);
    } catch (error) {
      this.keep(one, (error as Error).message);
    }
    const { user, system } = process.cpuUsage(start);
    const took = (user + system) / 1000;
    this.slowest = Math.max(this.slowest, took);
    if (took > PATIENCE) this.keep(one, `it took ${Math.round(took)} ms`);
    if (this.coverage.fresh() > 0) this.corpus.push(one);
  }

  /** Where `npm test` finds it. */
  private keep(one: Tried, why: string): void {
    const text = written(one);
    const file = `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.txt`;
    writeFileSync(join(FAILED, file), text);
    this.failed += 1;
    console.log(`FAILED: ${why.slice(0, 500)}\n  kept as test/properties/failed/${file}`);
  }
}

/** A text with something that means something, once or often, in place of what stands behind a colon or a dash. */
function withPieces(text: string, dice: Dice): string {
  const lines = text.split('\n');
  const index = dice.below(lines.length);
  const line = lines[index] ?? '';
  const at = line.search(/(?<=[:-]) \S/) + 1;
  const piece = dice.of(PIECES).repeat(dice.roll() < 0.3 ? dice.below(2000) : 1 + dice.below(3));
  const value = dice.roll() < 0.5 ? piece : JSON.stringify(piece);
  lines[index] = at > 0 ? line.slice(0, at) + value : line + value;
  return lines.join('\n');
}

async function main(): Promise<number> {
  const options = { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } } as const;
  const { values } = parseArgs({ options });
  const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
  if (!(minutes > 0) || !Number.isInteger(seed)) throw new Error(USAGE);
  return (await new Fuzz(seed).run(minutes * 60_000)) ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});
