import { checksNothing } from '../../../lib/workload';
import { readContainers } from '../../../lib/workload/containers/read-containers';

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
  ['a wait that is over in time', { ...exec('sleep', '2'), timeoutSeconds: 5 }],
  ['a wait in a script', { ...script('sleep 0.5'), timeoutSeconds: 1 }],
])('a probe says nothing that asks for %s', (_what, probe) => {
  expect(checksNothing(probe)?.because).toMatch(/succeeds whatever/);
  expect(checksNothing(probe)?.assumption).toBeUndefined();
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
  ['a wait, which takes too long', exec('sleep', '5')],
  ['a file that the application may have made where the image has its own', exec('cat', '/usr/share/app/ready')],
  ['a file of /run', exec('test', '-f', '/run/app.txt')],
  ['a file beside the program', exec('cat', '/app/version')],
  ['a host by name', exec('hostname', '-f')],
  ['a condition', script('if test -f /x; then exit 1; fi; echo ok')],
  ['no command', { exec: {} }],
  ['nothing', {}],
])('a probe may say something that asks for %s', (_what, probe) => {
  expect(checksNothing(probe)).toBeUndefined();
});

describe('a file', () => {
  const volumes = [
    { name: 'settings', configMap: { name: 'web' } },
    { name: 'scratch', emptyDir: {} },
  ];
  const container = readContainers(
    {
      volumes,
      containers: [
        {
          name: 'web',
          volumeMounts: [
            { name: 'settings', mountPath: '/etc/web/' },
            { name: 'scratch', mountPath: '/scratch' },
            { name: 'scratch', mountPath: '/etc/web/run' },
            { name: 'gone', mountPath: '/gone' },
          ],
        },
      ],
    },
    ['spec'],
  )[0];

  test.each([
    ['the folder of a mount is there before anything starts', exec('ls', '/scratch'), undefined],
    ['the folder of a mount, with a slash', exec('ls', '-l', '/etc/web/'), undefined],
    ['a folder of a mount that is asked for', exec('test', '-d', '/scratch'), undefined],
    [
      'of a ConfigMap nobody in the pod has made',
      exec('cat', '/etc/web/web.yaml'),
      '/etc/web/web.yaml is in its volume',
    ],
    [
      'of a ConfigMap, asked for in a script',
      script('test -f /etc/web/web.yaml'),
      '/etc/web/web.yaml is in its volume',
    ],
    [
      'of the system is part of the image',
      exec('cat', '/etc/nginx/nginx.conf'),
      '/etc/nginx/nginx.conf is part of the image',
    ],
    ['of the system that is tested', exec('test', '-f', '/usr/bin/java'), '/usr/bin/java is part of the image'],
  ])('%s', (_what, probe, assumption) => {
    const nothing = checksNothing(probe, container);
    expect([nothing?.because !== undefined, nothing?.assumption]).toEqual([true, assumption]);
  });

  test.each([
    ['of a volume that the application writes to', exec('cat', '/scratch/healthy')],
    ['of a volume inside of another one', exec('cat', '/etc/web/run/web.yaml')],
    ['of a volume that is not there', exec('ls', '/gone')],
    ['in the folder for passing things', exec('cat', '/tmp/healthy')],
    ['that is no folder', exec('test', '-d', '/etc/web/web.yaml')],
  ])('may say something: one %s', (_what, probe) => {
    expect(checksNothing(probe, container)).toBeUndefined();
  });
});
