/**
 * A regular expression that takes more than linear time is an error: someone else's text could block the event loop.
 * recheck decides (https://makenowjust-labs.github.io/recheck/), with the pattern searched from every position.
 */
import { checkSync } from 'recheck';

/** At most this many milliseconds per pattern. The seed gives its fuzzer the same verdict on every run. */
const options = { timeout: 60_000, randomSeed: 1 };
const verdicts = new Map();

function verdictOf(source, flags) {
  const key = `/${source}/${flags}`;
  const verdict = verdicts.get(key) ?? checkSync(source, flags, options);
  verdicts.set(key, verdict);
  return verdict;
}

export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      slow: 'This takes {{complexity}} time, for example with {{attack}}. Rewrite it so no text can match in many ways.',
      unknown: "Can't tell whether this is slow. Simplify it.",
    },
  },
  create: (context) => ({
    'Literal[regex]'(node) {
      const { pattern, flags } = node.regex;
      const { status, complexity, attack } = verdictOf(pattern, flags);
      if (status === 'safe') return;
      const data = { complexity: complexity?.summary, attack: attack?.pattern };
      context.report({ node, messageId: status === 'vulnerable' ? 'slow' : 'unknown', data });
    },
  }),
};
