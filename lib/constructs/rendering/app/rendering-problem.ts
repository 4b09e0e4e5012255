import { type ApiObject, resolve } from 'cdk8s';
import { FactError } from '../../statements/fact-error';
import { ownerPath } from './owner-path';

/** Why an object cannot be rendered. */
export interface RenderingProblem {
  readonly apiObject: ApiObject;
  /** The reason, with the construct that it comes from. */
  readonly text: string;
  /** What was thrown, unless the text says it all. */
  readonly cause?: unknown;
}

/** Why an object cannot be rendered, with the exception of somebody else's code where it was one. */
export function renderingProblem(apiObject: ApiObject, error: unknown): RenderingProblem {
  const cause = originalOf(apiObject, error);
  return { apiObject, text: `[${ownerPath(apiObject)}] ${textOf(error)}`, ...(!isOurs(cause) && { cause }) };
}

function isOurs(error: unknown): boolean {
  return error instanceof FactError;
}

const PREAMBLE = /^Failed serializing construct at path .*? with name '.*?': (?:(?:Fact)?Error: )?/;

function textOf(error: unknown): string {
  const text =
    error instanceof Error && error.name !== 'Error' && !isOurs(error) ? `${error.name}: ${error.message}` : '';
  return (text || (error instanceof Error ? error.message : String(error))).replace(PREAMBLE, '');
}

/** cdk8s keeps of an exception only its text; rendered again as cdk8s does it, it comes once more. */
export function originalOf(apiObject: ApiObject, error: unknown): unknown {
  if (isOurs(error) || !(error instanceof Error) || !PREAMBLE.test(error.message)) return error;
  try {
    const { props } = apiObject as unknown as { readonly props: object };
    resolve([], { ...props, metadata: apiObject.metadata.toJson() }, apiObject);
    return error;
  } catch (original) {
    return original;
  }
}
