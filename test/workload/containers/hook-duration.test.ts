import { hookDuration, type HookDuration, type JsonObject } from '../../../lib/workload';

const takes = (atLeast: number, atMost = atLeast) => ({ atLeast, atMost });
const NOTHING = takes(0);
const UNKNOWN = undefined;

/** Two bounds are what matters here; what else is said about a hook has its own tests. */
function boundsOf(handler: JsonObject | undefined): Pick<HookDuration, 'atLeast' | 'atMost'> | undefined {
  const duration = hookDuration(handler);
  return duration && takes(duration.atLeast, duration.atMost);
}

const exec = (...command: string[]) => boundsOf({ exec: { command } });
const script = (text: string) => exec('/bin/sh', '-c', text);

describe('a hook without a command', () => {
  test.each<[string, JsonObject | undefined, HookDuration | undefined]>([
    ['no hook takes no time', undefined, NOTHING],
    ['a native sleep takes its seconds', { sleep: { seconds: 15 } }, takes(15)],
    ['a native sleep of zero seconds returns at once', { sleep: { seconds: 0 } }, NOTHING],
    ['a native sleep without seconds is one of zero', { sleep: {} }, NOTHING],
    ['a negative sleep, which the API server refuses, waits not at all', { sleep: { seconds: -3 } }, NOTHING],
    ['a sleep of text, which the API server refuses, tells nothing', { sleep: { seconds: '15' } }, UNKNOWN],
    [
      'a sleep of more than 64 bits, which the API server refuses, tells nothing',
      { sleep: { seconds: 1e308 } },
      UNKNOWN,
    ],
    ['a tcpSocket fails at once: the kubelet cannot run it', { tcpSocket: { port: 8080 } }, NOTHING],
    ['an httpGet counts as returning at once', { httpGet: { path: '/stop', port: 8080 } }, NOTHING],
    ['a handler that says nothing takes no time', {}, NOTHING],
    ['no command cannot run', { exec: {} }, NOTHING],
    ['an empty command cannot run', { exec: { command: [] } }, NOTHING],
    ['a command that is not a list cannot run', { exec: { command: 'sleep 15' } }, NOTHING],
    [
      'a number among the words, which the API server refuses, tells nothing',
      { exec: { command: ['sleep', 15] } },
      UNKNOWN,
    ],
    ['something else among the words tells nothing', { exec: { command: [null, { toString: 1 }] } }, UNKNOWN],
  ])('%s', (_title, handler, expected) => {
    expect(boundsOf(handler)).toEqual(expected);
  });

  test('that an endpoint answers at once is an assumption, that a sleep sleeps is none', () => {
    expect(hookDuration({ httpGet: { port: 8080 } })?.assumption).toMatch(/at once/);
    expect(hookDuration({ sleep: { seconds: 15 } })?.assumption).toBeUndefined();
  });
});

describe('a program without a shell', () => {
  test.each<[string, string[], HookDuration | undefined]>([
    ['sleep takes its seconds', ['sleep', '15'], takes(15)],
    ['sleep by its path is the same', ['/bin/sleep', '15'], takes(15)],
    ['sleep of busybox is the same', ['busybox', 'sleep', '15'], takes(15)],
    ['sleep reads fractions', ['sleep', '1.5'], takes(1.5)],
    ['sleep reads units', ['sleep', '1m'], takes(60)],
    ['sleep adds its arguments up', ['sleep', '1m', '30s'], takes(90)],
    ['sleep without an argument fails at once', ['sleep'], NOTHING],
    ['sleep infinity has no end', ['sleep', 'infinity'], UNKNOWN],
    ['not every sleep reads 1e3', ['sleep', '1e3'], UNKNOWN],
    ['sleep refuses a number with a space', ['sleep', '15 '], UNKNOWN],
    ['sleep without a shell knows no variables', ['sleep', '$WAIT'], UNKNOWN],
    ['Kubernetes expands no variables in a hook', ['sleep', '$(WAIT)'], UNKNOWN],
    ['words of a shell mean nothing without one', ['sleep', '15', ';', 'nginx', '-s', 'quit'], UNKNOWN],
    ['there is no program called "sleep 15"', ['sleep 15'], NOTHING],
    ['there is no program called "sh -c sleep 15"', ['sh -c "sleep 15"'], NOTHING],
    ['a program without a name cannot run', ['', '15'], NOTHING],
    [
      'kong waits first when told to, and may then take any time to end',
      ['kong', 'quit', '--wait=15'],
      takes(15, Infinity),
    ],
    ['kong without a wait stops at once', ['kong', 'quit', '-t', '9'], takes(0, Infinity)],
    ['nginx -s quit returns at once', ['/usr/sbin/nginx', '-s', 'quit'], NOTHING],
    ['a signal is sent at once', ['kill', '-TERM', '1'], NOTHING],
    ['nobody knows how long a script takes', ['/app/pre-stop.sh'], UNKNOWN],
    ['a script that is called after its wait is still a script', ['/app/sleep-15.sh'], UNKNOWN],
    ['a script file for a shell is a script', ['/bin/sh', '/app/pre-stop.sh'], UNKNOWN],
    ['a wait in Python is one', ['python3', '-c', 'import time; time.sleep(15)'], takes(15)],
    ['more than a wait in Python is not read', ['python', '-c', 'import time; f(); time.sleep(15)'], UNKNOWN],
    ['a program that runs another is looked through', ['env', 'A=1', 'sleep', '15'], takes(15)],
    ['so is one that keeps it from hanging up', ['nohup', 'sleep', '15'], takes(15)],
    ['with options it is not', ['env', '-i', 'sleep', '15'], UNKNOWN],
    ['usleep counts microseconds', ['usleep', '1500000'], takes(1.5)],
    [
      'nginx is told to quit by the hook of ingress-nginx, so that it takes no more requests',
      ['/wait-shutdown'],
      NOTHING,
    ],
    ['a proxy of Istio that is told to quit', ['pilot-agent', 'request', 'POST', 'quitquitquit'], UNKNOWN],
    ['nor is Windows', ['powershell', '-Command', 'Start-Sleep 15'], UNKNOWN],
    ['a call takes at the most what bounds it', ['curl', '-m', '3', 'http://registry/leave'], takes(0, 3)],
    ['a call without a bound may hang', ['curl', 'http://registry/leave'], takes(0, Infinity)],
    [
      'a call that tries again has no bound',
      ['curl', '-m', '3', '--retry', '5', 'http://registry/'],
      takes(0, Infinity),
    ],
    ['curl takes its bound among short options', ['curl', '-sSm', '3', 'http://registry/leave'], takes(0, 3)],
    ['curl takes its bound attached', ['curl', '-m3', 'http://registry/leave'], takes(0, 3)],
    ['curl takes its bound by its long name', ['curl', '--max-time', '2.5', 'http://registry/'], takes(0, 2.5)],
    [
      'the bound for connecting is none for the answer',
      ['curl', '--connect-timeout', '3', 'http://a/'],
      takes(0, Infinity),
    ],
    ['zero is no bound', ['curl', '-m', '0', 'http://registry/'], takes(0, Infinity)],
    ['the last bound counts', ['curl', '-m', '9', '-m', '3', 'http://registry/'], takes(0, 3)],
  ])('%s', (_title, command, expected) => {
    expect(exec(...command)).toEqual(expected);
  });
});

describe('timeout', () => {
  test.each<[string, string[], HookDuration | undefined]>([
    ['cuts a call', ['timeout', '3', 'curl', 'http://registry/'], takes(0, 3)],
    ['cuts a wait', ['timeout', '3', 'sleep', '10'], takes(3)],
    ['does not prolong a wait', ['timeout', '30', 'sleep', '10'], takes(10)],
    ['does not prolong a bounded call', ['timeout', '30', 'curl', '-m', '3', 'http://registry/'], takes(0, 3)],
    ['reads units', ['timeout', '1m', 'curl', 'http://registry/'], takes(0, 60)],
    ['of zero is none', ['timeout', '0', 'curl', 'http://registry/'], takes(0, Infinity)],
    ['takes a signal', ['timeout', '-s', 'KILL', '3', 'curl', 'http://registry/'], takes(0, 3)],
    ['takes a signal by its long name', ['timeout', '--signal=KILL', '3', 'curl', 'http://registry/'], takes(0, 3)],
    ['may kill later', ['timeout', '-k', '5', '3', 'curl', 'http://registry/'], takes(0, 8)],
    ['may kill later, attached', ['timeout', '-k5', '3', 'curl', 'http://registry/'], takes(0, 8)],
    ['may kill later, by its long name', ['timeout', '--kill-after=5s', '3', 'curl', 'http://registry/'], takes(0, 8)],
    ['cuts a wait at its own limit, killing later or not', ['timeout', '-k', '5', '3', 'sleep', '10'], takes(3, 8)],
    ['bounds a script, but nobody knows how long that takes', ['timeout', '3', '/app/leave.sh'], UNKNOWN],
    ['without a program fails', ['timeout', '3'], UNKNOWN],
    ['of Windows is another program', ['timeout', '/t', '10'], UNKNOWN],
    ['looks into a shell', ['timeout', '30', 'sh', '-c', 'sleep 5; sleep 5'], takes(10)],
  ])('%s', (_title, command, expected) => {
    expect(exec(...command)).toEqual(expected);
  });
});

describe('the options of a shell', () => {
  test.each<[string, string[], HookDuration | undefined]>([
    ['sh -c', ['sh', '-c', 'sleep 15'], takes(15)],
    ['bash by its path', ['/bin/bash', '-c', 'sleep 15'], takes(15)],
    ['a login shell', ['/bin/bash', '-lc', 'sleep 15'], takes(15)],
    ['dash', ['dash', '-c', 'sleep 15'], takes(15)],
    ['the shell of busybox', ['busybox', 'sh', '-c', 'sleep 15'], takes(15)],
    ['words behind the script are its parameters', ['sh', '-c', 'sleep 15', 'sleep', '30'], takes(15)],
    ['-c takes one word, so sleep has no argument and fails', ['sh', '-c', 'sleep', '15'], NOTHING],
    ['-c may stand before other options', ['sh', '-c', '-x', 'sleep 15'], takes(15)],
    ['-x only traces', ['sh', '-xc', 'curl -m 3 http://registry/; sleep 15'], takes(15, 18)],
    ['-e ends the script where a call fails', ['sh', '-ec', 'curl -m 3 http://registry/; sleep 15'], takes(0, 18)],
    ['-o errexit does, too', ['bash', '-o', 'errexit', '-c', 'curl -m 3 http://a/; sleep 15'], takes(0, 18)],
    ['-euo pipefail does, too', ['bash', '-euo', 'pipefail', '-c', 'curl -m 3 http://a/; sleep 15'], takes(0, 18)],
    ['-e ends nothing where nothing fails', ['sh', '-ec', 'sleep 5; sleep 10'], takes(15)],
    ['-e lets what may fail fail', ['sh', '-ec', 'curl -m 3 http://registry/ || true; sleep 15'], takes(15, 18)],
    [
      '-o pipefail ends nothing without a pipe',
      ['bash', '-o', 'pipefail', '-c', 'curl -m 3 http://a/; sleep 15'],
      takes(15, 18),
    ],
    ['-n runs nothing and is not understood', ['sh', '-nc', 'sleep 15'], UNKNOWN],
    ['an option that is not known', ['bash', '--rcfile', 'x', '-c', 'sleep 15'], UNKNOWN],
    ['-c without a script', ['sh', '-c'], UNKNOWN],
    ['a shell in a shell', ['sh', '-c', 'bash -c "sleep 15"'], takes(15)],
  ])('%s', (_title, command, expected) => {
    expect(exec(...command)).toEqual(expected);
  });
});

describe('a shell script', () => {
  test.each<[string, string, HookDuration | undefined]>([
    ['an empty script returns at once', '', NOTHING],
    ['spaces and newlines are no commands', ' \n\n ', NOTHING],
    ['waits add up', 'sleep 5; sleep 10', takes(15)],
    ['a semicolon at the end is no command', 'sleep 15;', takes(15)],
    ['a newline ends a command like a semicolon', 'sleep 5\nsleep 10\n', takes(15)],
    ['a continued line is one command', 'sleep \\\n15', takes(15)],
    ['exec replaces the shell', 'exec sleep 15', takes(15)],
    ['exit at the end ends nothing', 'sleep 15; exit 0', takes(15)],
    ['what stands behind exit is not looked at', 'exit 0; sleep 15', UNKNOWN],
    ['what stands behind a perhaps is not looked at', 'test -f /tmp/x || exit 0; sleep 15', UNKNOWN],
    ['an assignment takes no time', 'A=5; sleep 15', takes(15)],
    ['an assignment before a command is no word of it', 'TZ=UTC sleep 15', takes(15)],

    ['a call that fails does not skip the wait behind a semicolon', 'curl -m 3 http://a/; sleep 10', takes(10, 13)],
    ['nor behind || true', 'curl -m 3 http://a/ || true; sleep 10', takes(10, 13)],
    ['nor behind || :', 'curl -m 3 http://a/ || :; sleep 10', takes(10, 13)],
    ['nor behind || echo', 'curl -m 3 http://a/ || echo failed; sleep 10', takes(10, 13)],
    ['a call that fails skips the wait behind &&', 'curl -m 3 http://a/ && sleep 10', takes(0, 13)],
    ['a call that hangs puts the wait off', 'curl http://a/ && sleep 10', takes(0, Infinity)],
    ['a wait does not skip what is behind &&', 'sleep 5 && sleep 10', takes(15)],
    ['nor does what cannot fail', 'echo draining && sleep 10', takes(10)],
    ['a wait never fails, so what is behind || does not run', 'sleep 5 || sleep 10', takes(5)],
    ['what always fails skips what is behind &&', 'false && sleep 10', NOTHING],
    ['and runs what is behind ||', 'false || sleep 10', takes(10)],
    ['a wait instead of a call is not certain', 'curl -m 3 http://a/ || sleep 10', takes(0, 13)],
    ['|| after && makes nothing certain before it', 'test -f /x && sleep 10 || true', takes(0, 10)],
    ['a wait behind a whole chain is certain', 'test -f /x && sleep 10 || true; sleep 5', takes(5, 15)],
    ['what is skipped behind && has failed', 'false && true || sleep 10', takes(10)],
    ['what is skipped behind || has succeeded', 'true || false && sleep 10', takes(10)],
    ['nothing fails, so nothing is done instead', 'true && true || sleep 10', NOTHING],
    ['set -e ends the script where a call fails', 'set -e\ncurl -m 3 http://a/\nsleep 10', takes(0, 13)],
    ['set -e counts from where it stands', 'sleep 5; set -e; curl -m 3 http://a/; sleep 10', takes(5, 18)],
    ['set -x only traces', 'set -x; curl -m 3 http://a/; sleep 10', takes(10, 13)],

    ['nginx is stopped after the wait', 'sleep 5 && nginx -s quit', takes(5)],
    [
      'nginx -s quit stops listening at once: the wait is none, and ends with nginx',
      'nginx -s quit; sleep 20',
      takes(0, 20),
    ],
    ['so does nginx -s stop', '/usr/sbin/nginx -s stop && sleep 20', takes(0, 20)],
    ['nginx -s reload stops nothing', 'nginx -s reload; sleep 20', takes(20)],
    [
      'waiting until nginx has ended is no wait before it stops',
      'nginx -s quit; while pgrep -x nginx; do sleep 1; done',
      NOTHING,
    ],
    [
      'waiting until the first process has ended is none either',
      'kill -s TERM 1; while $(kill -0 1 2>/dev/null); do sleep 1; done',
      NOTHING,
    ],
    ['a loop that comes first may be a wait', 'while test -f /busy; do sleep 1; done; nginx -s quit', UNKNOWN],
    ['SIGTERM for the first process is what the kubelet sends', 'kill 1; sleep 20', takes(0, 20)],
    ['so it is by its number', 'kill -15 1; sleep 20', takes(0, 20)],
    ['for another one it may be anything', 'kill -TERM 17; sleep 20', UNKNOWN],
    ['what a signal stops is not known', 'kill -QUIT 1; sleep 20', UNKNOWN],
    ['a signal after the wait is after the wait', 'sleep 20; kill -QUIT 1', takes(20)],
    [
      'an endpoint called shutdown may stop the application',
      'curl -m 3 localhost/actuator/shutdown; sleep 20',
      UNKNOWN,
    ],
    ['a script called stop may, too', '/app/bin/stop.sh; sleep 20', UNKNOWN],
    ['after the wait it may do what it likes', 'sleep 20; /app/bin/stop.sh', takes(20, Infinity)],
    ['a script called pre-stop does not say so', '/app/pre-stop.sh; sleep 20', takes(20, Infinity)],
    ['a mark in a file stops nothing', 'touch /tmp/shutdown; sleep 20', takes(20)],

    ['nobody knows how long a script takes', '/app/drain.sh', UNKNOWN],
    ['nor that it takes no time because echo does', 'echo bye; /app/drain.sh', UNKNOWN],
    ['the wait behind it is certain', '/app/leave.sh; sleep 20', takes(20, Infinity)],
    ['the wait behind its success is not', '/app/leave.sh && sleep 20', takes(0, Infinity)],
    ['a bounded script and a wait are bounded', 'timeout 3 /app/leave.sh; sleep 35', takes(35, 38)],
    [
      'what this library writes is understood',
      'timeout 3 sh -c \'curl -X DELETE "http://a/$POD_IP"\'; sleep 35',
      takes(35, 38),
    ],
    ['even with a call that is not', "timeout 3 sh -c 'a | b'; sleep 35", takes(35, 38)],
    [
      'the hook of the article',
      'curl -X "POST" "http://localhost:9106/r?status=DOWN" -H "A: b;c" && sleep 30',
      takes(0, Infinity),
    ],
  ])('%s', (_title, text, expected) => {
    expect(script(text)).toEqual(expected);
  });
});

describe('the variables of a container', () => {
  const env = { WAIT: '15', LONG: '1m', EMPTY: '', TWO: '5 10' } as Record<string, string | undefined>;
  const withEnv = (text: string) => {
    const expand = (name: string, fallback?: string) => env[name] || (name in env ? fallback : undefined);
    const duration = hookDuration({ exec: { command: ['sh', '-c', text] } }, expand);
    return duration && takes(duration.atLeast, duration.atMost);
  };

  test.each<[string, string, HookDuration | undefined]>([
    ['are known to a shell', 'sleep $WAIT', takes(15)],
    ['in braces, too', 'sleep ${WAIT}', takes(15)],
    ['and in double quotes', 'sleep "$LONG"', takes(60)],
    ['and to a shell in a shell', "sh -c 'sleep $WAIT'", takes(15)],
    ['within a word', 'sleep ${WAIT}0', takes(150)],
    ['in single quotes they are text', "sleep '$WAIT'", UNKNOWN],
    ['what is not set is not known', 'sleep $OTHER', UNKNOWN],
    ['nor what the image may set', 'sleep ${OTHER:-15}', UNKNOWN],
    ['an empty one takes what stands instead', 'sleep ${EMPTY:-15}', takes(15)],
    ['one that is set does not', 'sleep ${WAIT:-99}', takes(15)],
    ['a value of two words is not split here', 'sleep $TWO', UNKNOWN],
    ['the script may change them', 'WAIT=3; sleep $WAIT', UNKNOWN],
    ['and for another shell', "WAIT=3 sh -c 'sleep $WAIT'", UNKNOWN],
    ['and by reading', 'read WAIT; sleep $WAIT', UNKNOWN],
  ])('%s', (_title, text, expected) => {
    expect(withEnv(text)).toEqual(expected);
  });
});

describe('the language of a shell', () => {
  test.each<[string, string, HookDuration | undefined]>([
    ['a semicolon in double quotes is text', 'echo "a; sleep 5"; sleep 10', takes(10)],
    ['a semicolon in single quotes is text', "echo 'a; sleep 5'; sleep 10", takes(10)],
    ['an escaped semicolon is text', 'echo a\\; sleep 5; sleep 10', takes(10)],
    ['an escaped quote ends no text', 'echo "a \\" ; sleep 5"; sleep 10', takes(10)],
    ['a quote in other quotes is text', 'echo "it\'s"; sleep 10', takes(10)],
    ['quoted numbers are numbers', 'sleep "10"', takes(10)],
    ['a command in quotes is one name', '"sleep 10"', NOTHING],
    ['a quote that does not end is refused', 'echo "a; sleep 10', UNKNOWN],
    ['a comment is no command', 'sleep 5 # sleep 10', takes(5)],
    ['a line of comment is none either', '# wait\nsleep 10\n# sleep 5', takes(10)],
    ['# within a word is text', 'echo a#b; sleep 10', takes(10)],
    ['a variable in a call is as good as text', 'curl -m 3 http://a/$POD_IP/${POD_NAME}; sleep 10', takes(10, 13)],
    ['a variable is no number', 'sleep $WAIT', UNKNOWN],
    ['nor in quotes', 'sleep "$WAIT"', UNKNOWN],
    ['nor with a default', 'sleep ${WAIT:-10}', UNKNOWN],
    ['an escaped dollar is no variable', 'echo "\\$A" \\$B; sleep 10', takes(10)],
    ['a program in a variable is any program', '$PROGRAM; sleep 10', takes(10, Infinity)],
    ['what another command prints is as good as text', 'sleep 10; kill -QUIT $(cat /run/nginx.pid)', takes(10)],
    ['so it is in double quotes', 'echo "bye $(hostname)"; sleep 10', takes(10)],
    ['and by backticks', 'echo `date`; sleep 10', takes(10)],
    ['a call for what it prints takes its time', 'A=$(curl -m 3 http://a/); sleep 10', takes(10, 13)],
    ['a wait for what it prints is not read', 'echo "$(sleep 5)"; sleep 10', UNKNOWN],
    ['nor is a substitution within another', 'echo $(echo $(date)); sleep 10', UNKNOWN],
    ['what stops nobody knows what is no wait afterwards', 'kill $(cat /run/pid); sleep 10', UNKNOWN],
    ['a printed number is none that is known', 'sleep $(cat /etc/wait)', UNKNOWN],
    ['in single quotes it is text', "echo '$(sleep 5)'; sleep 10", takes(10)],
    ['arithmetic is not understood', 'sleep $((5 + 5))', UNKNOWN],

    ['output goes elsewhere', 'curl -m 3 http://a/ > /dev/null 2>&1; sleep 10', takes(10, 13)],
    ['a wait into nowhere is a wait', 'sleep 10 > /dev/null', takes(10)],
    ['a wait into a file may not run', 'sleep 10 > /var/log/hook', UNKNOWN],
    ['a mark in a file is no wait', 'echo off > /tmp/ready; sleep 10', takes(10)],
    ['what may not be writable may skip the wait', 'echo off > /tmp/ready && sleep 10', takes(0, 10)],
    ['a failed redirection of : ends the shell', ': > /tmp/ready; sleep 10', UNKNOWN],
    ['a number at a > is a file, so sleep has no argument', 'sleep 5>/dev/null', NOTHING],
    ['shells differ on two digits at a >', 'sleep 15>/dev/null', UNKNOWN],
    ['&> is not the same in every shell', 'sleep 10 &> /dev/null', UNKNOWN],
    ['a here-document is not understood', 'cat <<END\nsleep 5\nEND\nsleep 10', UNKNOWN],

    ['what runs in the background may be waited for or not', 'sleep 10 &', takes(0, 10)],
    ['the wait beside it is certain', 'sleep 10 & sleep 5', takes(5, 15)],
    ['a call in the background takes no time from the wait', 'curl -m 3 http://a/ & sleep 10', takes(10, 13)],
    ['with what it is joined to, it is not read', 'sleep 5 && sleep 10 &', UNKNOWN],
    ['what stops in the background may stop any time', 'nginx -s quit & sleep 10', UNKNOWN],
    ['and wait is not understood', 'wait', UNKNOWN],
    ['a pipe is done when all of it is', 'sleep 10 | cat', takes(10)],
    ['all of it runs at once', 'sleep 10 | sleep 4 | sleep 1', takes(10)],
    ['a call in a pipe keeps its bound', 'curl -m 3 http://a/ | grep ok; sleep 10', takes(10, 13)],
    ['what stands behind a pipe is missing', 'sleep 10 |', UNKNOWN],
    ['a pipe of both outputs is none of every shell', 'sleep 10 |& cat', UNKNOWN],
    ['an exit in a pipe ends nothing that is known', 'exit 0 | sleep 10', UNKNOWN],
    ['a group is not understood', '{ sleep 10; }', UNKNOWN],
    ['nor is a subshell', '(sleep 10)', UNKNOWN],
    ['nor is a loop', 'while pgrep nginx; do sleep 1; done', UNKNOWN],
    ['nor one that counts', 'for i in 1 2 3; do sleep 5; done', UNKNOWN],
    ['nor a condition', 'if test -f /x; then sleep 10; fi', UNKNOWN],
    ['nor a function', 'sleep() { true; }; sleep 10', UNKNOWN],
    ['nor a negation', '! sleep 10', UNKNOWN],
    ['nor another file', '. /app/functions; sleep 10', UNKNOWN],
    ['nor eval', 'eval "sleep 10"', UNKNOWN],
    ['nor a trap', 'trap "exit" TERM; sleep 10', UNKNOWN],
    ['braces may be more than one word', 'sleep {5,10}', UNKNOWN],
    ['a carriage return belongs to the number, which sleep refuses', 'sleep 10\r\n', UNKNOWN],
    ['a shell refuses two semicolons', 'sleep 5;; sleep 10', UNKNOWN],
    ['a shell refuses a chain without an end', 'sleep 10 &&', UNKNOWN],
    ['a shell refuses a semicolon in front', '; sleep 10', UNKNOWN],
    ['a chain goes on in the next line', 'sleep 5 &&\n\n sleep 10', takes(15)],
    ['a name of a property is a program like another', 'constructor; sleep 10', takes(10, Infinity)],
  ])('%s', (_title, text, expected) => {
    expect(script(text)).toEqual(expected);
  });
});

describe('whether another wait may take the place of a hook', () => {
  test.each<[string, JsonObject, boolean]>([
    ['a native sleep', { sleep: { seconds: 15 } }, true],
    ['a program that sleeps', { exec: { command: ['sleep', '15'] } }, true],
    ['a script that sleeps', { exec: { command: ['sh', '-c', 'sleep 5 && sleep 10; exit 0'] } }, true],
    ['a script that sleeps and stops nginx', { exec: { command: ['sh', '-c', 'sleep 5 && nginx -s quit'] } }, false],
    ['a script that leaves a mark', { exec: { command: ['sh', '-c', 'touch /tmp/off; sleep 5'] } }, false],
    ['a call', { exec: { command: ['curl', '-m', '3', 'http://registry/'] } }, false],
    ['an endpoint', { httpGet: { port: 8080 } }, false],
    ['a program that cannot run', { exec: { command: ['sleep 15'] } }, false],
  ])('%s', (_title, handler, expected) => {
    expect(hookDuration(handler)?.onlyWaits === true).toBe(expected);
  });
});

test('A script that is called after a wait waits as long as it is told', () => {
  const of = (...command: readonly string[]) => hookDuration({ exec: { command: [...command] } });
  expect(of('/pre-stop.sh', '25')).toMatchObject({
    atLeast: 25,
    atMost: 25,
    assumption: expect.stringContaining('25 s'),
  });
  expect(of('/scripts/wait.sh', '15')).toMatchObject({ atLeast: 15 });
  expect([
    of('/pre-stop.sh'),
    of('/pre-stop.sh', '-t', '25'),
    of('/app/leave.sh', '25'),
    of('/pre-stop.sh', '0'),
  ]).toEqual([undefined, undefined, undefined, undefined]);
});
