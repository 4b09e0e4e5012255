import type * as kplus from 'cdk8s-plus-28';

const INVENTED = new WeakSet<kplus.Container>();

/**
 * Remembers whether a container has a startup probe only because cdk8s-plus invents one for everything with a port
 * number: it kills whatever does not listen within 30 s, and is refused on init containers.
 */
export function rememberStartup(container: kplus.Container, props: kplus.ContainerProps): kplus.Container {
  if (props.startup === undefined) INVENTED.add(container);
  return container;
}

/** The names of the containers whose startup probe is an invention. */
export function inventedStartup(containers: readonly kplus.Container[]): ReadonlySet<string> {
  return new Set(containers.filter((container) => INVENTED.has(container)).map(({ name }) => name));
}

/** cdk8s-plus reserves a whole CPU for a container that states nothing; here only what is stated is written. */
export function withStatedResources(props: kplus.ContainerProps): kplus.ContainerProps {
  return { ...props, resources: props.resources ?? {} };
}
