import { badRequest, unsupportedQuery } from '../../wire/graph-error';
import { tokenize, type Token } from './filter-tokens';

export type Literal = string | number | boolean | null;

const orders = ['gt', 'ge', 'lt', 'le'] as const;

/** How a value compares to another. */
export type Order = (typeof orders)[number];

/** A parsed `$filter`. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly operand: Filter }
  | { readonly kind: 'equals'; readonly property: string; readonly values: readonly Literal[] }
  | { readonly kind: 'differs'; readonly property: string; readonly value: Literal }
  | {
      readonly kind: 'orders';
      readonly property: string;
      readonly order: Order;
      readonly value: Literal;
    }
  | { readonly kind: 'startsWith' | 'endsWith'; readonly property: string; readonly value: string };

/** No honest query nests deeper than this. */
const maximumDepth = 32;

/** Parses a `$filter` by recursive descent: `or`, then `and`, `not`, and comparisons. */
class FilterParser {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): Filter {
    const filter = this.readOr();
    if (this.position < this.tokens.length) throw this.syntaxError();
    return filter;
  }

  private readOr(): Filter {
    let left = this.readAnd();
    while (this.takeWord('or')) left = { kind: 'or', left, right: this.readAnd() };
    return left;
  }

  private readAnd(): Filter {
    let left = this.readOperand();
    while (this.takeWord('and')) left = { kind: 'and', left, right: this.readOperand() };
    return left;
  }

  private readOperand(): Filter {
    this.depth += 1;
    if (this.depth > maximumDepth) throw unsupportedQuery('The filter is nested too deeply.');
    const filter = this.readUnary();
    this.depth -= 1;
    return filter;
  }

  private readUnary(): Filter {
    if (this.takeWord('not')) return { kind: 'not', operand: this.readOperand() };
    if (this.takeSymbol('(')) {
      const filter = this.readOr();
      this.expectSymbol(')');
      return filter;
    }
    const name = this.expectWord();
    return this.takeSymbol('(') ? this.readFunction(name) : this.readComparison(name);
  }

  private readFunction(name: string): Filter {
    const kinds = { startswith: 'startsWith', endswith: 'endsWith' } as const;
    const kind = Object.entries(kinds).find(([known]) => known === name.toLowerCase())?.[1];
    if (!kind) throw unsupportedQuery(`The function '${name}' is not supported in $filter.`);
    const property = this.expectWord();
    this.expectSymbol(',');
    const value = this.next();
    if (value.kind !== 'string') throw this.syntaxError();
    this.expectSymbol(')');
    return { kind, property, value: value.text };
  }

  private readComparison(property: string): Filter {
    const operator = this.expectWord().toLowerCase();
    if (operator === 'eq') return { kind: 'equals', property, values: [this.readLiteral()] };
    if (operator === 'ne') return { kind: 'differs', property, value: this.readLiteral() };
    const order = orders.find((known) => known === operator);
    if (order) return { kind: 'orders', property, order, value: this.readLiteral() };
    if (operator !== 'in') {
      throw unsupportedQuery(`The operator '${operator}' is not supported for '${property}'.`);
    }
    this.expectSymbol('(');
    const values = [this.readLiteral()];
    while (this.takeSymbol(',')) values.push(this.readLiteral());
    this.expectSymbol(')');
    return { kind: 'equals', property, values };
  }

  private readLiteral(): Literal {
    const { kind, text } = this.next();
    if (kind === 'string') return text;
    if (kind === 'symbol') throw this.syntaxError();
    if (text === 'null') return null;
    if (text === 'true' || text === 'false') return text === 'true';
    if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/i.test(text)) return text;
    // Properties declared as GUIDs are compared with an unquoted GUID.
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text;
    throw this.syntaxError();
  }

  private next(): Token {
    const token = this.tokens[this.position];
    if (!token) throw this.syntaxError();
    this.position += 1;
    return token;
  }

  private takeWord(word: string): boolean {
    const token = this.tokens[this.position];
    if (token?.kind !== 'word' || token.text.toLowerCase() !== word) return false;
    this.position += 1;
    return true;
  }

  private takeSymbol(symbol: string): boolean {
    const token = this.tokens[this.position];
    if (token?.kind !== 'symbol' || token.text !== symbol) return false;
    this.position += 1;
    return true;
  }

  private expectWord(): string {
    const { kind, text } = this.next();
    if (kind !== 'word') throw this.syntaxError();
    return text;
  }

  private expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.syntaxError();
  }

  private syntaxError() {
    return badRequest('Invalid filter clause: Syntax error in the expression.');
  }
}

/** Parses a `$filter`. @throws GraphError 400 */
export function parseFilter(text: string): Filter {
  return new FilterParser(tokenize(text)).parse();
}
