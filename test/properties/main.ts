import fc from 'fast-check';
import { shape, shapedManifests } from '../simulation/generated-shape';
import { generated, manifestsOf } from '../simulation/generated-workload';
import { compare } from '../simulation/promises';

const USAGE = 'npm run properties:agreement -- [COUNT [SEED]]   by default 20000 workloads by the seed 1';

/** How often progress is told. */
const STEP = 1000;

/** Deployments behind kube-proxy, whose every number is varied, and as many workloads of every other shape. */
const WORKLOADS = fc.oneof(
  generated.map(manifestsOf),
  fc.tuple(generated, shape).map(([given, shaped]) => shapedManifests(given, shaped)),
);

function main(args: readonly string[]): boolean {
  const [count, seed] = [Number(args[0] ?? 20_000), Number(args[1] ?? 1)];
  if (!Number.isInteger(count) || !Number.isInteger(seed) || count < 1) throw new Error(USAGE);
  let [free, broken, done] = [0, 0, 0];
  for (const drawn of fc.sample(WORKLOADS, { numRuns: count, seed })) {
    const compared = compare(drawn);
    if (compared.isFree) free += 1;
    for (const words of compared.broken) {
      broken += 1;
      console.log(`${words}\n  ${JSON.stringify(drawn)}`);
    }
    done += 1;
    if (done % STEP === 0) console.error(`${done} of ${count}, ${broken} contradictions`);
  }
  const share = Math.round((100 * free) / count);
  console.log(
    `${count} generated workloads, ${share} % free of findings, ${broken} contradictions between rules and simulation`,
  );
  return broken === 0;
}

process.exitCode = main(process.argv.slice(2)) ? 0 : 1;
