import type * as kplus from 'cdk8s-plus-28';
import type { ZeroDowntimeDeploymentProps } from './zero-downtime-deployment-props';

/** What follows from the facts and must therefore not be stated a second time on the container that serves. */
const FROM_FACTS = {
  readiness: 'health.readiness',
  liveness: 'health.liveness',
  startup: 'health.startup',
  lifecycle: 'preStop and postStart',
} as const;

/**
 * The containers of a workload, the one that serves first.
 *
 * @throws Error when there is none, when it is stated twice, or when it holds what follows from the facts
 */
export function containersOf(props: ZeroDowntimeDeploymentProps, where: string): kplus.ContainerProps[] {
  const { containers, container, image, port } = props;
  if (containers === undefined || containers.length === 0) return [servingContainer(props, where)];
  if (container !== undefined || image !== undefined) {
    throw new Error(
      `${where}: state the serving container either by 'image', 'port' and 'container', or as the first of 'containers', not by both`,
    );
  }
  const [serving, ...others] = containers as [kplus.ContainerProps, ...kplus.ContainerProps[]];
  const owner = others.find((other) => port !== undefined && portsIn(other).includes(port));
  if (owner && !portsIn(serving).includes(port ?? 0)) {
    throw new Error(
      `${where}: 'port' ${port} is a port of the container ${owner.name ?? owner.image}, but the first of 'containers' is the one that serves: put ${owner.name ?? owner.image} first`,
    );
  }
  for (const [stated, instead] of Object.entries(FROM_FACTS)) {
    if (serving[stated as keyof typeof FROM_FACTS] !== undefined) {
      throw new Error(
        `${where}: '${stated}' of the serving container follows from the facts; state ${instead} instead`,
      );
    }
  }
  return [{ ...serving, ...withPort(serving.ports, port, serving.portNumber) }, ...others];
}

function servingContainer(
  { container = {}, image, port }: ZeroDowntimeDeploymentProps,
  where: string,
): kplus.ContainerProps {
  const itsImage = container.image ?? image;
  if (itsImage === undefined) throw new Error(`${where}: no image; state 'image', 'container.image' or 'containers'`);
  return { ...container, image: itsImage, ...withPort(container.ports, port, undefined) };
}

/** `port` is a port like the others, unless one of them already has its number (and a name, perhaps). */
function withPort(
  ports: kplus.ContainerPort[] = [],
  port: number | undefined,
  portNumber: number | undefined,
): Partial<kplus.ContainerProps> {
  const declared = port === undefined || port === portNumber || ports.some(({ number }) => number === port);
  return declared ? { ports } : { ports: [{ number: port }, ...ports] };
}

function portsIn({ ports = [], portNumber }: kplus.ContainerProps): readonly (number | undefined)[] {
  return [portNumber, ...ports.map(({ number }) => number)];
}
