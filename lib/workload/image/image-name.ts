import { asString, type JsonObject } from '../../kubernetes';

/** The parts of an image's name. */
export interface ImageName {
  /** Without registry, tag and digest: `library/nginx`, `distroless/static`. */
  readonly repository: string;
  /** @default docker.io */
  readonly registry: string;
  /** @default none */
  readonly tag?: string;
}

const TAG = /^\w[\w.-]*$/;

/**
 * Takes the name of an image apart; the images of Docker's own library go by `library/…`.
 *
 * @see https://github.com/distribution/reference
 */
export function imageName(image: string): ImageName {
  const [name = ''] = image.split('@', 1);
  const colon = name.lastIndexOf(':');
  const tag = colon !== -1 && TAG.test(name.slice(colon + 1)) ? name.slice(colon + 1) : undefined;
  const path = tag === undefined ? name : name.slice(0, colon);
  const slash = path.indexOf('/');
  const first = path.slice(0, Math.max(slash, 0));
  const hasRegistry = /[.:]/.test(first) || first === 'localhost';
  const registry = hasRegistry ? first : 'docker.io';
  const repository = hasRegistry ? path.slice(slash + 1) : path;
  const isOfLibrary = registry === 'docker.io' && !repository.includes('/');
  return {
    repository: isOfLibrary ? `library/${repository}` : repository,
    registry,
    ...(tag !== undefined && { tag }),
  };
}

/** The repository of the image that a container is written to run. */
export function repositoryOf(container: JsonObject): string {
  return imageName(asString(container['image']) ?? '').repository;
}
