import { probeTimes, type JsonObject } from '../../../lib/workload';

const CONTAINER = { json: { name: 'web', env: [{ name: 'WAIT', value: '4' }] } };

const takes = (...command: string[]) =>
  probeTimes({ exec: { command }, timeoutSeconds: 15 } as JsonObject, CONTAINER).timeout;
const inShell = (script: string) => takes('/bin/sh', '-c', script);

describe('how long a probe may take', () => {
  test.each<[string, JsonObject]>([
    ['an HTTP request', { httpGet: { port: 80 } }],
    ['a connection', { tcpSocket: { port: 80 } }],
    ['a call of gRPC by the kubelet', { grpc: { port: 80 } }],
    ['a command that nobody knows', { exec: { command: ['/app/check'] } }],
    ['no command', { exec: { command: [] } }],
  ])('%s waits for timeoutSeconds, whose default is one', (_what, handler) => {
    expect(probeTimes({ ...handler, timeoutSeconds: 15 }, CONTAINER).timeout).toBe(15);
    expect(probeTimes(handler, CONTAINER).timeout).toBe(1);
  });

  test.each<[number, string[]]>([
    [2, ['/bin/grpc_health_probe', '-addr=:5000']],
    [6, ['grpc_health_probe', '-addr=:5000', '-rpc-timeout=5s']],
    [8, ['grpc-health-probe', '--connect-timeout', '500ms', '--rpc-timeout', '7.5s']],
    [15, ['grpc_health_probe', '-rpc-timeout=1m']],
    [3, ['curl', '-fsS', '-m', '3', 'localhost']],
    [3, ['curl', '--max-time', '3', '--connect-timeout', '1', 'localhost']],
    [3, ['pg_isready', '-U', 'postgres']],
    [5, ['pg_isready', '-t5']],
    [4, ['timeout', '4', '/app/check']],
    [6, ['timeout', '-k', '2', '4', '/app/check']],
    [2, ['nc', '-z', '-w', '2', 'localhost', '80']],
    [6, ['mysqladmin', '--connect-timeout=6', 'ping']],
    [4, ['wget', '-q', '-T', '2', '-t', '2', '-O-', 'localhost']],
    [1, ['cat', '/tmp/healthy']],
  ])('at the most %i s where the command ends by itself: %j', (seconds, command) => {
    expect(takes(...command)).toBe(seconds);
  });

  test.each([
    [['grpc_health_probe', '-rpc-timeout=soon'], 'what is not understood'],
    [['pg_isready', '-t', '0'], 'zero is no limit'],
    [['curl', '--connect-timeout', '2', 'localhost'], 'a server that has taken the connection may hang'],
    [['curl', '-m', '2', '--retry', '3', 'localhost'], 'it tries again'],
    [['redis-cli', '-t', '2', 'ping'], 'only the connection is waited for so long'],
    [['wget', '-T', '2', '-O-', 'localhost'], 'it tries twenty times'],
    [['mysqladmin', 'ping'], 'nothing is said'],
  ])('%j has no end of its own: %s', (command) => {
    expect(takes(...command)).toBe(15);
  });

  test('scripts take what their commands take together', () => {
    expect(inShell('pg_isready -t 2 && curl -m 3 localhost')).toBe(5);
    expect(inShell('curl -sm 2 localhost | grep -q ok')).toBe(2);
    expect(inShell('exec pg_isready -h 127.0.0.1 -U "$POSTGRES_USER"')).toBe(3);
    expect(inShell('timeout $WAIT redis-cli ping')).toBe(4);
    expect(inShell('redis-cli ping | grep PONG')).toBe(15);
    expect(inShell('until pg_isready; do sleep 1; done')).toBe(15);
  });

  test('no command takes longer than the kubelet lets it, and what is written beside it stays', () => {
    const timing = probeTimes({ exec: { command: ['curl', '-m', '9', 'a'] }, periodSeconds: 5 }, CONTAINER);
    expect(timing).toMatchObject({ timeout: 1, period: 5, failureThreshold: 3 });
  });
});
