import type * as kplus from 'cdk8s-plus-28';
import type { ApplicationFacts } from '../statements/application-facts';
import { shown } from '../statements/typed';

/** What follows from the facts and must therefore not be stated a second time on the container that serves. */
const FROM_FACTS = {
  readiness: 'health.readiness',
  liveness: 'health.liveness',
  startup: 'health.startup',
  lifecycle: 'preStop and postStart',
} as const;

/** What tells the containers of a workload. */
interface Containers extends Pick<ApplicationFacts, 'container' | 'image' | 'port'> {
  readonly containers?: kplus.ContainerProps[];
}

/** What is wrong with the containers: none, one stated twice, or one that states what follows from the facts. */
export function containersProblems(props: Containers): readonly string[] {
  const { containers, container, image } = props;
  const [serving, ...others] = containers ?? [];
  if (!serving) return servingProblems(props);
  if (container !== undefined || image !== undefined) {
    return [
      "state the serving container either by 'image', 'port' and 'container', or as the first of 'containers', not by both",
    ];
  }
  return [...derivedProblems(serving), ...portOwnerProblems(serving, others, props.port)];
}

/** The containers of a workload, the one that serves first. */
export function containersOf({ containers, container = {}, image = '', port }: Containers): kplus.ContainerProps[] {
  const [serving, ...others] = containers ?? [];
  if (serving) return [{ ...serving, ...withPort(serving.ports, port, serving.portNumber) }, ...others];
  return [{ ...container, image: container.image ?? image, ...withPort(container.ports, port, undefined) }];
}

function servingProblems({ container, image }: Containers): readonly string[] {
  const itsImage = container?.image ?? image;
  if (itsImage === undefined) return ["no image; state 'image', 'container.image' or 'containers'"];
  const isNamed = typeof itsImage === 'string' && itsImage.trim() !== '';
  return [
    ...(isNamed ? spaceProblems(itsImage) : [`'image' has to be a text, and is ${shown(itsImage)}`]),
    ...derivedProblems(container ?? {}),
  ];
}

/** What somebody has copied, with what stood around it. */
function spaceProblems(image: string): readonly string[] {
  return /\s/.test(image) ? [`'image' has white space in it: ${shown(image)}`] : [];
}

function derivedProblems(serving: object): readonly string[] {
  return Object.entries(serving)
    .filter(([stated, value]) => Object.hasOwn(FROM_FACTS, stated) && value !== undefined)
    .map(([stated]) => stated as keyof typeof FROM_FACTS)
    .map(
      (stated) => `'${stated}' of the serving container follows from the facts; state ${FROM_FACTS[stated]} instead`,
    );
}

function portOwnerProblems(
  serving: kplus.ContainerProps,
  others: readonly kplus.ContainerProps[],
  port: number | undefined,
): readonly string[] {
  if (port === undefined || portsIn(serving).includes(port)) return [];
  const owner = others.find((other) => portsIn(other).includes(port));
  if (!owner) return [];
  const name = owner.name ?? owner.image;
  return [
    `'port' ${port} is a port of the container ${name}, but the first of 'containers' is the one that serves: put ${name} first`,
  ];
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

/** The ports that a container declares, in either way. */
export function declaredPorts({
  ports = [],
  portNumber,
}: Pick<kplus.ContainerProps, 'ports' | 'portNumber'>): kplus.ContainerPort[] {
  return portNumber === undefined ? ports : [{ number: portNumber }, ...ports];
}

/** Whether containers and ports are lists; what they are else is told elsewhere. */
export function hasReadablePorts({ containers, container }: Containers): boolean {
  return [containers, container?.ports].every((list) => list === undefined || Array.isArray(list));
}

function portsIn({ ports = [], portNumber }: kplus.ContainerProps): readonly (number | undefined)[] {
  return [portNumber, ...ports.map(({ number }) => number)];
}
