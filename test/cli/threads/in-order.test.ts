import { InOrder } from '../../../lib/cli/threads/in-order';

test('Results are handed on in the order of their tasks, whenever they come', () => {
  const handed: string[] = [];
  const order = new InOrder<string, string>(['a', 'b', 'c'], (result) => {
    handed.push(result);
    return result.toUpperCase();
  });
  order.done('c', 'third');
  expect(handed).toEqual([]);
  order.done('a', 'first');
  expect(handed).toEqual(['first']);
  order.done('b', 'second');
  expect(handed).toEqual(['first', 'second', 'third']);
  expect(order.kept).toEqual(['FIRST', 'SECOND', 'THIRD']);
});
