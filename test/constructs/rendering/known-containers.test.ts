import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { deploy, deploymentOf, type Rendered } from '../synthesise';

const attached = (props: kplus.ContainerProps): Rendered => {
  const deployment = deploy();
  deployment.attachContainer(new kplus.Container(props));
  return deploymentOf(deployment).spec.template.spec.containers[1];
};

describe('a container that is attached has what has been stated', () => {
  test('no startup probe and no resources that cdk8s-plus invents', () => {
    const { startupProbe, resources } = attached({ name: 'agent', image: 'agent', portNumber: 9100 });
    expect({ startupProbe, resources }).toEqual({});
  });

  test('a startup probe and resources of its own stay', () => {
    const startup = kplus.Probe.fromTcpSocket({ port: 9100, failureThreshold: 30 });
    const memory = { request: Size.mebibytes(64) };
    const container = attached({ name: 'agent', image: 'agent', portNumber: 9100, startup, resources: { memory } });
    expect(container.startupProbe.failureThreshold).toBe(30);
    expect(container.resources).toEqual({ requests: { memory: '64Mi' } });
  });

  test('resources that are stated stay, though cdk8s-plus would invent the same', () => {
    const deployment = deploy();
    const { resources } = new kplus.Container({ image: 'any' });
    deployment.addContainer({ name: 'agent', image: 'agent', resources });
    const agent = deploymentOf(deployment).spec.template.spec.containers[1];
    expect(agent.resources.requests.cpu).toBe('1000m');
  });
});
