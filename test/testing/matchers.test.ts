import { Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import '../../lib/testing';
import { WEB } from '../../lib/rules/support/example';
import { deploy, manifestsOf } from '../constructs/synthesise';

const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');
const SINGLE = WEB.replace('replicas: 3', 'replicas: 1');

/** Why an expectation fails. */
function failureOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it does not fail');
}

describe('toLoseNoRequests', () => {
  test('what is made from facts loses none, as manifests, as a chart and as text', () => {
    const deployment = deploy();
    expect(manifestsOf(deployment)).toLoseNoRequests();
    expect(deployment.node.scope).toLoseNoRequests();
    expect(WEB).toLoseNoRequests();
  });

  test('a Deployment of cdk8s-plus as it comes loses some', () => {
    const chart = Testing.chart();
    const containers = [{ image: 'registry.example.com/web:1', portNumber: 8080 }];
    new kplus.Deployment(chart, 'web', { containers }).exposeViaService();
    expect(Testing.synth(chart)).not.toLoseNoRequests();
  });

  test('a Service whose port nobody listens on answers none', () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  selector: { app: web }\n  ports: [{ port: 80, targetPort: web }]\n';
    expect(`${WEB}\n---\n${service}`).not.toLoseNoRequests();
  });

  test('it says why: rule, numbers, place and fix, without colours', () => {
    const message = failureOf(() => expect(SHORT).toLoseNoRequests());
    expect(message).toMatch(/^No request should be lost here, but 1 finding says otherwise:\n/);
    expect(message).toMatch(/error\[grace-too-short\]: [^]*\n --> <text>:\d+:\d+\n/);
    expect(message).toMatch(/= fix: set terminationGracePeriodSeconds to 25 or more/);
    // eslint-disable-next-line no-control-regex
    expect(message).not.toMatch(/\u001b/);
  });

  test('an object of Testing.synth has no file: it is named', () => {
    const deployment = deploy();
    const manifests = structuredClone(manifestsOf(deployment));
    manifests.find(({ kind }) => kind === 'Deployment').spec.template.spec.terminationGracePeriodSeconds = 12;
    expect(failureOf(() => expect(manifests).toLoseNoRequests())).toMatch(
      / --> Deployment web {2}spec\.template\.spec/,
    );
  });
});

describe('toHaveFinding', () => {
  test('a rule is found, or it is said what is found instead', () => {
    expect(SHORT).toHaveFinding('grace-too-short');
    expect(SHORT).toHaveFinding('grace-too-short', { kind: 'Deployment', name: 'web' });
    expect(SHORT).not.toHaveFinding('grace-too-short', { name: 'other' });
    expect(failureOf(() => expect(WEB).toHaveFinding('grace-too-short'))).toMatch(/it is not\. Nothing is\.$/);
    expect(failureOf(() => expect(SINGLE).toHaveFinding('grace-too-short'))).toMatch(/warning\[single-replica\]/);
    expect(failureOf(() => expect(SHORT).not.toHaveFinding('grace-too-short'))).toMatch(/but it is:\n\nDeployment/);
  });

  test('what is ignored is not found, and the reason is told', () => {
    const ignores = [{ rule: 'grace-too-short', reason: 'requests are short at night' }];
    expect(failureOf(() => expect(SHORT).toHaveFinding('grace-too-short', { ignores }))).toMatch(/short at night/);
  });

  test('a rule that does not exist is never found, not even by .not', () => {
    expect(() => expect(WEB).not.toHaveFinding('grace-to-short')).toThrow(/did you mean 'grace-too-short'/);
  });
});

describe('toHaveNoFindings', () => {
  test('warnings count, unless they are ignored, or only errors do', () => {
    expect(WEB).toHaveNoFindings({ severity: 'info' });
    expect(SINGLE).not.toHaveNoFindings();
    expect(SINGLE).toHaveNoFindings({ severity: 'error' });
    expect(SINGLE).toHaveNoFindings({ ignores: [{ rule: 'single-replica', reason: 'staging' }] });
    expect(SINGLE).toHaveNoFindings({ severities: { 'single-replica': 'info' } });
  });

  test('text that kubectl cannot read is no proof', () => {
    expect(failureOf(() => expect(`${WEB}---\nkind: [\n`).toHaveNoFindings())).toMatch(/error\[syntax\]/);
  });
});

describe('toSurvive', () => {
  test('a release plan survives a rollout; a grace period that is too short does not, and it is drawn', () => {
    expect(WEB).toSurvive('rollout');
    const message = failureOf(() => expect(SHORT).toSurvive(['rollout', 'delete-pod']));
    expect(message).toMatch(/^No request should be lost here, but some are in 2 of 2 scenarios/);
    expect(message).toMatch(/terminationGracePeriodSeconds/);
  });

  test('a scenario that does not exist is refused', () => {
    expect(() => expect(WEB).toSurvive('rolout' as 'rollout')).toThrow(/there is no scenario 'rolout'/);
  });
});

test.each([[undefined], [null], [3], [[]], [''], [[{ name: 'web' }]], [{}]])('%j proves nothing', (received) => {
  expect(() => expect(received).toLoseNoRequests()).toThrow(/toLoseNoRequests/);
  expect(() => expect(received).not.toLoseNoRequests()).toThrow(/toLoseNoRequests/);
  expect(() => expect(received).not.toSurvive('rollout')).toThrow(/toSurvive/);
});

test('options that cannot be read are refused', () => {
  expect(() => expect(WEB).toHaveNoFindings({ kubernetesVersion: '1.2' })).toThrow(/options of toHaveNoFindings/);
});
