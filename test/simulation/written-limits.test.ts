import { check } from '../../lib/check';
import { simulate, type Outcome } from '../../lib/simulation';
import { worldOf } from './manifests';

interface Given {
  readonly image?: string;
  readonly container?: string;
  readonly pod?: string;
  readonly service?: string;
  readonly facts?: string;
  readonly beside?: string;
}

/** An application that drains, which 30 s of grace are enough for where its requests are done in 25 s. */
const worldWith = ({ image = 'shop:1', container = '', pod = '', service = '', facts = '', beside = '' }: Given) =>
  worldOf(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop, annotations: { zero-downtime/on-sigterm: drains, zero-downtime/slowest-start: 3s ${facts} } }
spec:
  replicas: 3
  minReadySeconds: 5
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      terminationGracePeriodSeconds: 30
      ${pod}
      containers:
        - name: shop
          image: ${image}
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 1 }
          lifecycle: { preStop: { sleep: { seconds: 5 } } }
          ${container}
---
{ apiVersion: v1, kind: Service, metadata: { name: shop ${service} }, spec: { selector: { app: shop }, ports: [{ port: 80, targetPort: 8080 }] } }
${beside}
`);

const file = (name: string, text: string): Given => ({
  pod: 'volumes: [{ name: f, configMap: { name: f } }]',
  container: 'volumeMounts: [{ name: f, mountPath: /conf }]',
  beside: `---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: f }, data: { ${name}: ${JSON.stringify(text)} } }`,
});

const env = (name: string, value: string): Given => ({ container: `env: [{ name: ${name}, value: "${value}" }]` });

const rollout = (given: Given) => simulate(worldWith(given), { scenarios: ['rollout'] })[0] as Outcome;

describe('A timeout that is written down says how long requests may last, where nobody else does', () => {
  test.each<[string, Given]>([
    ['of PHP-FPM, as a variable', env('FPM__request_terminate_timeout', '60')],
    ['of PHP-FPM, as another one', env('PHP_FPM_REQUEST_TERMINATE_TIMEOUT', '2m')],
    ['of PHP-FPM, in its file', file('www.conf', '[www]\npm = dynamic\nrequest_terminate_timeout = 60s\n')],
    ['of gunicorn', { container: 'args: [gunicorn, app:app, --timeout, "120"]' }],
    ['of gunicorn, in a word with its flag', { container: 'command: [sh, -c, "exec gunicorn app:app --timeout=120"]' }],
    ['of gunicorn, as a variable', env('GUNICORN_CMD_ARGS', '--workers 4 --timeout 120')],
    ['of uWSGI', { container: 'args: [uwsgi, --harakiri, "45"]' }],
    ['of uWSGI, in its file', file('uwsgi.ini', '[uwsgi]\nmaster = true\nharakiri = 45\n')],
    [
      'of nginx to what is behind it',
      file('nginx.conf', 'server {\n  location / {\n    proxy_read_timeout 300s;\n  }\n}'),
    ],
    ['of what it waits for behind haproxy', file('haproxy.cfg', 'defaults\n  timeout server 5m\n')],
    ['of Spring', env('SPRING_MVC_ASYNC_REQUEST_TIMEOUT', '60000')],
    [
      'of an old balancer of AWS',
      {
        service: ', annotations: { service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout: "3600" }',
      },
    ],
  ])('%s: beyond the grace period nothing is called safe', (_, given) => {
    const { verdict, doubts = [] } = rollout(given);
    expect(verdict).toBe('unknown');
    expect(doubts.join()).toMatch(/lets it take \d+ s.*zero-downtime\/longest-request/);
    const told = check(worldWith(given).manifests).findings;
    expect(told.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each<[string, Given]>([
    ['is shorter', env('FPM__request_terminate_timeout', '20')],
    ['is none', env('FPM__request_terminate_timeout', '0')],
    ['is commented out', file('www.conf', ';request_terminate_timeout = 60s\n')],
    [
      'is about the workers of gunicorn, which go on while they wait',
      {
        container: 'args: [gunicorn, app:app, -k, uvicorn.workers.UvicornWorker, --timeout, "120"]',
      },
    ],
    ['is about a connection', env('SERVER_TOMCAT_CONNECTION_TIMEOUT', '60000')],
    ['is of something else', { container: 'args: [shop, --timeout, "120"]' }],
    ['is what proxies have by themselves', file('nginx.conf', '    proxy_read_timeout 60s;\n')],
    [
      'stands beside how long requests take',
      {
        ...env('FPM__request_terminate_timeout', '60'),
        facts: ', zero-downtime/longest-request: 20s',
      },
    ],
  ])('but not one that %s', (_, given) => {
    expect(rollout(given)).toMatchObject({ verdict: 'safe' });
  });
});
