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

/** Names and images from which nobody tells anything, whether or not they are said to be part of something. */
const UNKNOWN = 'x';
const UNKNOWN_IMAGES = ['registry.example.com/x:1', 'registry.example.com/app:1', 'x:1', 'app:1'];

const TOLD_BY_NONE = toldByName(UNKNOWN);

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
  const its = told(container, image);
  // The name of a workload that tells nothing itself lets no more be told of what it runs.
  const answer =
    UNKNOWN_IMAGES.some((unknown) => told(UNKNOWN, unknown) === its) &&
    !ports.some(isWatcherPort) &&
    applicationIn(written, { workload: UNKNOWN, ...(port !== undefined && { targets: [port] }) }) === undefined;
  ANSWERS.set(key, answer);
  return answer;
}

function told(name: string, image: string): string {
  return toldByContainer({ name, image });
}
