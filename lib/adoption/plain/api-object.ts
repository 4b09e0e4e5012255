import type { JsonObject } from '../../kubernetes';
import { construct, data, literal, name, type Expression } from '../program/expression';

/** An object as it is, whatever its kind is: custom resources, and what the classes of cdk8s-plus-28 would drop. */
export function apiObject(object: JsonObject, id: string): Expression {
  return construct('ApiObject', name('this'), literal(id), data(object));
}
