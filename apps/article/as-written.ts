import { Chart, Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { HealthCheck, Hook } from '../../lib';
import { METADATA, NGINX, probedPod } from './nginx';

/** The article's hooks: `mkdir` after the start, and a preStop that returns at once. */
const LIFECYCLE: k8s.Lifecycle = {
  postStart: Hook.exec(['sh', '-c', 'mkdir /data/ ']).toLifecycleHandler(),
  preStop: Hook.httpGet('/', { port: 80 }).toLifecycleHandler(),
};

/** The article's five parameters, on the liveness probe of both manifests. */
const FIVE_PARAMETERS = { period: Duration.seconds(5), timeout: Duration.seconds(2), threshold: 2 };
const SLOW_FIRST_LOOK = { initialDelay: Duration.seconds(60), successThreshold: 1 };

/** `pod.yaml`: a naked Pod, without probes or hooks. */
export class PodAsWritten extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new k8s.KubePod(this, 'nginx', {
      metadata: METADATA,
      spec: { containers: [{ ...NGINX, imagePullPolicy: 'IfNotPresent' }], restartPolicy: 'Always' },
    });
  }
}

/** `probe.yaml`: the three probes by httpGet and exec. */
export class ProbeAsWritten extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const probes = {
      startupProbe: HealthCheck.httpGet('/api/successStart', { port: 80 }).toProbe(),
      readinessProbe: HealthCheck.httpGet('/', { port: 80 }).toProbe(),
      livenessProbe: HealthCheck.exec(['cat', '/health'], FIVE_PARAMETERS).toProbe(SLOW_FIRST_LOOK),
    };
    new k8s.KubePod(this, 'nginx', probedPod({ ...probes, lifecycle: LIFECYCLE }));
  }
}

/** `probe2.yaml`: probes that check nothing, since `ls /etc` always succeeds. */
export class Probe2AsWritten extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const listEtc = ['ls', '/etc'];
    const probes = {
      startupProbe: HealthCheck.exec(listEtc).toProbe(),
      readinessProbe: HealthCheck.exec(listEtc).toProbe(),
      livenessProbe: HealthCheck.exec(listEtc, FIVE_PARAMETERS).toProbe(SLOW_FIRST_LOOK),
    };
    new k8s.KubePod(this, 'nginx', probedPod({ ...probes, lifecycle: LIFECYCLE }));
  }
}
