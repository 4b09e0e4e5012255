import { Progress } from '../../lib/cli/progress';

function shown(isTerminal: boolean, times: readonly number[]): string {
  let text = '';
  let now = 0;
  const progress = new Progress({ stderr: { isTerminal, write: (more) => void (text += more) }, now: () => now });
  for (const time of times) {
    now = time;
    progress.say(`at ${time}`);
  }
  progress.done();
  return text;
}

test('a short run says nothing', () => {
  expect(shown(true, [10, 500])).toBe('');
});

test('a long run says how far it is, and leaves nothing behind', () => {
  expect(shown(true, [10, 1500, 1510, 1700])).toBe('\r\u001b[Kat 1500\r\u001b[Kat 1700\r\u001b[K');
});

test('where nobody looks at a terminal, nothing is said', () => {
  expect(shown(false, [10, 1500])).toBe('');
});
