import * as kplus from 'cdk8s-plus-28';

/** Containers whose startup probe cdk8s-plus has invented: it kills whatever does not listen within 30 s. */
const INVENTED = new WeakSet<kplus.Container>();

/** Containers of which is known what has been stated about them. */
const KNOWN = new WeakSet<kplus.Container>();

/**
 * Makes a container in which stands what has been stated, and nothing else: cdk8s-plus invents a startup probe for
 * everything with a port number, and reserves a whole CPU.
 */
export function containerAsStated(props: kplus.ContainerProps): kplus.Container {
  return remember(new kplus.Container(withStatedResources(props)), props);
}

/** Adds such a container to a pod. */
export function attachAsStated(pod: kplus.AbstractPod, props: kplus.ContainerProps): kplus.Container {
  const container = containerAsStated(props);
  pod.attachContainer(container);
  return container;
}

/** Notes what has been stated about a container that cdk8s-plus has made. */
export function remember(container: kplus.Container, props: kplus.ContainerProps): kplus.Container {
  KNOWN.add(container);
  if (props.startup === undefined) INVENTED.add(container);
  return container;
}

/** cdk8s-plus reserves a whole CPU for a container that states nothing; here only what is stated is written. */
export function withStatedResources(props: kplus.ContainerProps): kplus.ContainerProps {
  return { ...props, resources: props.resources ?? {} };
}

/**
 * Takes from a container that somebody else has made what is exactly what cdk8s-plus invents: nobody can tell whether
 * it was stated, and nobody would.
 */
export function withoutInventions(container: kplus.Container): kplus.Container {
  if (KNOWN.has(container)) return container;
  const { portNumber } = container;
  const invention = new kplus.Container({ image: container.image, ...(portNumber !== undefined && { portNumber }) });
  if (isSame(startupOf(container), startupOf(invention))) INVENTED.add(container);
  if (isSame(container.resources, invention.resources)) Object.assign(container, { resources: {} });
  KNOWN.add(container);
  return container;
}

/** The names of the containers whose startup probe is an invention. */
export function inventedStartup(containers: readonly kplus.Container[]): ReadonlySet<string> {
  return new Set(containers.filter((container) => INVENTED.has(container)).map(({ name }) => name));
}

function startupOf(container: kplus.Container): unknown {
  return container._toKube().startupProbe;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
