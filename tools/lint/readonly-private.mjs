/**
 * A private member that only its declaration or the constructor sets is `readonly`. The rule prefer-readonly of
 * typescript-eslint says the same, but reads the types of all files for it, which takes longer than all other rules together.
 */

const patterns = new Set(['ArrayPattern', 'ObjectPattern', 'Property', 'RestElement']);

function isTarget(node) {
  const { parent } = node;
  if (patterns.has(parent.type)) return isTarget(parent);
  if (/^(Assignment|For(In|Of)Statement)/.test(parent.type)) return parent.left === node;
  return parent.type === 'UpdateExpression' || parent.operator === 'delete';
}

function isSetByConstructor({ object, parent }) {
  if (object.type !== 'ThisExpression') return false;
  let node = parent;
  while (!/Function/.test(node.type)) node = node.parent;
  return node.parent.kind === 'constructor';
}

const isCandidate = ({ accessibility, readonly, decorators, computed }) =>
  accessibility === 'private' && !readonly && !computed && decorators.length === 0;

/** A field's name, or that of a parameter property with a default or without. */
const keyOf = ({ key, parameter }) => key ?? parameter.left ?? parameter;

export default {
  meta: {
    type: 'suggestion',
    fixable: 'code',
    schema: [],
    messages: { readonly: '`{{name}}` is never set again; write `private readonly {{name}}`.' },
  },
  create(context) {
    const classes = [];
    const addCandidate = (node) => {
      if (isCandidate(node)) classes.at(-1).candidates.push(keyOf(node));
    };
    return {
      ClassBody: () => void classes.push({ candidates: [], set: new Set() }),
      PropertyDefinition: addCandidate,
      TSParameterProperty: addCandidate,
      MemberExpression(node) {
        if (!isTarget(node) || isSetByConstructor(node)) return;
        for (const { set } of classes) set.add(node.property.name ?? node.property.value);
      },
      'ClassBody:exit'() {
        const { candidates, set } = classes.pop();
        for (const key of candidates.filter(({ name }) => !set.has(name)))
          context.report({
            node: key,
            messageId: 'readonly',
            data: { name: key.name },
            fix: (fixer) => fixer.insertTextBefore(key, 'readonly '),
          });
      },
    };
  },
};
