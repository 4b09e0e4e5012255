import type { ApiObject } from 'cdk8s';

/** The construct that a user has written: cdk8s-plus calls its own object inside it `Resource`. */
export function ownerPath(apiObject: ApiObject): string {
  return apiObject.node.path.replace(/\/Resource$/, '');
}
