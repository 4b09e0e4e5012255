import ts from 'typescript';

const MESSAGE =
  '`object[text]` finds what every object inherits where the text is `constructor` or `__proto__`: use `own` (or `setOwn`) of lib/kubernetes, or a Map.';

const TEXT = ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral | ts.TypeFlags.Any;

function mayBeAnyText(type) {
  return type.isUnion() ? type.types.some(mayBeAnyText) : (type.flags & TEXT) !== 0;
}

/** Texts of an input are looked up in a Map, or as an object's own property. */
export const lookUps = {
  meta: { type: 'problem', schema: [], messages: { text: MESSAGE } },
  create(context) {
    const services = context.sourceCode.parserServices;
    const typeOf = (node) => services.getTypeAtLocation(node);
    return {
      MemberExpression(node) {
        if (node.computed && mayBeAnyText(typeOf(node.property))) context.report({ node, messageId: 'text' });
      },
      BinaryExpression(node) {
        if (node.operator === 'in' && node.left.type !== 'PrivateIdentifier' && mayBeAnyText(typeOf(node.left)))
          context.report({ node, messageId: 'text' });
      },
    };
  },
};
