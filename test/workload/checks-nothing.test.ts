import { checksNothing } from '../../lib/workload';

const exec = (...command: string[]) => ({ exec: { command } });
const script = (text: string) => exec('sh', '-c', text);

test.each([
  ['true', exec('true')],
  ['true by its path', exec('/bin/true')],
  ['a directory that every container has', exec('ls', '/etc')],
  ['the one it is in', exec('/bin/ls')],
  ['with options', exec('ls', '-la', '/')],
  ['a greeting', exec('echo', 'ok')],
  ['a file of the kubelet', exec('cat', '/etc/hosts')],
  ['a script that succeeds', script('exit 0')],
  ['a script that says so', script('echo ok')],
  ['a call that may fail as it likes', script('curl -f localhost:8080 || true')],
  ['a call before a greeting', script('curl -f localhost:8080; echo ok')],
  ['a call that ends well in any case', script('curl -f localhost:8080 || exit 0')],
  ['a test of the root', exec('test', '-d', '/')],
])('a probe says nothing that asks for %s', (_what, probe) => {
  expect(checksNothing(probe)).toMatch(/succeeds whatever/);
});

test.each([
  ['an endpoint', { httpGet: { path: '/', port: 80 } }],
  ['a port', { tcpSocket: { port: 80 } }],
  ['a file of the application', exec('cat', '/tmp/healthy')],
  ['a directory of the application', exec('ls', '/data')],
  ['a mounted file', exec('test', '-f', '/var/run/ready')],
  ['a call', script('curl -f localhost:8080')],
  ['a call before success', script('curl -f localhost:8080 && echo ok')],
  ['a call that ends the script', script('curl -f localhost:8080 || exit 1')],
  ['an exit before the end', script('test -f /x || exit 1; echo ok')],
  ['a script that stops at errors', script('set -e; curl -f localhost:8080; echo ok')],
  ['a strict shell', exec('sh', '-ec', 'curl -f localhost:8080; echo ok')],
  ['a failure', script('exit 1')],
  ['a program that nobody knows', exec('/app/ready')],
  ['a pipe into a filter', script('ps | grep java')],
  ['a wait, which may take too long', exec('sleep', '5')],
  ['a host by name', exec('hostname', '-f')],
  ['a condition', script('if test -f /x; then exit 1; fi; echo ok')],
  ['no command', { exec: {} }],
  ['nothing', {}],
])('a probe may say something that asks for %s', (_what, probe) => {
  expect(checksNothing(probe)).toBeUndefined();
});
