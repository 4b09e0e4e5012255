import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from './case';
import { outdirOf, type Places, type Program } from './measure';

/** How much more than a share of small rollouts with as many pods a large one may take. */
const GROWTH = 1.5;

function program(name: string, replicas: number, runs: number): Program {
  return { name, command: [process.execPath, join(__dirname, 'programs', 'simulate.js'), `${replicas}`, `${runs}`] };
}

/** As many pods in one rollout as in a hundred: the time may not grow much faster than the number of replicas. */
export function growthCase(): Case {
  const baseline = program('100 rollouts of 50 replicas', 50, 100);
  const large = program('a rollout of 5000 replicas', 5000, 1);
  return {
    name: 'simulation/growth',
    baseline,
    contenders: [{ ...large, limit: GROWTH }],
    note: (places) => [baseline, large].map((one) => speed(places, one)).join('\n'),
  };
}

/** What somebody waits for who asks how likely a loss is. */
export function sampledCase(): Case {
  const baseline = program('10000 runs of 3 replicas', 3, 10_000);
  return { name: 'simulation/sampled', baseline, contenders: [], note: (places) => speed(places, baseline) };
}

function speed(places: Places, one: Program): string {
  const text = readFileSync(join(outdirOf(places, one), 'simulated.json'), 'utf8');
  const { events, seconds } = JSON.parse(text) as { readonly events: number; readonly seconds: number };
  const perSecond = Math.round(events / seconds);
  return `  ${one.name}: ${events} events, ${perSecond} a second, ${seconds.toFixed(2)} s without the start of the process`;
}

/** How much more than all scenarios alone they may take together with the one change that they need. */
const CHANGE_LIMIT = 2.5;

/** All scenarios of a workload of three that lacks everything, alone and with its change: whole processes. */
export function changeCase({ scratch }: Places): Case {
  const file = join(scratch, 'lacking.yaml');
  const cli = join(__dirname, '..', '..', 'build', 'cli.js');
  const simulate = (name: string, ...flags: string[]): Program => ({
    name,
    // What loses ends with 1, which is no failure here.
    command: [
      'sh',
      '-c',
      `"$0" "$@" > "$CDK8S_OUTDIR/out.txt" || [ $? = 1 ]`,
      process.execPath,
      cli,
      'simulate',
      file,
      ...flags,
    ],
  });
  return {
    name: 'simulation/change',
    prepare: () => writeFileSync(file, LACKING),
    baseline: simulate('all scenarios of 3 replicas', '--no-fix'),
    contenders: [{ ...simulate('the same with its change'), limit: CHANGE_LIMIT }],
  };
}

const LACKING = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations: { zero-downtime/slowest-start: 20s, zero-downtime/longest-request: 10s, zero-downtime/on-sigterm: drains }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: 'web:1', ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
`;
