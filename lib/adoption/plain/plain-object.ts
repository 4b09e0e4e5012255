import { asObject, type JsonObject } from '../../kubernetes';
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
 * @param untyped whether the classes of cdk8s-plus would make something else of it
 */
export function plainObject(given: JsonObject, id: string, untyped: boolean): readonly Statement[] {
  const object = withoutNulls(given);
  const value = (untyped ? undefined : kubeObject(object, id)) ?? apiObject(object, id);
  if (typeof asObject(object['metadata'])['name'] === 'string') return [{ value }];
  // cdk8s gives a name to whatever has none.
  const variable = camel(id);
  return [{ name: variable, value }, { value: withoutName(variable) }];
}

function withoutName(variable: string): Expression {
  return call(`${variable}.addJsonPatch`, call('JsonPatch.remove', literal('/metadata/name')));
}
