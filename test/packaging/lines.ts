import { shell } from './shell';

interface PlusLines {
  readonly LINES: readonly number[];
  readonly RANGES: Readonly<Record<string, string>>;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a script of the build
const lines = require('../../.ci/plus-lines.js') as PlusLines;

/** The lines of cdk8s-plus that have doors of their own. */
export const { LINES } = lines;

/** Their packages, as npm takes them. */
export const PEERS = Object.entries(lines.RANGES).map(([name, range]) => `${name}@${range}`);

/** One workload of each class of cdk8s-plus, and a Rollout, with the types and the values of a line. */
const PROGRAM = `
const { App, Chart, Duration, Size } = require('cdk8s');
const door = process.argv[1];
const line = process.argv[2];
const plus = require('cdk8s-plus-' + line);
const of = require(door);
const seconds = (value) => Duration.seconds(value);
const chart = new Chart(new App(), 'lines');
const facts = {
  image: 'registry.example.com/web:1', slowestStart: seconds(20), onSigterm: of.OnSigterm.drains(),
  container: { resources: { cpu: { request: plus.Cpu.millis(100) } } },
};
const serving = {
  ...facts, port: 8080, longestRequest: seconds(5), health: { readiness: of.HealthCheck.httpGet('/ready') },
};
const inside = { ...serving, traffic: [of.Traffic.clusterIp()] };
const web = new of.ZeroDowntimeDeployment(chart, 'web', serving);
web.exposeViaNginx('web.example.com');
if (!(web instanceof plus.Deployment)) throw new Error('It is no Deployment of this line.');
new of.GracefulAutoscaler(chart, 'scaler', { target: web, minReplicas: 2, maxReplicas: 4 });
new of.ZeroDowntimeRollout(chart, 'rollout', { ...inside, replicas: 3, strategy: of.RolloutStrategy.blueGreen() });
new of.GracefulStatefulSet(chart, 'members', {
  ...inside, replicas: 3, quorum: of.Quorum.majority(),
  volumeClaims: [{ name: 'data', storage: Size.gibibytes(1), mountPath: '/data' }],
});
new of.GracefulDaemonSet(chart, 'agent', { ...serving, entrance: of.Entrance.nodeLocalService() });
new of.GracefulWorker(chart, 'mailer', { ...facts, replicas: 2, longestWork: seconds(60) });
of.ZeroDowntime.guard(chart);
process.stdout.write(App.of(chart).synthYaml());
`;

/** Throws where a line gives other manifests than 28; what Kubernetes does anyway may be written out. */
export function expectAlike(folder: string, line: number): void {
  const yaml = (door: string, of: number) =>
    shell(folder, process.execPath, '-e', PROGRAM, door, `${of}`).replace(
      /^ +(?:shareProcessNamespace: false|revisionHistoryLimit: 10)\n/gm,
      '',
    );
  const [usual, other] = [yaml('cdk8s-zero-downtime', 28), yaml(`cdk8s-zero-downtime/plus-${line}`, line)];
  const rows = other.split('\n');
  const at = usual.split('\n').findIndex((row, index) => row !== rows[index]);
  if (at >= 0 || usual.length !== other.length)
    throw new Error(`Row ${at + 1} is '${rows[at]}', and with 28 '${usual.split('\n')[at]}'.`);
}
