import type { ApiObject } from 'cdk8s';
import { ownerPath } from './owner-path';

/** Why an object cannot be rendered, with the construct that it comes from. */
export function renderingProblem(apiObject: ApiObject, error: unknown): string {
  return `[${ownerPath(apiObject)}] ${withoutPreamble((error as Error).message)}`;
}

function withoutPreamble(message: string): string {
  return message.replace(/^Failed serializing construct at path .*? with name '.*?': (?:Error: )?/, '');
}
