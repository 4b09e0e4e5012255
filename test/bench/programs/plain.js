// Synthesises the same objects with cdk8s-plus-28 alone. BENCH_SAMPLE names a file with one workload of ours as JSON:
// its numbers and its texts are what somebody would have written by hand.
const { readFileSync } = require('node:fs');
const { ApiObject, Duration, JsonPatch } = require('cdk8s');
const kplus = require('cdk8s-plus-28');
const { app, chartOf } = require('./app');

const sample = JSON.parse(readFileSync(process.env.BENCH_SAMPLE, 'utf8'));
const { spec } = sample.Deployment;
const podSpec = spec.template.spec;
const [container] = podSpec.containers;
const port = container.ports[0].containerPort;

const probe = (written) =>
  kplus.Probe.fromHttpGet(written.httpGet.path, {
    port: written.httpGet.port,
    initialDelaySeconds: Duration.seconds(written.initialDelaySeconds),
    periodSeconds: Duration.seconds(written.periodSeconds),
    timeoutSeconds: Duration.seconds(written.timeoutSeconds),
    successThreshold: written.successThreshold,
    failureThreshold: written.failureThreshold,
  });

for (let number = 1; number <= Number(process.argv[2]); number += 1) {
  const chart = chartOf(number);
  const name = `web-${number}`;
  const deployment = new kplus.Deployment(chart, name, {
    metadata: { name, annotations: sample.Deployment.metadata.annotations },
    select: false,
    replicas: spec.replicas,
    minReady: Duration.seconds(spec.minReadySeconds),
    progressDeadline: Duration.seconds(spec.progressDeadlineSeconds),
    strategy: kplus.DeploymentStrategy.rollingUpdate({
      maxSurge: kplus.PercentOrAbsolute.percent(parseInt(spec.strategy.rollingUpdate.maxSurge, 10)),
      maxUnavailable: kplus.PercentOrAbsolute.absolute(spec.strategy.rollingUpdate.maxUnavailable),
    }),
    terminationGracePeriod: Duration.seconds(podSpec.terminationGracePeriodSeconds),
    containers: [
      {
        image: container.image,
        portNumber: port,
        resources: {},
        startup: probe(container.startupProbe),
        readiness: probe(container.readinessProbe),
        liveness: probe(container.livenessProbe),
        lifecycle: { preStop: kplus.Handler.fromCommand(container.lifecycle.preStop.exec.command) },
      },
    ],
  });
  deployment.podMetadata.addLabel(kplus.Pod.ADDRESS_LABEL, name);
  deployment.select(kplus.LabelSelector.of({ labels: { [kplus.Pod.ADDRESS_LABEL]: name } }));
  const constraints = podSpec.topologySpreadConstraints.map((constraint) => ({
    ...constraint,
    labelSelector: { matchLabels: deployment.matchLabels },
  }));
  const path = '/spec/template/spec/topologySpreadConstraints';
  ApiObject.of(deployment).addJsonPatch(JsonPatch.add(path, constraints));
  deployment.exposeViaService({ name, ports: [{ port, targetPort: port }] });
  new kplus.k8s.KubePodDisruptionBudget(chart, `${name}-budget`, {
    metadata: { name },
    spec: {
      maxUnavailable: kplus.k8s.IntOrString.fromNumber(sample.PodDisruptionBudget.spec.maxUnavailable),
      selector: { matchLabels: deployment.matchLabels },
      unhealthyPodEvictionPolicy: sample.PodDisruptionBudget.spec.unhealthyPodEvictionPolicy,
    },
  });
}

app.synth();
