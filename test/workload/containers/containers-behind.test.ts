import { readWorld, type JsonObject } from '../../../lib/workload';

const NGINX = { name: 'nginx', image: 'nginx:1.29', ports: [{ containerPort: 8080 }] };
const APP = { name: 'app', image: 'shop:1', ports: [{ containerPort: 3000 }] };
const TARGET = 8080;

interface Given {
  readonly containers: readonly object[];
  readonly kind?: string;
  readonly ports?: readonly object[];
  readonly sidecars?: readonly object[];
  readonly config?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Who is reached, and who passes requests on to whom: `nginx > app`, with a question mark where that is assumed. */
function read({ containers, kind = 'Deployment', ports = [{ port: 80, targetPort: TARGET }], ...given }: Given) {
  const { sidecars = [], config, annotations = {} } = given;
  const volumes = [{ name: 'conf', configMap: { name: 'conf' } }];
  const initContainers = sidecars.map((one) => ({ ...one, restartPolicy: 'Always' }));
  const labels = { app: 'web' };
  const spec = { containers, initContainers, ...(config !== undefined && { volumes }) };
  const objects: readonly object[] = [
    {
      apiVersion: 'apps/v1',
      kind,
      metadata: { name: 'web', annotations },
      spec: { template: { metadata: { labels }, spec } },
    },
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: labels, ports } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'conf' }, data: { 'some.conf': config ?? '' } },
  ];
  const [workload] = readWorld(objects.map((object) => ({ object: object as JsonObject }))).workloads;
  return {
    unsure: workload?.unsureBehind.map(({ proxy, containers }) => `${proxy} > ${containers.join(' or ')}`),
    serving: workload?.serving.map(({ name }) => name),
    behind: workload?.behind.map(
      ({ proxy, container, assumption }) => `${proxy.name} > ${container.name}${assumption === undefined ? '' : '?'}`,
    ),
  };
}

const MOUNTS = { volumeMounts: [{ name: 'conf', mountPath: '/etc/conf' }] };
const probing = (port: number) => ({ readinessProbe: { httpGet: { path: '/', port } } });

describe('A container behind another one of its pod', () => {
  test.each<[string, Given, readonly string[]]>([
    ['is assumed behind an image that is known to pass requests on', { containers: [APP, NGINX] }, ['nginx > app?']],
    [
      'is the one whose port a flag names',
      {
        containers: [
          { ...NGINX, name: 'login', image: 'login:1', args: ['--upstream=http://127.0.0.1:3000/'] },
          { ...APP, name: 'other', ports: [{ containerPort: 4000 }] },
          APP,
        ],
      },
      ['login > app'],
    ],
    [
      'is the one whose probes ask the port that a variable names',
      {
        containers: [
          {
            ...NGINX,
            image: 'quay.io/oauth2-proxy/oauth2-proxy:v7',
            env: [{ name: 'OAUTH2_PROXY_UPSTREAMS', value: 'http://localhost:3000' }],
          },
          { name: 'app', ...probing(3000) },
          { name: 'other', ports: [{ containerPort: 4000 }] },
        ],
      },
      ['nginx > app'],
    ],
    [
      'is assumed where the only one that declares nothing is left for the port that is named',
      { containers: [{ ...NGINX, args: ['--upstream', 'http://localhost:3000'] }, { name: 'app' }] },
      ['nginx > app?'],
    ],
    [
      'is told by the ConfigMap that a proxy mounts',
      {
        containers: [{ ...NGINX, ...MOUNTS }, APP, { name: 'admin', ports: [{ containerPort: 4000 }] }],
        config:
          'upstream app { server 127.0.0.1:3000; }\nserver { listen 8080; location / { proxy_pass http://app; } }',
      },
      ['nginx > app'],
    ],
    [
      'is told by the clusters of Envoy',
      {
        containers: [{ ...NGINX, image: 'envoyproxy/envoy:v1.33', ...MOUNTS }, APP],
        config: 'endpoint: { address: { socket_address: { address: 127.0.0.1, port_value: 3000 } } }',
      },
      ['nginx > app'],
    ],
    [
      'is none where the proxy passes requests on to another Service',
      { containers: [{ ...NGINX, ...MOUNTS }, APP], config: 'location / { proxy_pass http://shop.default.svc; }' },
      [],
    ],
    [
      'is not what a comment names',
      {
        containers: [{ ...NGINX, ...MOUNTS }, APP],
        config: '# proxy_pass http://localhost:3000;\nlocation / { proxy_pass http://shop; }',
      },
      [],
    ],
    [
      'may itself be in front of another one',
      {
        containers: [
          { ...NGINX, name: 'oauth', image: 'oauth2-proxy:v7', args: ['--upstream=http://127.0.0.1:8081'] },
          {
            ...NGINX,
            ports: [{ containerPort: 8081 }],
            env: [{ name: 'BACKEND_URL', value: 'http://localhost:3000' }],
          },
          APP,
        ],
      },
      ['oauth > nginx', 'nginx > app'],
    ],
    [
      'is none that ships logs, watches the pod or leads to a database',
      {
        containers: [
          NGINX,
          { name: 'fluent-bit', image: 'fluent/fluent-bit:3', ports: [{ containerPort: 2020 }] },
          { name: 'exporter', image: 'nginx/nginx-prometheus-exporter:1', ports: [{ containerPort: 9113 }] },
          { name: 'sql', image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2', ports: [{ containerPort: 5432 }] },
        ],
      },
      [],
    ],
    [
      'is none where only its metrics are asked through the proxy',
      {
        containers: [
          { ...NGINX, image: 'kube-rbac-proxy:v0.18', args: ['--upstream=http://127.0.0.1:9090/'] },
          { name: 'app', args: ['--metrics-bind-address=127.0.0.1:9090'] },
        ],
      },
      [],
    ],
    ['is none where an application stands in front', { containers: [{ ...NGINX, name: 'a', image: 'a:1' }, APP] }, []],
    [
      'is none where it could be either of two',
      { containers: [NGINX, APP, { ...APP, name: 'other', ports: [{ containerPort: 4000 }] }] },
      [],
    ],
    ['is there in a StatefulSet as well', { containers: [NGINX, APP], kind: 'StatefulSet' }, ['nginx > app?']],
    ['may be a native sidecar', { containers: [NGINX], sidecars: [APP] }, ['nginx > app?']],
    ['is behind a native sidecar that requests come to', { containers: [APP], sidecars: [NGINX] }, ['nginx > app']],
    [
      'is not what an application calls that keeps its data beside it',
      {
        containers: [
          { ...NGINX, name: 'a', image: 'a:1', env: [{ name: 'CACHE_BACKEND', value: 'localhost:6379' }] },
          { name: 'redis', image: 'redis:7', ports: [{ containerPort: 6379 }] },
        ],
      },
      [],
    ],
  ])('%s', (_, given, behind) => {
    expect(read(given).behind).toEqual(behind);
  });
});

describe('A port that a Service names and no container declares', () => {
  const RBAC = { name: 'kube-rbac-proxy', ports: [{ name: 'metrics', containerPort: 9443 }] };
  const ports = [
    { name: 'server', port: 8080 },
    { name: 'metrics', port: 9443, targetPort: 'metrics' },
  ];

  test('belongs to the container whose probes ask it', () => {
    expect(read({ containers: [RBAC, { name: 'shell' }, { name: 'api', ...probing(8080) }], ports }).serving).toEqual([
      'api',
    ]);
  });

  test('belongs to the only one that declares none, where no other looks like it serves', () => {
    expect(read({ containers: [RBAC, { name: 'api' }], ports }).serving).toEqual(['api']);
    expect(read({ containers: [APP, { name: 'api' }], ports }).serving).toEqual(['app']);
  });
});

describe('Two containers that are as likely behind one', () => {
  const other = { ...APP, name: 'other', image: 'other:1', ports: [{ containerPort: 4000 }] };

  test('are told, and neither is taken for it', () => {
    expect(read({ containers: [NGINX, APP, other] })).toMatchObject({ behind: [], unsure: ['nginx > app or other'] });
  });

  test('are told apart by what somebody has stated of one of them', () => {
    const annotations = { 'zero-downtime/on-sigterm.other': 'drains' };
    expect(read({ containers: [NGINX, APP, other], annotations })).toMatchObject({
      behind: ['nginx > other?'],
      unsure: [],
    });
  });
});
