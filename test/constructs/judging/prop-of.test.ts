import { Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Autoscaled,
  KubernetesTarget,
  Mesh,
  OnSigterm,
  Traffic,
  ZeroDowntime,
  ZeroDowntimeDeployment,
  type ZeroDowntimeDeploymentProps,
} from '../../../lib';
import { appWithChart, WEB } from '../synthesise';

/** What synthesis says of a service, warnings and errors together. */
function saidOf(changes: Partial<ZeroDowntimeDeploymentProps>): string {
  const warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  const { app, chart } = appWithChart();
  KubernetesTarget.set(app, '1.31');
  ZeroDowntime.guard(app);
  new ZeroDowntimeDeployment(chart, 'web', { ...WEB, ...changes });
  let thrown = '';
  try {
    Testing.synth(chart);
  } catch (error) {
    thrown = (error as Error).message;
  }
  const said = [thrown, ...warnings.mock.calls.map(([warning]) => String(warning))].join('\n');
  warnings.mockRestore();
  return said;
}

const { image, port, ...FACTS } = WEB;
const serving = { name: 'main', image: image ?? '', portNumber: port };
const proxy = {
  name: 'sql-proxy',
  image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.0',
  args: ['project:region:db'],
};
const PROXY_DRAINS = { 'sql-proxy': { longestRequest: Duration.seconds(10), onSigterm: OnSigterm.drains() } };

test.each<[string, Partial<ZeroDowntimeDeploymentProps>, string]>([
  [
    'single-replica',
    { replicas: undefined, autoscaled: Autoscaled.between(1, 5) },
    'autoscaled: Autoscaled.between(2, …)',
  ],
  [
    'probe-port-unknown',
    { container: { ports: [{ name: 'quic', number: 8080, protocol: kplus.Protocol.UDP }, { number: 9090 }] } },
    "HealthCheck.httpGet('/ready', { port: … })",
  ],
  ['drain-outruns-routing', { replicas: 2, traffic: [Traffic.gkeNeg()] }, 'replicas, or exposeViaGke'],
  [
    'database-proxy-exits-first',
    { ...FACTS, image: undefined, port: undefined, containers: [serving, proxy] },
    'sidecars: [{',
  ],
  [
    'sidecar-left-no-time',
    { sidecars: [proxy, { name: 'helper', image: 'registry.example.com/helper:1' }], otherContainers: PROXY_DRAINS },
    'otherContainers: { NAME: { onSigterm: OnSigterm.drains() } }',
  ],
  [
    'mesh-proxy-exits-first',
    { podMetadata: { annotations: { 'sidecar.istio.io/inject': 'true' } }, mesh: undefined },
    'mesh: Mesh.istio(…)',
  ],
])('%s names the prop that mends it', (rule, changes, prop) => {
  const said = saidOf(changes);
  const [finding = ''] = said.split(/\n(?=(?:warning|error)\[)/).filter((one) => one.includes(`[${rule}]`));
  expect(finding).toContain(`= prop: `);
  expect(finding).toContain(prop);
});

test('what a mesh of the right version needs is said by its prop alone', () => {
  expect(saidOf({ mesh: Mesh.istio('1.27') })).not.toContain('mesh-proxy-exits-first');
});
