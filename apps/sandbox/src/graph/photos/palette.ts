/** Red, green, blue. */
export type Color = readonly [number, number, number];

function parse(hex: string): Color {
  const value = Number.parseInt(hex, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const backgrounds = [
  'cfe3d4',
  'd7e4f1',
  'f3e1cf',
  'e6dcf0',
  'f1d9db',
  'd3ebe9',
  'f2ecc9',
  'dfe3e6',
];
const skins = ['f6d5bd', 'eac09c', 'd5a177', 'b97f54', '96603c', '6f452b'];
const hairs = ['2a211d', '4b3426', '7a5230', 'b08650', '8f9094', '5b2b1d', '16161a'];
const clothes = ['2f6f4f', '34598b', '8a3f4c', '6a5490', '3f7f86', 'a8682b', '4a5560'];

/** How one portrait looks. */
export interface Portrait {
  readonly background: Color;
  readonly skin: Color;
  readonly hair: Color;
  readonly clothes: Color;
  /** Short, shoulder-length, or in a bun. */
  readonly style: number;
}

function choose(colors: readonly string[], byte: number | undefined): Color {
  return parse(colors[(byte ?? 0) % colors.length] ?? '000000');
}

/** The looks determined by a user's id. */
export function portraitOf(hash: Buffer): Portrait {
  return {
    background: choose(backgrounds, hash[1]),
    skin: choose(skins, hash[2]),
    hair: choose(hairs, hash[3]),
    clothes: choose(clothes, hash[4]),
    style: (hash[5] ?? 0) % 3,
  };
}
