import { drainLag } from '../../facts';
import type { Seconds } from '../../kubernetes';
import { proxyOfApplication, type Container, type Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { rounded } from '../support/disruption/drain-words';
import { changed, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

const STATED = 'zero-downtime/on-sigterm: drains';
const GRACE = 'terminationGracePeriodSeconds: 25';
const TARGET = 'ports: [{ port: 80, targetPort: http }]';
const fronted = (hook: string) =>
  changed(WEB, {
    [STATED]: `${STATED}\nzero-downtime/on-sigterm.web: drains\nzero-downtime/on-sigterm.proxy: drains`,
    [TARGET]: 'ports: [{ port: 80, targetPort: 15000 }]',
    [GRACE]:
      'terminationGracePeriodSeconds: 50\n' +
      'initContainers:\n' +
      '  - name: proxy\n' +
      '    image: registry.example.com/proxy:1.4.2\n' +
      '    restartPolicy: Always\n' +
      '    ports: [{ containerPort: 15000 }]\n' +
      '    readinessProbe: { httpGet: { path: /ready, port: 15000 }, periodSeconds: 5 }' +
      hook,
  });

/** A proxy whose own preStop hook ends it while requests still come. */
export const sidecarEndsItself: WorkloadRule = {
  id: 'sidecar-ends-itself',
  title: 'A proxy beside the application whose own preStop hook ends it while requests still come',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the preStop hook of the sidecar {container} ends it {after} s after the deletion, and requests come for {lag} s: {short} s too early',
  why: 'A native sidecar gets its SIGTERM after all other containers, but its preStop hook runs at the deletion, beside all others. A hook that ends it takes away the order that makes it a sidecar.',
  fix: 'take the preStop hook of {container} away, or let it wait {lag} s or more before it ends anything',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/kubelet/kuberuntime/kuberuntime_termination_order.go',
  ],
  presupposes: ['service-reaches-job', 'hook-refused', 'pre-stop-never-runs', 'container-refused'],
  bad: [fronted('\n    lifecycle: { preStop: { exec: { command: [sh, -c, kill 1] } } }')],
  good: [fronted(''), fronted('\n    lifecycle: { preStop: { exec: { command: [sh, -c, "sleep 5; kill 1"] } } }')],
  *check(workload) {
    const { traffic, manifest } = workload;
    const lag = drainLag(traffic.value);
    for (const container of proxiesBeside(workload)) {
      const after = endsAfter(container);
      if (after === undefined || after >= lag) continue;
      yield {
        path: asFarAsWritten(manifest.object, [...container.path, 'lifecycle', 'preStop']),
        container: container.name,
        numbers: { container: container.name, after: rounded(after), lag: rounded(lag), short: rounded(lag - after) },
        ...restingOn(
          traffic.assumption,
          after >= drainLag(traffic.certain) && traffic.delayAssumption,
          !workload.serving.includes(container) && `requests come or go through ${container.name}`,
          container.preStopStops?.isSure !== true && `the preStop hook of ${container.name} ends it, as its words say`,
          proxyOfApplication(container) === undefined && container.onSigterm.assumption,
        ),
      };
    }
  },
};

/** The native sidecars that requests come through, or that the application cannot answer without. */
function proxiesBeside({ containers, serving }: Workload): readonly Container[] {
  if (serving.length === 0) return [];
  return containers.filter(
    (one) => one.role === 'sidecar' && (serving.includes(one) || proxyOfApplication(one) !== undefined),
  );
}

/** When its own hook makes it stop taking requests; undefined where it does not. */
function endsAfter({ preStopStops, onSigterm }: Container): Seconds | undefined {
  if (!preStopStops) return undefined;
  const { value } = onSigterm;
  if (value.kind === 'ignores' && preStopStops.isSure) return undefined;
  return preStopStops.after + (value.kind === 'keeps-serving' ? value.for : 0);
}
