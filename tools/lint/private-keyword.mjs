/**
 * Private members are written `private`, never `#`: Nest injects parameter properties, and those know the keyword only. The
 * fix renames the members throughout their class, except one whose plain name another member has, or that `in` asks for.
 */

/** The names of a class's other members, parameter properties among them. */
function namesOf({ body }) {
  const parameters = body
    .filter(({ kind }) => kind === 'constructor')
    .flatMap(({ value }) => value.params)
    .map(({ parameter }) => parameter?.left ?? parameter);
  const keys = body.map(({ key }) => key).filter((key) => key?.type === 'Identifier');
  return new Set([...keys, ...parameters].map((named) => named?.name));
}

function findPrivates({ body }) {
  const privates = new Map();
  for (const member of body.filter(({ key }) => key?.type === 'PrivateIdentifier')) {
    const { name } = member.key;
    const { members } = privates.get(name) ?? { members: [] };
    privates.set(name, { members: [...members, member], places: [], canFix: true });
  }
  return privates;
}

function* fixesOf(fixer, sourceCode, { members, places }) {
  for (const { decorators, ...member } of members) {
    const decorator = decorators?.at(-1);
    const first = decorator ? sourceCode.getTokenAfter(decorator) : member;
    yield fixer.insertTextBeforeRange(first.range, 'private ');
  }
  for (const place of places) yield fixer.replaceText(place, place.name);
}

export default {
  meta: {
    type: 'suggestion',
    fixable: 'code',
    schema: [],
    messages: {
      hash: 'Write `private {{name}}` instead of `#{{name}}`.',
      taken: 'Write `private` instead of `#{{name}}`, with a name that no other member has.',
    },
  },
  create(context) {
    const { sourceCode } = context;
    const classes = [];
    return {
      ClassBody: (node) =>
        void classes.push({ privates: findPrivates(node), names: namesOf(node) }),
      PrivateIdentifier(node) {
        const owner = classes.findLast(({ privates }) => privates.has(node.name));
        const found = owner?.privates.get(node.name);
        if (!found) return;
        found.places.push(node);
        if (node.parent.type === 'BinaryExpression') found.canFix = false;
      },
      'ClassBody:exit'() {
        const { privates, names } = classes.pop();
        const fixable = [...privates]
          .filter(([name, { canFix }]) => canFix && !names.has(name))
          .map(([, found]) => found);
        for (const [name, found] of privates)
          context.report({
            node: found.members[0].key,
            messageId: names.has(name) ? 'taken' : 'hash',
            data: { name },
            fix: fixable.includes(found)
              ? (fixer) => fixable.flatMap((one) => [...fixesOf(fixer, sourceCode, one)])
              : null,
          });
      },
    };
  },
};
