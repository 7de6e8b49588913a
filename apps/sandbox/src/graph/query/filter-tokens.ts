import { badRequest } from '../../wire/graph-error';

export interface Token {
  readonly kind: 'string' | 'word' | 'symbol';
  readonly text: string;
}

const pattern = /\s*(?:'((?:[^']|'')*)'|([A-Za-z0-9_.@$:/-]+)|([(),]))/y;

/** Splits a `$filter` into tokens. Quotes inside a string literal are doubled, as in `O''Hara`. */
export function tokenize(text: string): Token[] {
  const trimmed = text.trimEnd();
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < trimmed.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(trimmed);
    if (!match) throw badRequest(`Invalid filter clause: Syntax error at position ${at}.`);
    const [, literal, word, symbol = ''] = match;
    if (literal !== undefined) tokens.push({ kind: 'string', text: literal.replaceAll("''", "'") });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'symbol', text: symbol });
  }
  return tokens;
}
