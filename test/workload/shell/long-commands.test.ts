import { runProgram } from '../../../lib/workload/shell/run-program';
import { shellTokens } from '../../../lib/workload/shell/tokens';

const many = (...words: string[]) => Array.from({ length: 200_000 }, () => words).flat();

test.each([
  ['programs that start one another', many('timeout', '1')],
  ['one long word', ['a'.repeat(1_000_000)]],
  ['one long script', ['sh', '-c', 'a'.repeat(1_000_000)]],
  ['one long script of many commands', ['sh', '-c', 'sleep 1; '.repeat(100_000)]],
])('nobody knows what %s do', (_, words) => {
  expect(runProgram(words)).toMatchObject({ unknown: true });
});

test('a script of people is read', () => {
  expect(shellTokens('sleep 5 && nginx -s quit')).toHaveLength(6);
});
