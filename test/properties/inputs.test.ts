import { checkOne } from './check-one';
import { Dice } from './dice';
import { mutated } from './mutate';
import { seeds } from './seeds';
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
