import { ApiObject, Chart, Duration, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  HealthCheck,
  Hook,
  Identity,
  KeptConnections,
  KubernetesTarget,
  OnSigterm,
  PreStop,
  SynthesisError,
  Traffic,
  ZeroDowntimeDeployment,
} from '../../../lib';
import { check } from '../../../lib/check';
import {
  appWithChart,
  deploy,
  deploymentOf,
  manifestsOf,
  ofKind,
  problemsOf,
  rulesNamed,
  servingOf,
  type Rendered,
  WEB,
} from '../synthesise';

const seconds = (value: number) => Duration.seconds(value);

describe('what follows from the facts', () => {
  test('a pod that drains waits for the drain lag, and is killed only after the longest request', () => {
    const pod = deploymentOf(deploy()).spec.template.spec;
    expect(pod.containers[0].lifecycle).toEqual({ preStop: { sleep: { seconds: 10 + 5 } } });
    expect(pod.terminationGracePeriodSeconds).toBe(15 + 20 + 5);
  });

  test.each([
    ['exits at once', OnSigterm.exits(), 10 + 20 + 5, 35 + 5],
    ['is unknown', OnSigterm.unknown(), 10 + 20 + 5, 35 + 20 + 5],
    ['keeps serving for 4 s', OnSigterm.keepsServing(seconds(4)), 10 - 4 + 5, 11 + 4 + 20 + 5],
    ['keeps serving for longer than the drain lag', OnSigterm.keepsServing(seconds(30)), undefined, 30 + 20 + 5],
    ['ignores SIGTERM', OnSigterm.ignores(), undefined, 10 + 20 + 5],
  ])('an application that %s is stopped accordingly', (_behaviour, onSigterm, sleep, grace) => {
    const pod = deploymentOf(deploy({ onSigterm })).spec.template.spec;
    expect(pod.containers[0].lifecycle?.preStop?.sleep?.seconds).toBe(sleep);
    expect(pod.terminationGracePeriodSeconds).toBe(grace);
  });

  test.each([
    ['closes-early', KeptConnections.closedEarly(), false],
    ['closes-idle', KeptConnections.closedWhenIdle(), true],
    ['leaves-open', KeptConnections.leftOpen(), true],
    ['clients-retry', KeptConnections.clientsRetry(), false],
  ])(
    'what becomes of kept connections travels with it, and the plan warns where no hook helps: %s',
    (text, kept, warns) => {
      const { metadata } = deploymentOf(deploy({ keptConnections: kept }));
      expect(metadata.annotations).toMatchObject({ 'zero-downtime/kept-connections': text });
      expect(/however long the hook waits/.test(metadata.annotations['zero-downtime/plan'])).toBe(warns);
    },
  );

  test('all five parameters of all three probes are explicit', () => {
    const container = servingOf(deploy());
    const parameters = [
      'initialDelaySeconds',
      'periodSeconds',
      'timeoutSeconds',
      'successThreshold',
      'failureThreshold',
    ];
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
      expect(Object.keys(container[probe])).toEqual(expect.arrayContaining(parameters));
    }
  });

  test('a start that takes as long as stated is never killed', () => {
    const { failureThreshold, periodSeconds } = servingOf(deploy({ slowestStart: seconds(300) })).startupProbe;
    expect((failureThreshold - 1) * periodSeconds).toBeGreaterThanOrEqual(300);
  });

  test('the startup probe has as much time for an answer as the check that it borrows', () => {
    const health = { readiness: HealthCheck.httpGet('/ready', { period: seconds(20), timeout: seconds(8) }) };
    const { timeoutSeconds, periodSeconds } = servingOf(deploy({ health })).startupProbe;
    expect(timeoutSeconds).toBe(8);
    expect(periodSeconds).toBeGreaterThanOrEqual(8);
  });

  test('liveness on readiness’s own handler acts after readiness', () => {
    const check = HealthCheck.httpGet('/health', { period: seconds(10), threshold: 6 });
    const { readinessProbe, livenessProbe } = servingOf(
      deploy({ health: { readiness: check, liveness: HealthCheck.httpGet('/health') } }),
    );
    const readiness = readinessProbe.periodSeconds * readinessProbe.failureThreshold + readinessProbe.timeoutSeconds;
    expect((livenessProbe.failureThreshold - 1) * livenessProbe.periodSeconds).toBeGreaterThanOrEqual(readiness);
  });

  test('a rollout never goes below the wanted replicas', () => {
    expect(deploymentOf(deploy()).spec.strategy).toEqual({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 },
    });
  });

  test('a pod counts as available only after its first request can have reached it', () => {
    const { minReadySeconds, progressDeadlineSeconds } = deploymentOf(deploy({ traffic: [Traffic.awsNlb()] })).spec;
    expect(minReadySeconds).toBe(180 + 5);
    expect(progressDeadlineSeconds).toBeGreaterThan(180 + 60 + 120);
  });

  test('a Service and a budget are named as the workload and select its pods', () => {
    const manifests = manifestsOf(deploy());
    const labels = ofKind(manifests, 'Deployment').spec.template.metadata.labels;
    const budget = ofKind(manifests, 'PodDisruptionBudget');
    expect(ofKind(manifests, 'Service')).toMatchObject({
      metadata: { name: 'web' },
      spec: { selector: labels, ports: [{ port: 8080, targetPort: 8080 }] },
    });
    expect(budget.metadata.name).toBe('web');
    expect(budget.spec).toEqual({
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: labels },
    });
  });

  test('the spread over nodes never blocks a surge pod', () => {
    const constraints = deploymentOf(deploy()).spec.template.spec.topologySpreadConstraints;
    expect(constraints).toHaveLength(2);
    for (const constraint of constraints) expect(constraint.whenUnsatisfiable).toBe('ScheduleAnyway');
  });

  test('only stated resources are written', () => {
    expect(servingOf(deploy()).resources).toBeUndefined();
    const resources = { cpu: { request: kplus.Cpu.millis(100) } };
    expect(servingOf(deploy({ container: { resources } })).resources).toEqual({ requests: { cpu: '100m' } });
  });

  test('a worker without requests waits for nothing, and finishes its work', () => {
    const worker = deploy({
      traffic: [Traffic.none()],
      port: undefined,
      health: undefined,
      longestRequest: seconds(90),
    });
    const manifests = manifestsOf(worker);
    const { spec } = ofKind(manifests, 'Deployment');
    expect(spec.template.spec.containers[0].lifecycle).toBeUndefined();
    expect(spec.template.spec.terminationGracePeriodSeconds).toBe(90 + 5);
    expect(spec.minReadySeconds).toBe(0);
    expect(ofKind(manifests, 'Service')).toBeUndefined();
    expect(worker.service).toBeUndefined();
  });

  test('cdk8s-plus’s own properties tell the planned numbers', () => {
    const deployment = deploy();
    expect(deployment.minReady.toSeconds()).toBe(15);
    expect(deployment.terminationGracePeriod?.toSeconds()).toBe(40);
  });
});

describe('the plan', () => {
  test('every number comes with its reason, and with the bound that it keeps to', () => {
    const { numbers } = deploy().plan;
    for (const number of numbers) expect(number.reason).not.toBe('');
    const grace = numbers.find(({ field }) => field === 'terminationGracePeriodSeconds');
    expect(grace).toMatchObject({ value: 40, bound: 35 });
  });

  test.each([
    ['as long as requests come', PreStop.waits(), 10 + 5],
    ['after a call', PreStop.callThenWait('curl -fsS localhost/leave', { timeout: seconds(2) }), undefined],
  ])('an application behind a proxy of its pod waits %s, where that is stated', (_what, preStop, wait) => {
    const deployment = deploy({
      image: undefined,
      port: undefined,
      traffic: [Traffic.ingressNginx()],
      containers: [
        { name: 'nginx', image: 'nginx:1.27', portNumber: 8080 },
        { name: 'php', image: 'php:8.3-fpm', portNumber: 9000 },
      ],
      otherContainers: {
        php: {
          slowestStart: seconds(5),
          longestRequest: seconds(30),
          onSigterm: OnSigterm.drains(),
          health: { readiness: HealthCheck.tcpSocket() },
          preStop,
        },
      },
    });
    const { containers, terminationGracePeriodSeconds } = deploymentOf(deployment).spec.template.spec;
    expect(containers[1].lifecycle.preStop.sleep?.seconds).toBe(wait);
    expect(JSON.stringify(containers[1].lifecycle.preStop)).toMatch(/sleep\W+(?:seconds\W+)?15/);
    expect(terminationGracePeriodSeconds).toBe((wait ?? 2 + 15) + 30 + 5);
    expect(check(manifestsOf(deployment).map((object: Rendered) => ({ object }))).findings).toEqual([]);
  });

  test('containers that are added later count', () => {
    const deployment = deploy({ otherContainers: { agent: { preStop: PreStop.sleep(seconds(70)) } } });
    deployment.addContainer({ name: 'agent', image: 'registry.example.com/agent:1' });
    expect(deployment.plan.terminationGracePeriod).toBe(75);
    expect(deploymentOf(deployment).spec.template.spec.terminationGracePeriodSeconds).toBe(75);
  });

  test('what must hold elsewhere is said', () => {
    expect(deploy({ traffic: [Traffic.awsAlb()] }).plan.requiredElsewhere.join(' ')).toMatch(/readiness-gate/);
  });

  test('a grace period that others cut short is a warning', () => {
    expect(deploy({ longestRequest: Duration.minutes(12) }).plan.warnings.join(' ')).toMatch(/cluster autoscaler/);
  });

  test('it reaches the reader of the YAML as an annotation, unless that is switched off', () => {
    expect(deploymentOf(deploy()).metadata.annotations['zero-downtime/plan']).toMatch(
      /terminationGracePeriodSeconds +40 /,
    );
    expect(deploymentOf(deploy({ annotatePlan: false })).metadata.annotations['zero-downtime/plan']).toBeUndefined();
  });

  test('a reworded reason changes no byte of spec', () => {
    const withReason = (reason: string) => {
      const { spec, metadata } = deploymentOf(deploy({ replicas: 1, ignore: [{ rule: 'single-replica', reason }] }));
      return { spec: JSON.stringify(spec), annotations: metadata.annotations };
    };
    const one = withReason('staging');
    const other = withReason('nobody looks at staging at night');
    expect(one.annotations).not.toEqual(other.annotations);
    expect(one.spec).toBe(other.spec);
    expect(one.spec).toBe(JSON.stringify(deploymentOf(deploy({ replicas: 1, annotatePlan: false })).spec));
  });
});

describe('identity', () => {
  const identityOf = (scope: Construct, id: string, changes = {}) => {
    const manifest = deploymentOf(new ZeroDowntimeDeployment(scope, id, { ...WEB, ...changes }));
    return {
      name: manifest.metadata.name,
      selector: manifest.spec.selector,
      labels: manifest.spec.template.metadata.labels,
    };
  };

  test('name, selector and labels stay when a construct with a fixed name is renamed, moved or wrapped', () => {
    const metadata = { name: 'web' };
    const asIs = identityOf(Testing.chart(), 'web');
    expect(identityOf(Testing.chart(), 'renamed', { metadata })).toEqual(asIs);
    expect(identityOf(new Construct(Testing.chart(), 'wrapper'), 'web')).toEqual(asIs);
    expect(identityOf(new Construct(Testing.chart(), 'wrapper'), 'renamed', { metadata })).toEqual(asIs);
  });

  test('everything else stays, too', () => {
    const chart = Testing.chart();
    new ZeroDowntimeDeployment(chart, 'web', WEB);
    const wrapped = Testing.chart();
    new ZeroDowntimeDeployment(new Construct(wrapped, 'wrapper'), 'renamed', { ...WEB, metadata: { name: 'web' } });
    expect(Testing.synth(wrapped)).toEqual(Testing.synth(chart));
  });

  test('by construct path it keeps cdk8s-plus’s name, selector and labels exactly', () => {
    const plain = Testing.chart();
    new kplus.Deployment(plain, 'web', { containers: [{ image: 'web' }] });
    const [theirs] = Testing.synth(plain);
    expect(identityOf(Testing.chart(), 'web', { identity: Identity.fromConstructPath() })).toEqual({
      name: theirs.metadata.name,
      selector: theirs.spec.selector,
      labels: theirs.spec.template.metadata.labels,
    });
  });

  test('two workloads of one name in a chart fail synthesis', () => {
    const chart = Testing.chart();
    new ZeroDowntimeDeployment(chart, 'one', { ...WEB, metadata: { name: 'web' } });
    new ZeroDowntimeDeployment(chart, 'other', { ...WEB, metadata: { name: 'web' } });
    expect(() => Testing.synth(chart)).toThrow(/duplicate-identity/);
  });

  test('a name that Kubernetes would refuse is refused at once', () => {
    expect(() => new ZeroDowntimeDeployment(Testing.chart(), 'My Web', WEB)).toThrow(/My Web.*metadata\.name/s);
  });
});

describe('hooks', () => {
  test('below Kubernetes 1.30 waiting needs an image with sleep', () => {
    expect(problemsOf({ kubernetesVersion: '1.29' })).toMatch(/1\.29 has no sleep hook.*imageHasSleep/s);
    const preStop = PreStop.waits({ imageHasSleep: true });
    expect(servingOf(deploy({ kubernetesVersion: '1.29', preStop })).lifecycle.preStop).toEqual({
      exec: { command: ['sleep', '15'] },
    });
  });

  test('the version of the nearest scope counts', () => {
    const { app, chart } = appWithChart();
    KubernetesTarget.set(app, '1.36');
    expect(KubernetesTarget.of(chart)).toBe('1.36');
    KubernetesTarget.set(chart, '1.29');
    expect(KubernetesTarget.of(chart)).toBe('1.29');
    expect(KubernetesTarget.of(app)).toBe('1.36');
  });

  test('a registration is ended first, by a bounded call whose failure does not skip the wait', () => {
    const registry = Traffic.registry('nacos', { cacheTime: seconds(30), deregistersWithin: seconds(3) });
    const preStop = PreStop.callThenWait(`curl -X DELETE "http://nacos/i?ip=$POD_IP&n='a'"`, { timeout: seconds(3) });
    const pod = deploymentOf(deploy({ traffic: [registry], preStop })).spec.template.spec;
    const [shell, flag, script] = pod.containers[0].lifecycle.preStop.exec.command;
    expect([shell, flag]).toEqual(['sh', '-c']);
    expect(script).toMatch(/^timeout 3 sh -c '.*'; sleep 35$/);
    expect(pod.terminationGracePeriodSeconds).toBe(3 + 35 + 20 + 5);
  });

  test('waiting while another container ends the registration takes the call on top', () => {
    const registry = Traffic.registry('nacos', { cacheTime: seconds(30), deregistersWithin: seconds(3) });
    const container = servingOf(deploy({ traffic: [registry], preStop: PreStop.waits() }));
    expect(container.lifecycle.preStop.sleep.seconds).toBe(3 + 30 + 5);
  });

  test('a registry without anything that ends the registration is refused', () => {
    const registry = Traffic.registry('nacos', { cacheTime: seconds(30), deregistersWithin: seconds(3) });
    expect(() => deploy({ traffic: [registry] })).toThrow(/waiting does not end a registration/);
  });

  test('an endpoint that is stated to block counts for as long as stated', () => {
    const preStop = (takes: number) => PreStop.blockingEndpoint('/shutdown', { takes: seconds(takes) });
    expect(servingOf(deploy({ preStop: preStop(10) })).lifecycle.preStop).toEqual({
      httpGet: { path: '/shutdown', port: 8080 },
    });
    expect(rulesNamed({ preStop: preStop(9) })).toEqual(['pre-stop-too-short']);
  });

  test('postStart arrives as written', () => {
    const postStart = Hook.httpGet('/warm', { scheme: 'HTTPS', headers: [{ name: 'X-Warm', value: '1' }] });
    expect(servingOf(deploy({ postStart })).lifecycle.postStart).toEqual({
      httpGet: { path: '/warm', port: 8080, scheme: 'HTTPS', httpHeaders: [{ name: 'X-Warm', value: '1' }] },
    });
  });
});

describe('probes', () => {
  test.each([
    [
      'httpGet with everything',
      HealthCheck.httpGet('/ready', {
        port: 'http',
        scheme: 'HTTPS',
        host: 'example.com',
        headers: [{ name: 'Host', value: 'a' }],
      }),
      {
        httpGet: {
          path: '/ready',
          port: 'http',
          scheme: 'HTTPS',
          host: 'example.com',
          httpHeaders: [{ name: 'Host', value: 'a' }],
        },
      },
    ],
    ['httpGet on the serving port', HealthCheck.httpGet('/'), { httpGet: { path: '/', port: 8080 } }],
    ['tcpSocket by name', HealthCheck.tcpSocket({ port: 'http' }), { tcpSocket: { port: 'http' } }],
    ['exec', HealthCheck.exec(['cat', '/ready']), { exec: { command: ['cat', '/ready'] } }],
    ['grpc', HealthCheck.grpc({ service: 'web' }), { grpc: { port: 8080, service: 'web' } }],
  ])('%s arrives as stated', (_name, readiness, handler) => {
    const container = { ports: [{ number: 8080, name: 'http' }] };
    expect(servingOf(deploy({ container, health: { readiness } })).readinessProbe).toMatchObject(handler);
  });

  test.each([
    ['a fraction of a second', { period: Duration.millis(1500) }, /whole number of seconds/],
    ['no time at all', { period: seconds(0) }, /1 at least/],
    ['no failure at all', { threshold: 0 }, /1 at least/],
    [
      'an answer that takes longer than the period',
      { period: seconds(5), timeout: seconds(10) },
      /'timeout' \(10 s\).*'period' \(5 s\)/,
    ],
  ])('%s is refused where it is written', (_name, timing, message) => {
    expect(() => HealthCheck.httpGet('/', timing)).toThrow(message);
  });
});

describe('everything of cdk8s-plus goes on working', () => {
  test('exposeViaService returns the own Service with the options applied', () => {
    const deployment = deploy();
    const service = deployment.exposeViaService({
      serviceType: kplus.ServiceType.LOAD_BALANCER,
      ports: [{ port: 80, targetPort: 8080 }],
    });
    expect(service).toBe(deployment.service);
    const { spec } = ofKind(manifestsOf(deployment), 'Service');
    expect(spec).toMatchObject({ type: 'LoadBalancer', ports: [{ port: 80, targetPort: 8080 }] });
  });

  test('exposeViaService with a name makes another Service', () => {
    const deployment = deploy();
    deployment.exposeViaService({ name: 'web-admin' });
    const names = manifestsOf(deployment)
      .filter(({ kind }) => kind === 'Service')
      .map(({ metadata }) => metadata.name);
    expect(names.sort()).toEqual(['web', 'web-admin']);
  });

  test('exposeViaIngress leads to the own Service', () => {
    const deployment = deploy();
    deployment.exposeViaIngress('/web');
    const ingress = ofKind(manifestsOf(deployment), 'Ingress');
    expect(ingress.spec.rules[0].http.paths[0].backend.service).toEqual({ name: 'web', port: { number: 8080 } });
  });

  test('an autoscaler decides on the replicas', () => {
    const chart = Testing.chart();
    const deployment = deploy({ replicas: undefined }, chart);
    const metrics = [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))];
    new kplus.HorizontalPodAutoscaler(chart, 'hpa', { target: deployment, minReplicas: 2, maxReplicas: 9, metrics });
    expect(deploymentOf(deployment).spec.replicas).toBeUndefined();
  });

  test('network policies select the pods', () => {
    const chart = Testing.chart();
    const web = deploy({}, chart);
    const client = new ZeroDowntimeDeployment(chart, 'client', { ...WEB });
    client.connections.allowTo(web, { ports: [kplus.NetworkPolicyPort.tcp(8080)] });
    const policies = Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy');
    expect(JSON.stringify(policies)).toContain('"cdk8s.io/metadata.addr":"web"');
    expect(JSON.stringify(policies)).toContain('"cdk8s.io/metadata.addr":"client"');
  });

  test('isolate isolates the pods that it is about', () => {
    const deployment = deploy({ isolate: true });
    const policy = ofKind(manifestsOf(deployment), 'NetworkPolicy');
    expect(policy.spec.podSelector.matchLabels).toEqual({ 'cdk8s.io/metadata.addr': 'web' });
  });

  test('rendering twice gives the same, spread or not', () => {
    const deployment = deploy({ spread: true });
    const first = JSON.stringify(manifestsOf(deployment));
    expect(JSON.stringify(manifestsOf(deployment))).toBe(first);
  });

  test.each([
    ['a sleep hook', '/spec/template/spec/containers/0/lifecycle/preStop', { sleep: { seconds: 20 } }],
    ['a plain integer', '/spec/strategy/rollingUpdate/maxSurge', 2],
    ['a gRPC probe', '/spec/template/spec/containers/0/readinessProbe', { grpc: { port: 8080 }, periodSeconds: 5 }],
    ['a field that Kubernetes 1.28 does not have', '/spec/template/spec/hostUsers', false],
  ])('a JSON patch with %s arrives as written', (_what, path, value) => {
    const deployment = deploy({ longestRequest: seconds(10), terminationGracePeriod: seconds(40) });
    ApiObject.of(deployment).addJsonPatch(JsonPatch.add(path, value));
    const at = path
      .slice(1)
      .split('/')
      .reduce((object, key) => object[key], deploymentOf(deployment));
    expect(at).toEqual(value);
  });

  test('a JSON patch on a planned number is judged like any other', () => {
    const deployment = deploy();
    ApiObject.of(deployment).addJsonPatch(JsonPatch.replace('/spec/template/spec/terminationGracePeriodSeconds', 20));
    expect(() => manifestsOf(deployment)).toThrow(/grace-too-short/);
  });

  test('sidecars keep their probes, and no container gets one that nobody asked for', () => {
    const deployment = deploy({
      initContainers: [
        { name: 'migrate', image: 'migrate', portNumber: 9000 },
        {
          name: 'proxy',
          image: 'proxy',
          portNumber: 15021,
          restartPolicy: kplus.ContainerRestartPolicy.ALWAYS,
          readiness: kplus.Probe.fromTcpSocket({ port: 15021 }),
        },
      ],
    });
    deployment.addContainer({ name: 'agent', image: 'agent', portNumber: 9100 });
    const { initContainers, containers } = deploymentOf(deployment).spec.template.spec;
    expect(initContainers[0].startupProbe).toBeUndefined();
    expect(initContainers[1].readinessProbe.tcpSocket).toEqual({ port: 15021 });
    expect(initContainers[1].startupProbe).toBeUndefined();
    expect(containers[1].startupProbe).toBeUndefined();
  });
});

describe('what contradicts the facts fails synthesis', () => {
  test('all problems of an app come in one run, with rule, numbers and smallest fix, without a stack trace', () => {
    const { app, chart } = appWithChart();
    deploy({ terminationGracePeriod: seconds(20) }, chart);
    new ZeroDowntimeDeployment(new Chart(app, 'second'), 'api', { ...WEB, minReady: seconds(3) });
    chart.node.addValidation({ validate: () => ['somebody else’s problem'] });
    let thrown: unknown;
    try {
      app.synth();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SynthesisError);
    const { message, stack } = thrown as SynthesisError;
    expect(message).toMatch(/grace-too-short.*set terminationGracePeriodSeconds to 35/s);
    expect(message).toMatch(/min-ready-too-short.*10/s);
    expect(message).toMatch(/somebody else’s problem/);
    expect(stack).not.toMatch(/\n\s+at /);
  });

  test('an app of many charts is judged once, and every construct’s validation still counts', () => {
    const { app } = appWithChart();
    for (let index = 0; index < 5; index += 1) deploy({}, new Chart(app, `chart-${index}`));
    expect(() => app.synth()).not.toThrow();
  });

  test('what is changed between two runs is judged anew', () => {
    const chart = Testing.chart();
    const deployment = deploy({}, chart);
    Testing.synth(chart);
    ApiObject.of(deployment).addJsonPatch(JsonPatch.replace('/spec/minReadySeconds', 0));
    expect(() => Testing.synth(chart)).toThrow(/min-ready-too-short/);
  });

  test('a rule can be ignored with a reason, which travels with the manifest', () => {
    const ignore = [{ rule: 'grace-too-short', reason: 'requests are idempotent' }];
    const manifest = deploymentOf(deploy({ terminationGracePeriod: seconds(20), ignore }));
    expect(manifest.metadata.annotations['zero-downtime/ignore']).toBe('grace-too-short: requests are idempotent');
  });

  test.each([
    ['a rule that does not exist', [{ rule: 'no-such-rule', reason: 'x' }], /no rule 'no-such-rule'/],
    ['no reason', [{ rule: 'grace-too-short', reason: ' ' }], /say why/],
  ])('ignoring with %s is refused', (_what, ignore, message) => {
    expect(() => deploy({ ignore })).toThrow(message);
  });

  test.each([
    ['no image', { image: undefined }, /no image/],
    ['requests and none', { traffic: [Traffic.none(), Traffic.clusterIp()] }, /contradict/],
    ['requests of unknown length', { longestRequest: undefined }, /longestRequest/],
    ['two serving containers', { containers: [{ image: 'web' }] }, /not by both/],
    [
      'a probe beside the facts',
      { image: undefined, containers: [{ image: 'web', readiness: kplus.Probe.fromTcpSocket() }] },
      /health\.readiness/,
    ],
  ])('%s is refused where it is written', (_what, changes, message) => {
    expect(() => deploy(changes)).toThrow(message);
  });

  test('facts about a container that does not exist are refused', () => {
    expect(problemsOf({ otherContainers: { ghost: {} } })).toMatch(/'ghost'.*none of the other containers/);
  });
});
