import { runIn } from '../memory-io';

const release = (chart: string) => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: notes }
spec:
  chart: { spec: { chart: ${chart}, version: 4.2.0 } }
  values:
    controllers: { notes: { strategy: RollingUpdate, containers: { app: { image: { repository: acme/notes, tag: '1' } } } } }
    service: { app: { ports: { http: { port: 8080 } } } }
`;

test('What is read from the values of a HelmRelease is judged, and nothing sends its owner elsewhere', async () => {
  const { stdout, stderr } = await runIn({ files: { 'a.yaml': release('app-template') } }, 'check', 'a.yaml');
  expect([stdout.includes('readiness-missing'), stderr.includes('lies elsewhere')]).toEqual([true, false]);
});

test('Of another chart the hint says how to render it, and a note that nothing of it is judged', async () => {
  const { stdout, stderr } = await runIn({ files: { 'a.yaml': release('cert-manager') } }, 'check', 'a.yaml');
  expect(stdout.replace(/\s+/g, ' ')).toContain('nothing of their workloads is judged: notes');
  expect(stderr).toContain('lies elsewhere');
});
