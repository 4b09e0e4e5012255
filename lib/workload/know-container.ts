import { ASSUMED, type StatedContainerFacts } from '../facts';
import { asString, isObject, type JsonObject, type Seconds } from '../kubernetes';
import type { Container, Fact, WrittenContainer } from './container';
import { hookDuration, type HookDuration } from './hook-duration';
import { imageShell } from './image/image-shell';

/** A container with what is stated about it, and what is assumed where nothing is. */
export function knowContainer(written: WrittenContainer, stated: StatedContainerFacts): Container {
  return {
    ...written,
    preStopDuration: preStopDuration(written.preStop, stated.preStopTakes),
    slowestStart: stated.slowestStart,
    longestRequest: known(
      stated.longestRequest,
      ASSUMED.longestRequest,
      `the longest request takes ${ASSUMED.longestRequest} s`,
    ),
    onSigterm: known(stated.onSigterm, ASSUMED.onSigterm, 'nobody has stated what the application does on SIGTERM'),
    hasShell: imageShell(asString(written.json['image']) ?? ''),
  };
}

/** What somebody states about a hook counts where the manifest does not tell: for a command, and for an endpoint. */
function preStopDuration(handler: JsonObject | undefined, takes: Seconds | undefined): HookDuration | undefined {
  const isOpaque = isObject(handler?.['exec']) || isObject(handler?.['httpGet']);
  return takes !== undefined && isOpaque ? { atLeast: takes, atMost: takes } : hookDuration(handler);
}

function known<T>(stated: T | undefined, assumed: T, assumption: string): Fact<T> {
  return stated === undefined ? { value: assumed, assumption } : { value: stated };
}
