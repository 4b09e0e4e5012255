import { asObject, type JsonObject } from '../../kubernetes';
import type { CustomTypes } from '../custom/custom-types';
import { call, literal, type Expression } from '../program/expression';
import type { Statement } from '../program/adopted-app';
import { camel } from '../naming';
import { apiObject } from './api-object';
import { kubeObject } from './kube-object';
import { withoutNulls } from './without-nulls';

/**
 * The statements that make exactly this object.
 *
 * @param id the id of its construct
 * @param custom the classes of custom resources; none where classes would make something else of it
 */
export function plainObject(given: JsonObject, id: string, custom: CustomTypes | undefined): readonly Statement[] {
  const object = withoutNulls(given);
  const typed = custom && (kubeObject(object, id) ?? custom.expressionOf(object, id));
  const value = typed ?? apiObject(object, id);
  const patches = [...(custom?.nullsIn(given) ?? []).map(nullAt), ...withoutName(object)];
  if (patches.length === 0) return [{ value }];
  const variable = camel(id);
  return [{ name: variable, value }, ...patches.map((patch) => ({ value: call(`${variable}.addJsonPatch`, patch) }))];
}

/** cdk8s leaves out what is null, and to some controllers that means something. */
function nullAt(path: string): Expression {
  return call('JsonPatch.add', literal(path), literal(null));
}

/** cdk8s gives a name to whatever has none. */
function withoutName(object: JsonObject): readonly Expression[] {
  if (object['metadata'] === undefined) return [call('JsonPatch.remove', literal('/metadata'))];
  const isNamed = typeof asObject(object['metadata'])['name'] === 'string';
  return isNamed ? [] : [call('JsonPatch.remove', literal('/metadata/name'))];
}
