import { WorkThrough } from '../../../lib/cli/threads/work-through';

const later = <Value>(value: Value) => new Promise<Value>((resolve) => setImmediate(() => resolve(value)));

test('every task is done once, and results stand in the order of the tasks', async () => {
  const done: number[] = [];
  const work = new WorkThrough(
    [3, 1, 2],
    (name: string, task) => later(`${name}${task}`),
    (task) => done.push(task),
  );
  work.join('a');
  work.join('b');
  expect((await work.all()).map((result) => result.slice(1))).toEqual(['3', '1', '2']);
  expect([...done].sort()).toEqual([1, 2, 3]);
});

test('whoever joins later takes what is left, and is waited for', async () => {
  const names = new Set<string>();
  const work: WorkThrough<string, number, number> = new WorkThrough(
    [1, 2, 3, 4],
    (name: string, task) => (names.add(name), later(task)),
    (task) => task === 1 && work.join('late'),
  );
  work.join('early');
  expect(await work.all()).toEqual([1, 2, 3, 4]);
  expect([...names]).toEqual(['early', 'late']);
  expect(work.left).toBe(0);
});

test('what fails for one fails for all', async () => {
  const fails = () => Promise.reject(new Error('a thread has ended with 1'));
  const work = new WorkThrough([1], fails, () => undefined);
  work.join('a');
  await expect(work.all()).rejects.toThrow('a thread has ended with 1');
});
