import { join } from 'node:path';
import type { PeerCase } from './peer';
import type { Written } from './write-services';

const PROGRAMS = join(__dirname, '..', 'programs');
const CLI = join(__dirname, '..', '..', '..', 'build', 'cli.js');
const node = process.execPath;

/** What is measured beside whom: judging manifests, and making them. */
export function peerCases(written: (services: number) => Written, sample: string): readonly PeerCase[] {
  const floor = {
    name: 'Node, nothing to do',
    tool: node,
    version: ['--version'],
    command: () => [node, join(PROGRAMS, 'nothing.js')] as const,
  };
  const files = (services: number) => written(services).folder;
  const all = (services: number) => Array.from({ length: services }, (_, index) => `web-${index + 1}.yaml`);
  const program = (file: string, app: string) => ({
    env: { BENCH_APP: app, BENCH_SAMPLE: sample },
    command: (services: number) => [node, join(PROGRAMS, file), `${services}`] as const,
  });
  return [
    {
      title: 'Judging manifests',
      says: 'A file for each service. What each program looks for differs; kubeconform knows schemas alone.',
      peers: [
        floor,
        { name: 'zero-downtime check', command: (services) => [node, CLI, 'check', files(services)] },
        {
          name: 'kube-score',
          tool: 'kube-score',
          command: (services) => ['kube-score', 'score', ...all(services).map((file) => join(files(services), file))],
        },
        {
          name: 'kubeconform',
          tool: 'kubeconform',
          version: ['-v'],
          command: (services) => ['kubeconform', files(services)],
          failsWith: /could not download|failed downloading|failed initializing schema/,
        },
        {
          name: 'Polaris',
          tool: 'polaris',
          command: (services) => ['polaris', 'audit', '--audit-path', files(services)],
        },
      ],
    },
    {
      title: 'Making manifests',
      says: 'The same objects as YAML: a program, a chart with one template in a loop, a kustomization of files.',
      peers: [
        floor,
        { name: 'ZeroDowntimeDeployment in ZeroDowntimeApp', ...program('zero-downtime.js', 'ours') },
        { name: 'ZeroDowntimeDeployment in cdk8s.App', ...program('zero-downtime.js', 'cdk8s') },
        { name: 'cdk8s-plus in ZeroDowntimeApp', ...program('plain.js', 'ours') },
        { name: 'cdk8s-plus in cdk8s.App', ...program('plain.js', 'cdk8s') },
        { name: 'helm template', tool: 'helm', command: (services) => ['helm', 'template', written(services).chart] },
        {
          name: 'kustomize build',
          tool: 'kustomize',
          command: (services) => ['kustomize', 'build', written(services).kustomization],
        },
      ],
    },
    {
      title: 'Simulating manifests',
      says: 'All scenarios of every service, with the change that each needs, and as it is alone. No other program here does this.',
      sizes: [1, 10, 100],
      peers: [
        floor,
        { name: 'zero-downtime simulate', command: (services) => [node, CLI, 'simulate', files(services)] },
        {
          name: 'zero-downtime simulate --no-fix',
          command: (services) => [node, CLI, 'simulate', '--no-fix', files(services)],
        },
      ],
    },
  ];
}
