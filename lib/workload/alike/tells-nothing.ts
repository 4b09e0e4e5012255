import { applicationIn, mayTellApplication } from '../applications/application-of';
import { toldByName } from '../applications/told-by-name';
import { CACHE } from '../applications/where-data-end';
import type { WrittenContainer } from '../containers/container';
import { isWatcherPort } from '../traffic/for-watchers';
import { toldByContainer } from './told-by-container';

/** A workload of one container, by all that anybody could tell it by. */
interface Named {
  /** The name of the workload. */
  readonly workload: string;
  /** The name of the container. */
  readonly container: string;
  readonly image: string;
  /** The port that it answers at. @default none */
  readonly port?: number;
}

/** A name from which nobody tells anything. */
const UNKNOWN = 'x';

/** What is told by a name that tells nothing. It is written out, since to ask takes longer than to plan a service. */
export const TOLD_BY_NONE = 'false false false false false false false false';

/** What is told of images that tell nothing, whether or not they are of Docker Hub, and said to be part of something. */
export const TOLD_OF_NONE: ReadonlySet<string> = new Set(
  ['false false', 'false true', 'true false', 'true true'].map((pair) => {
    const [isOfHub, isBeside] = pair.split(' ');
    return `false false false false false false  false false false false       false false ${isOfHub} ${TOLD_BY_NONE} ${isBeside}  `;
  }),
);

/**
 * Whether nobody tells anything of what a workload runs: then what is found about it is what is found about every other
 * one that is written like it.
 */
export function tellsNothing({ workload, ...container }: Named): boolean {
  return (
    !mayTellApplication(workload) &&
    !CACHE.test(workload) &&
    toldByName(workload) === TOLD_BY_NONE &&
    isUnknown(container)
  );
}

/** By all that a container could be told by: many workloads run one image. */
const ANSWERS = new Map<string, boolean>();

function isUnknown({ container, image, port }: Omit<Named, 'workload'>): boolean {
  const key = `${container} ${image} ${port}`;
  const known = ANSWERS.get(key);
  if (known !== undefined) return known;
  const ports = port === undefined ? [] : [{ number: port }];
  const json = { name: container, image, ports: ports.map(({ number }) => ({ containerPort: number })) };
  const written: WrittenContainer = { name: container, json, path: [], role: 'regular', ports, mounts: [] };
  // The name of a workload that tells nothing itself lets no more be told of what it runs.
  const answer =
    TOLD_OF_NONE.has(toldByContainer({ name: container, image })) &&
    !ports.some(isWatcherPort) &&
    applicationIn(written, { workload: UNKNOWN, ...(port !== undefined && { targets: [port] }) }) === undefined;
  ANSWERS.set(key, answer);
  return answer;
}
