import fc from 'fast-check';
import { EventQueue } from '../../lib/simulation/engine/event-queue';
import { run } from '../../lib/simulation/engine/run';
import { seededRandom } from '../../lib/simulation/engine/random';

interface Tick {
  readonly at: number;
  readonly name: string;
}

test('events come in the order of their times, and those of one time in the order in which they were put in', () => {
  const times = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 });
  fc.assert(
    fc.property(times, (drawn) => {
      const queue = new EventQueue<Tick>();
      drawn.forEach((at, index) => queue.put({ at, name: `${index}` }));
      const taken = drawn.map(() => queue.take() as Tick);
      const sorted = [...taken].sort((one, other) => one.at - other.at || Number(one.name) - Number(other.name));
      expect(taken).toEqual(sorted);
      expect(queue.next()).toBe(Infinity);
    }),
  );
});

test('what would happen after the last moment does not happen', () => {
  const seen: string[] = [];
  const queue = new EventQueue<Tick>();
  const step = (world: { now: number }, { name }: Tick) => {
    seen.push(`${name} at ${world.now}`);
    if (name === 'first') queue.put({ at: world.now + 2, name: 'second' });
  };
  const world = run(
    { now: 0, queue },
    [
      { at: 1, name: 'first' },
      { at: 9, name: 'late' },
    ],
    step,
    5,
  );
  expect(seen).toEqual(['first at 1', 'second at 3']);
  expect(world.now).toBe(5);
});

test('more events than a run may have do not happen, and its time says until when it went', () => {
  let seen = 0;
  const queue = new EventQueue<Tick>();
  const step = (world: { now: number }) => {
    seen += 1;
    queue.put({ at: world.now + 1, name: 'and so on' });
  };
  const none: readonly Tick[] = [];
  const idle = { now: 0, queue: new EventQueue<Tick>() };
  expect(run({ now: 0, queue }, [{ at: 1, name: 'first' }], step, 1e9, 7).now).toBe(7);
  expect(seen).toBe(7);
  expect(run(idle, none, () => undefined, 5, 0).now).toBe(5);
});

test('seeds that lie side by side give streams that do not', () => {
  const first = (seed: number) => seededRandom(seed)();
  const drawn = Array.from({ length: 1000 }, (_, seed) => first(seed));
  expect(new Set(drawn).size).toBe(1000);
  const mean = drawn.reduce((sum, value) => sum + value, 0) / 1000;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
});
