// How somebody writes a workload and what stands beside it with cdk8s-plus-28 alone, from the numbers of a sample.
const { ApiObject, Cron, Duration, JsonPatch } = require('cdk8s');
const kplus = require('cdk8s-plus-28');
const { Rollout } = require('../../../build/imports/argoproj.io');

const SAMPLES_NAME = 'web-1';
const { LabelSelector, PercentOrAbsolute, Pod } = kplus;

const seconds = (value) => (value === undefined ? undefined : Duration.seconds(value));

const probe = (written) =>
  written &&
  kplus.Probe.fromHttpGet(written.httpGet.path, {
    port: written.httpGet.port,
    initialDelaySeconds: seconds(written.initialDelaySeconds),
    periodSeconds: seconds(written.periodSeconds),
    timeoutSeconds: seconds(written.timeoutSeconds),
    successThreshold: written.successThreshold,
    failureThreshold: written.failureThreshold,
  });

const podProps = ({ terminationGracePeriodSeconds, containers: [one] }) => ({
  select: false,
  terminationGracePeriod: seconds(terminationGracePeriodSeconds),
  containers: [
    {
      image: one.image,
      portNumber: one.ports?.[0].containerPort,
      resources: {},
      startup: probe(one.startupProbe),
      readiness: probe(one.readinessProbe),
      liveness: probe(one.livenessProbe),
      ...(one.lifecycle && { lifecycle: { preStop: kplus.Handler.fromCommand(one.lifecycle.preStop.exec.command) } }),
    },
  ],
});

const patch = (construct, path, value) => ApiObject.of(construct).addJsonPatch(JsonPatch.add(path, value));

/** cdk8s-plus-28 spreads by hard affinity only. */
function spread(workload, { template }) {
  const constraints = template.spec.topologySpreadConstraints?.map((constraint) => ({
    ...constraint,
    labelSelector: { matchLabels: workload.matchLabels },
  }));
  if (constraints) patch(workload, '/spec/template/spec/topologySpreadConstraints', constraints);
}

function selectByName(workload, name) {
  workload.podMetadata.addLabel(Pod.ADDRESS_LABEL, name);
  workload.select(LabelSelector.of({ labels: { [Pod.ADDRESS_LABEL]: name } }));
}

/** A workload of each kind; of a custom resource there is what `cdk8s import` makes. */
const WORKLOADS = {
  Deployment(chart, name, { metadata, spec }) {
    const deployment = new kplus.Deployment(chart, name, {
      ...podProps(spec.template.spec),
      metadata: { name, annotations: metadata.annotations },
      replicas: spec.replicas,
      minReady: seconds(spec.minReadySeconds),
      progressDeadline: seconds(spec.progressDeadlineSeconds),
      strategy: kplus.DeploymentStrategy.rollingUpdate({
        maxSurge: PercentOrAbsolute.percent(parseInt(spec.strategy.rollingUpdate.maxSurge, 10)),
        maxUnavailable: PercentOrAbsolute.absolute(spec.strategy.rollingUpdate.maxUnavailable),
      }),
    });
    selectByName(deployment, name);
    spread(deployment, spec);
    return deployment;
  },
  StatefulSet(chart, name, { metadata, spec }, { Service }) {
    const peers = Service.find((one) => one.metadata.name === `${SAMPLES_NAME}-peers`);
    const service = addService(chart, name, peers);
    // It selects the pods before anybody can say how they are found.
    ApiObject.of(service).addJsonPatch(JsonPatch.replace('/spec/selector', { [Pod.ADDRESS_LABEL]: name }));
    const statefulSet = new kplus.StatefulSet(chart, name, {
      ...podProps(spec.template.spec),
      metadata: { name, annotations: metadata.annotations },
      service,
      replicas: spec.replicas,
      minReady: seconds(spec.minReadySeconds),
      strategy: kplus.StatefulSetUpdateStrategy.rollingUpdate({ partition: 0 }),
    });
    selectByName(statefulSet, name);
    spread(statefulSet, spec);
    return statefulSet;
  },
  DaemonSet(chart, name, { metadata, spec }) {
    const daemonSet = new kplus.DaemonSet(chart, name, {
      ...podProps(spec.template.spec),
      metadata: { name, annotations: metadata.annotations },
      minReadySeconds: spec.minReadySeconds,
    });
    selectByName(daemonSet, name);
    const { maxSurge, maxUnavailable } = spec.updateStrategy.rollingUpdate;
    patch(daemonSet, '/spec/updateStrategy', {
      type: spec.updateStrategy.type,
      rollingUpdate: {
        maxSurge: kplus.k8s.IntOrString.fromString(maxSurge),
        maxUnavailable: kplus.k8s.IntOrString.fromNumber(maxUnavailable),
      },
    });
    return daemonSet;
  },
  Job(chart, name, { metadata, spec }) {
    const job = new kplus.Job(chart, name, {
      ...podProps(spec.template.spec),
      metadata: { name, annotations: metadata.annotations },
      activeDeadline: seconds(spec.activeDeadlineSeconds),
      backoffLimit: spec.backoffLimit,
    });
    job.podMetadata.addLabel(Pod.ADDRESS_LABEL, name);
    patch(job, '/spec/podFailurePolicy', spec.podFailurePolicy);
  },
  CronJob(chart, name, { metadata, spec }) {
    const cronJob = new kplus.CronJob(chart, name, {
      ...podProps(spec.jobTemplate.spec.template.spec),
      metadata: { name, annotations: metadata.annotations },
      schedule: new Cron(cronFields(spec.schedule)),
      timeZone: spec.timeZone,
      startingDeadline: seconds(spec.startingDeadlineSeconds),
      activeDeadline: seconds(spec.jobTemplate.spec.activeDeadlineSeconds),
      backoffLimit: spec.jobTemplate.spec.backoffLimit,
    });
    cronJob.podMetadata.addLabel(Pod.ADDRESS_LABEL, name);
    patch(cronJob, '/spec/jobTemplate/spec/podFailurePolicy', spec.jobTemplate.spec.podFailurePolicy);
  },
  Rollout(chart, name, { metadata, spec }) {
    const labels = { [Pod.ADDRESS_LABEL]: name };
    const { topologySpreadConstraints, ...pod } = spec.template.spec;
    const constraints = topologySpreadConstraints.map((one) => ({ ...one, labelSelector: { matchLabels: labels } }));
    const { blueGreen } = spec.strategy;
    new Rollout(chart, name, {
      metadata: { name, annotations: metadata.annotations },
      spec: {
        ...spec,
        selector: { matchLabels: labels },
        strategy: { blueGreen: { ...blueGreen, activeService: name, previewService: `${name}-preview` } },
        template: { metadata: { labels }, spec: { ...pod, topologySpreadConstraints: constraints } },
      },
    });
    return kplus.Pods.select(chart, `${name}-pods`, { labels });
  },
};

function cronFields(schedule) {
  const [minute, hour, day, month, weekDay] = schedule.split(' ');
  return { minute, hour, day, month, weekDay };
}

function addService(chart, name, { metadata, spec }, selector) {
  const own = metadata.name.replace(SAMPLES_NAME, name);
  // A Service of cdk8s-plus-28 always lists addresses of its own, be it that there are none.
  if (!spec.externalIPs) return addBareService(chart, own, spec, name);
  return new kplus.Service(chart, `${own}-service`, {
    metadata: { name: own },
    ...(selector && { selector }),
    clusterIP: spec.clusterIP,
    publishNotReadyAddresses: spec.publishNotReadyAddresses,
    ports: spec.ports.map(({ port, targetPort }) => ({ port, targetPort })),
  });
}

function addBareService(chart, name, { type, ports }, workload) {
  return new kplus.k8s.KubeService(chart, `${name}-service`, {
    metadata: { name },
    spec: {
      type,
      selector: { [Pod.ADDRESS_LABEL]: workload },
      ports: ports.map(({ port, targetPort }) => ({ port, targetPort: kplus.k8s.IntOrString.fromNumber(targetPort) })),
    },
  });
}

function addBudget(chart, name, { spec }) {
  new kplus.k8s.KubePodDisruptionBudget(chart, `${name}-budget`, {
    metadata: { name },
    spec: {
      maxUnavailable: kplus.k8s.IntOrString.fromNumber(spec.maxUnavailable),
      selector: { matchLabels: { [Pod.ADDRESS_LABEL]: name } },
      unhealthyPodEvictionPolicy: spec.unhealthyPodEvictionPolicy,
    },
  });
}

/** Writes one workload with its Services and its budget. */
exports.addObjects = (chart, name, sample) => {
  const kind = Object.keys(WORKLOADS).find((one) => sample[one]);
  const selector = WORKLOADS[kind](chart, name, sample[kind][0], sample);
  for (const service of sample.Service ?? []) {
    // cdk8s-plus-28 asks for the one that gives names before it makes a StatefulSet.
    if (!service.spec.publishNotReadyAddresses) addService(chart, name, service, selector);
  }
  for (const budget of sample.PodDisruptionBudget ?? []) addBudget(chart, name, budget);
};
