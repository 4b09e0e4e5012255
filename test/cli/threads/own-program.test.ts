import { ownProgram } from '../../../lib/cli/threads/own-program';

test('a thread runs the file that the program stands in', () => {
  expect(ownProgram('/app/build/command-line.js')).toEqual({ code: '/app/build/command-line.js', isText: false });
});

test.each(['/app/lib/cli/main.ts', '/usr/bin/zero-downtime'])(
  'there are no threads for %s, which is neither JavaScript nor an executable with the program in it',
  (file) => {
    expect(ownProgram(file)).toBeUndefined();
  },
);
