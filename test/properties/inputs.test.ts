import { checkOne } from './check-one';
import { commandLineOne, reportsOne, runOne } from './command-line-one';
import { failedOnce } from './failed';
import { Dice } from './dice';
import { mutated } from './mutate';
import { planted, toldIn } from './planted';
import { plantedByHabit } from './planted-by-habit';
import { seeds } from './seeds';
import { serversOne } from './servers-one';
import { simulateOne } from './simulate-one';

const TEXTS = seeds();

test('100 mutated manifests are read and judged without a crash, and every message is whole', () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const dice = new Dice(seed);
    const text = mutated(dice.of(TEXTS), dice);
    try {
      checkOne(text);
    } catch (error) {
      throw new Error(`npm run properties:inputs -- --show --seed ${seed} prints the input`, { cause: error });
    }
  }
});

test('mutated manifests are simulated without a crash, and nothing that is safe at the worst loses in a drawn run', () => {
  let outcomes = 0;
  for (let seed = 1; seed <= 12; seed += 1) {
    const dice = new Dice(seed);
    outcomes += simulateOne(mutated(dice.of(TEXTS), dice), seed);
  }
  expect(outcomes).toBeGreaterThan(30);
});

test('what is printed of a text depends on the text alone', () => {
  const text = () => {
    const dice = new Dice(7);
    return mutated(dice.of(TEXTS), dice);
  };
  expect(checkOne(text())).toEqual(checkOne(text()));
});

test.each(failedOnce())('what has failed once does not again: %s', async (_, { args, text }) => {
  await expect(runOne(args, text)).resolves.toBeUndefined();
});

describe('72 secrets', () => {
  test('are planted', () => {
    expect(planted.secrets).toHaveLength(72);
    expect(toldIn(planted.text).length).toBeGreaterThan(50);
  });

  // What has told one once: a command that a release replaces.
  test('are told by no command, whatever is wrong with the text', async () => {
    const text = mutated(planted.text, new Dice(47));
    expect(await commandLineOne(text, planted.text, false)).toBeGreaterThan(5);
  });

  test('are told by no report, where nothing beside them says what they are', async () => {
    expect(toldIn(plantedByHabit).length).toBeGreaterThan(40);
    // Every command takes many seconds for it: `npm run properties:inputs` does that.
    expect(await reportsOne(plantedByHabit)).toBe(1);
  });

  test.each([2, 3])('are told by no editor, assistant or playground, either (%d)', async (seed) => {
    expect(await serversOne(mutated(planted.text, new Dice(seed)), false)).toBeGreaterThan(2);
  });

  const pods = (env: object) => ({
    kind: 'List',
    items: [
      {
        kind: 'Pod',
        metadata: { name: 'web', annotations: { token: planted.secrets[0] } },
        spec: { containers: [env] },
      },
    ],
  });

  test.each<[readonly string[], string]>([
    [
      ['facts', 'k8s/a.yaml'],
      JSON.stringify(
        pods({ name: 'web', env: [{ name: 'A', value: planted.secrets[1] }], args: [`--token=${planted.secrets[2]}`] }),
      ),
    ],
    [['policy', '--config', 'k8s/a.yaml'], planted.text],
    [['check', 'k8s/b.yaml', '--baseline', 'k8s/a.yaml', '--format', 'markdown', '--html', 'out.html'], planted.text],
    [
      ['simulate', 'k8s/a.yaml', '--scenario', 'delete-pod', '--no-fix', '--html', 'out.html', '--format', 'json'],
      planted.text,
    ],
  ])('are told by no other way of a command: %j', async (args, text) => {
    await expect(runOne(args, text)).resolves.toBeUndefined();
  });
});
