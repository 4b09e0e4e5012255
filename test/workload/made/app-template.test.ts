import { check, checkTexts } from '../../../lib/check';
import { readTogether } from '../../../lib/source';
import { identityOf, madeOfAppTemplates } from '../../../lib/workload';

const REPOSITORY = `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: { name: app }
spec: { url: oci://ghcr.io/bjw-s-labs/helm/app-template, ref: { tag: 4.3.0 } }
`;

const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: notes, namespace: home }
spec:
  chartRef: { kind: OCIRepository, name: app }
  values:
    controllers:
      notes:
        replicas: 1
        strategy: RollingUpdate
        containers:
          app:
            image: { repository: ghcr.io/acme/notes, tag: 2.1.0 }
            env: { PORT: 8080 }
            probes:
              liveness: { enabled: true }
              readiness:
                enabled: true
                custom: true
                spec: { httpGet: { path: /ready, port: 8080 } }
    service:
      app: { ports: { http: { port: 8080 } } }
    route:
      app:
        hostnames: ["{{ .Release.Name }}.example.com"]
        parentRefs: [{ name: outside, namespace: network }]
        rules: [{ backendRefs: [{ identifier: app, port: http }] }]
    persistence:
      data: { size: 5Gi, accessMode: ReadWriteOnce }
      scratch: { type: emptyDir }
`;

const reading = (text: string) => readTogether([{ file: 'notes.yaml', text }]).manifests;
const made = (text: string) =>
  Object.fromEntries(madeOfAppTemplates(reading(text)).map((one) => [identityOf(one).kind, one]));
const both = (release = RELEASE) => `${REPOSITORY}---\n${release}`;

describe('What the chart app-template makes of the values of a HelmRelease', () => {
  test('is a workload, a Service, a route and a claim that belong together', () => {
    const { Deployment, Service, HTTPRoute, PersistentVolumeClaim } = made(both());
    expect(Deployment?.object).toMatchObject({
      metadata: { name: 'notes', namespace: 'home' },
      spec: {
        replicas: 1,
        strategy: { type: 'RollingUpdate' },
        template: {
          spec: {
            containers: [
              {
                name: 'app',
                image: 'ghcr.io/acme/notes:2.1.0',
                env: [{ name: 'PORT', value: '8080' }],
                livenessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 10 },
                readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
              },
            ],
            volumes: [
              { name: 'data', persistentVolumeClaim: { claimName: 'notes' } },
              { name: 'scratch', emptyDir: {} },
            ],
          },
        },
      },
    });
    const labels = { 'app.kubernetes.io/controller': 'notes', 'app.kubernetes.io/instance': 'notes' };
    expect(Service?.object).toMatchObject({ spec: { selector: labels, ports: [{ name: 'http', port: 8080 }] } });
    expect(HTTPRoute?.object).toMatchObject({
      spec: { hostnames: ['notes.example.com'], rules: [{ backendRefs: [{ name: 'notes', port: 8080 }] }] },
    });
    expect(PersistentVolumeClaim?.object).toMatchObject({ metadata: { name: 'notes' } });
  });

  test('is recreated where no value says otherwise', () => {
    const { Deployment } = made(both(RELEASE.replace('        strategy: RollingUpdate\n', '')));
    expect(Deployment?.object).toMatchObject({ spec: { strategy: { type: 'Recreate' }, replicas: 1 } });
  });

  test('is called after the release and itself, where there are several of a kind', () => {
    const two = RELEASE.replace(
      '    service:\n',
      '      sync:\n        containers: { app: { image: { repository: acme/sync, tag: "1" } } }\n    service:\n',
    ).replace('app: { ports', 'app: { controller: notes, ports');
    const names = madeOfAppTemplates(reading(both(two))).map(
      (one) => `${identityOf(one).kind} ${identityOf(one).name}`,
    );
    expect(names).toEqual(expect.arrayContaining(['Deployment notes', 'Deployment notes-sync', 'Service notes']));
  });

  test('has no field of what is switched off', () => {
    const { HTTPRoute, Deployment } = made(
      both(
        RELEASE.replace(
          '      app:\n        hostnames',
          '      app:\n        enabled: false\n        hostnames',
        ).replace('liveness: { enabled: true }', 'liveness: { enabled: false }'),
      ),
    );
    expect(HTTPRoute).toBeUndefined();
    expect(JSON.stringify(Deployment?.object)).not.toContain('livenessProbe');
  });

  test.each([
    ['of another chart', both().replace('/app-template', '/common')],
    ['without controllers, as before the second version', both().replace('controllers:', 'controller:')],
    [
      'of the second version',
      RELEASE.replace(
        'chartRef: { kind: OCIRepository, name: app }',
        'chart: { spec: { chart: app-template, version: 2.6.0 } }',
      ),
    ],
  ])('is nothing of a HelmRelease %s', (_, text) => {
    expect(madeOfAppTemplates(reading(text))).toEqual([]);
  });
});

describe('A HelmRelease of app-template', () => {
  test('is judged, at the lines of its values', () => {
    const { findings } = checkTexts([{ file: 'notes.yaml', text: both() }]);
    const lines = both().split('\n');
    const found = findings.map(({ rule, line = 0 }) => [rule, lines[line - 1]?.trim()]);
    expect(found).toContainEqual(['surge-shares-volume', 'data: { size: 5Gi, accessMode: ReadWriteOnce }']);
    expect(findings.every(({ edits }) => edits.every(({ region }) => region === undefined))).toBe(true);
  });

  test('is left out of the note that names those of which nothing is judged', () => {
    const other = RELEASE.replace('name: notes', 'name: cert').replace('name: app }', 'name: cert-manager }');
    const { notices } = check(reading(`${both()}---\n${other}`));
    const [note, ...more] = notices.filter(({ code }) => code === 'not-judged');
    expect(more).toEqual([]);
    expect(note?.message).toMatch(/^1 object of the kind HelmRelease .*: cert;/);
    expect(note?.names).toEqual(['cert']);
  });
});
