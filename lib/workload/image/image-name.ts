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

/**
 * Takes the name of an image apart; the images of Docker's own library go by `library/…`.
 *
 * @see https://github.com/distribution/reference
 */
export function imageName(image: string): ImageName {
  const [name = ''] = image.split('@');
  const [, path = '', tag] = /^(.*?)(?::([\w][\w.-]*))?$/s.exec(name) ?? [];
  const [first = '', ...rest] = path.split('/');
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const registry = hasRegistry ? first : 'docker.io';
  const repository = hasRegistry ? rest.join('/') : path;
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
