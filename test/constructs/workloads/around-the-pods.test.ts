import { ApiObject, Chart, Duration, Testing } from 'cdk8s';
import { PercentOrAbsolute, ServiceType, Topology } from 'cdk8s-plus-28';
import {
  DisruptionBudget,
  GracefulWorker,
  OnSigterm,
  OwnService,
  planTable,
  Spread,
  Traffic,
  type ZeroDowntimeDeploymentProps,
} from '../../../lib';
import { deploy, deploymentOf, manifestsOf, ofKind, problemsOf, rulesNamed } from '../synthesise';

const { absolute, percent } = PercentOrAbsolute;
const serviceOf = (changes: Partial<ZeroDowntimeDeploymentProps>) => ofKind(manifestsOf(deploy(changes)), 'Service');
const budgetOf = (changes: Partial<ZeroDowntimeDeploymentProps>) =>
  ofKind(manifestsOf(deploy(changes)), 'PodDisruptionBudget');

describe('the budget', () => {
  test.each([
    [DisruptionBudget.maxUnavailable(percent(20)), { maxUnavailable: '20%' }],
    [DisruptionBudget.maxUnavailable(absolute(2)), { maxUnavailable: 2 }],
    [DisruptionBudget.minAvailable(absolute(2)), { minAvailable: 2 }],
  ])('says what is stated, and still lets broken pods go', (disruptionBudget, bound) => {
    const { spec } = budgetOf({ disruptionBudget });
    expect(spec).toEqual({
      ...bound,
      selector: { matchLabels: { 'cdk8s.io/metadata.addr': 'web' } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    });
  });

  test('stands in the plan', () => {
    const { plan } = deploy({ disruptionBudget: DisruptionBudget.minAvailable(percent(60)) });
    expect(planTable(plan)).toMatch(/PodDisruptionBudget\.minAvailable +60% +stated;/);
    expect(planTable(deploy({ disruptionBudget: DisruptionBudget.none() }).plan)).not.toMatch(/PodDisruptionBudget/);
  });

  test('that blocks every drain is refused', () => {
    expect(rulesNamed({ disruptionBudget: DisruptionBudget.minAvailable(absolute(3)) })).toEqual([
      'budget-blocks-drain',
    ]);
    expect(rulesNamed({ disruptionBudget: DisruptionBudget.maxUnavailable(absolute(0)) })).toEqual([
      'budget-blocks-drain',
    ]);
  });

  test('is left out where one from elsewhere selects the pods', () => {
    const deployment = deploy({ disruptionBudget: DisruptionBudget.none() });
    new ApiObject(deployment, 'theirs', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'theirs' },
      spec: { maxUnavailable: 1, selector: { matchLabels: { 'cdk8s.io/metadata.addr': 'web' } } },
    });
    expect(deployment.disruptionBudget).toBeUndefined();
    expect(manifestsOf(deployment).filter(({ kind }) => kind === 'PodDisruptionBudget')).toHaveLength(1);
  });

  test('of a worker can be stated, too', () => {
    const chart = Testing.chart();
    new GracefulWorker(chart, 'mailer', {
      image: 'mailer:1',
      replicas: 10,
      slowestStart: Duration.seconds(5),
      longestWork: Duration.seconds(30),
      onSigterm: OnSigterm.drains(),
      disruptionBudget: DisruptionBudget.maxUnavailable(percent(50)),
    });
    expect(ofKind(Testing.synth(chart), 'PodDisruptionBudget').spec.maxUnavailable).toBe('50%');
  });

  test.each([percent(-5), absolute(1.5), { value: 'many' }, 3])('counts pods, and %j counts none', (pods) => {
    expect(() => DisruptionBudget.maxUnavailable(pods as never)).toThrow(/PercentOrAbsolute\.absolute\(1\)/);
  });
});

describe('the spread', () => {
  const spreadOf = (changes: Partial<ZeroDowntimeDeploymentProps>) =>
    deploymentOf(deploy(changes)).spec.template.spec.topologySpreadConstraints;

  test('is over what is stated, revision by revision, and a drained node does not hold it up', () => {
    const topologySpread = [Spread.required(Topology.ZONE, { maxSkew: 2 }), Spread.preferred(Topology.HOSTNAME)];
    const ofRevision = {
      labelSelector: { matchLabels: { 'cdk8s.io/metadata.addr': 'web' } },
      matchLabelKeys: ['pod-template-hash'],
    };
    expect(spreadOf({ topologySpread })).toEqual([
      {
        ...ofRevision,
        maxSkew: 2,
        nodeTaintsPolicy: 'Honor',
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'DoNotSchedule',
      },
      { ...ofRevision, maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
    ]);
  });

  test('a required one over nodes is no finding', () => {
    expect(problemsOf({ topologySpread: [Spread.required(Topology.HOSTNAME)] })).toBe('');
  });

  test('can be left out', () => {
    expect(spreadOf({ topologySpread: [] })).toBeUndefined();
  });

  test('over nothing is refused', () => {
    expect(() => Spread.required('zone' as never)).toThrow(/Topology\.ZONE, and this is the text 'zone'/);
    expect(() => Spread.preferred(Topology.ZONE, { maxSkew: 0 })).toThrow(/'maxSkew' has to be a whole number/);
  });
});

describe('the Service', () => {
  test('leads to the application by the stated port, and keeps its further ports', () => {
    const ownService = OwnService.of({ port: 80, ports: [{ port: 9102, name: 'metrics' }] });
    const container = {
      ports: [
        { name: 'http', number: 8080 },
        { name: 'metrics', number: 9102 },
      ],
    };
    const { spec } = serviceOf({ ownService, container });
    expect(spec.ports).toEqual([
      { name: 'http', port: 80, targetPort: 8080 },
      { name: 'metrics', port: 9102 },
    ]);
  });

  test('an Ingress goes to the stated port', () => {
    const deployment = deploy({ ownService: OwnService.of({ port: 80 }) });
    deployment.exposeViaIngress('/');
    const [rule] = ofKind(manifestsOf(deployment), 'Ingress').spec.rules;
    expect(rule.http.paths[0].backend.service.port).toEqual({ number: 80 });
  });

  test('takes a type, a name, labels and annotations, and a policy', () => {
    const { metadata, spec } = serviceOf({
      traffic: [Traffic.nodeHealthCheck({ interval: Duration.seconds(10), unhealthyCount: 3, healthyCount: 2 })],
      ownService: OwnService.of({
        type: ServiceType.LOAD_BALANCER,
        externalTrafficPolicy: 'Local',
        loadBalancerSourceRanges: ['10.0.0.0/8'],
        metadata: { name: 'public', labels: { team: 'web' }, annotations: { a: 'b' } },
      }),
    });
    expect(metadata).toMatchObject({ name: 'public', labels: { team: 'web' }, annotations: { a: 'b' } });
    expect(spec).toMatchObject({
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      loadBalancerSourceRanges: ['10.0.0.0/8'],
      selector: { 'cdk8s.io/metadata.addr': 'web' },
    });
  });

  test('a type whose requests nobody has stated is refused', () => {
    const annotations = {
      'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
      'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
    };
    const ownService = OwnService.of({ type: ServiceType.LOAD_BALANCER, metadata: { annotations } });
    expect(rulesNamed({ ownService, traffic: [Traffic.clusterIp()] })).toEqual(['traffic-unstated']);
  });

  test('can be left out', () => {
    const deployment = deploy({ ownService: OwnService.none() });
    expect(deployment.service).toBeUndefined();
    expect(ofKind(manifestsOf(deployment), 'Service')).toBeUndefined();
  });

  test('a further port that no container declares is refused', () => {
    expect(() => deploy({ ownService: OwnService.of({ ports: [{ port: 9102 }] }) })).toThrow(
      /port 9102 of the Service leads to 9102, which no container declares \(8080\)/,
    );
  });

  test('of a wrong port or policy there is none', () => {
    expect(() => OwnService.of({ port: 70000 })).toThrow(/'ownService\.port' has to be a number from 1 to 65535/);
    expect(() => OwnService.of({ externalTrafficPolicy: 'local' })).toThrow(
      /'Cluster' or 'Local', and is the text 'local'/,
    );
  });
});

test('the priority of the pods arrives', () => {
  const { spec } = deploymentOf(deploy({ priorityClassName: 'business' })).spec.template;
  expect(spec.priorityClassName).toBe('business');
});

test('what plain JavaScript lets somebody write is told in words of the props', () => {
  const wrong = {
    disruptionBudget: 1,
    ownService: false,
    topologySpread: 'zone',
    priorityClassName: '',
  } as unknown as Partial<ZeroDowntimeDeploymentProps>;
  expect(() => deploy(wrong, new Chart(Testing.app(), 'test'))).toThrow(
    /'topologySpread' has to be a list(.|\n)*'priorityClassName' has to be a text(.|\n)*'disruptionBudget' has to be a DisruptionBudget(.|\n)*'ownService' has to be an OwnService/,
  );
});

test('constraints of a spread are written out, whoever writes the YAML', () => {
  const [one, other] = deploymentOf(deploy()).spec.template.spec.topologySpreadConstraints;
  expect(one.labelSelector).toEqual(other.labelSelector);
  expect(one.labelSelector).not.toBe(other.labelSelector);
  expect(one.matchLabelKeys).not.toBe(other.matchLabelKeys);
});
