import { asArray, asObject, asString, type JsonObject } from '../../kubernetes';

/** The variables of a container by name, in their order, with what is written of their values: nothing of one from elsewhere. */
export function writtenVariables({ env }: JsonObject): readonly (readonly [name: string, value: string])[] {
  return asArray(env).map((variable) => {
    const { name, value } = asObject(variable);
    return [asString(name) ?? '', asString(value) ?? ''];
  });
}
