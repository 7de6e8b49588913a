import { PNG } from 'pngjs';
import type { Color, Portrait } from './palette';

/** An ellipse; lengths are fractions of the picture's side. */
interface Ellipse {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: Color;
}

const eye: Color = [45, 38, 36];

function shade([red, green, blue]: Color, factor: number): Color {
  return [red * factor, green * factor, blue * factor];
}

function hairBehind({ hair, style }: Portrait): Ellipse[] {
  if (style === 1) return [{ x: 0.5, y: 0.5, width: 0.27, height: 0.33, color: hair }];
  if (style === 2) return [{ x: 0.5, y: 0.13, width: 0.1, height: 0.1, color: hair }];
  return [];
}

/** From back to front. */
function layersOf(portrait: Portrait): readonly Ellipse[] {
  const { skin, hair, clothes } = portrait;
  return [
    ...hairBehind(portrait),
    { x: 0.5, y: 1.08, width: 0.4, height: 0.34, color: clothes },
    { x: 0.5, y: 0.7, width: 0.085, height: 0.14, color: shade(skin, 0.88) },
    { x: 0.5, y: 0.4, width: 0.225, height: 0.245, color: hair },
    { x: 0.5, y: 0.47, width: 0.195, height: 0.225, color: skin },
    { x: 0.5, y: 0.27, width: 0.185, height: 0.09, color: hair },
    { x: 0.43, y: 0.47, width: 0.019, height: 0.023, color: eye },
    { x: 0.57, y: 0.47, width: 0.019, height: 0.023, color: eye },
    { x: 0.5, y: 0.58, width: 0.062, height: 0.03, color: shade(skin, 0.66) },
    { x: 0.5, y: 0.566, width: 0.068, height: 0.026, color: skin },
  ];
}

/** Paints an ellipse with a smooth edge. Loops over plain numbers because a picture has many pixels. */
function paint(png: PNG, { x, y, width, height, color }: Ellipse): void {
  const side = png.width;
  const [centerX, centerY, radiusX, radiusY] = [x * side, y * side, width * side, height * side];
  const firstRow = Math.max(0, Math.floor(centerY - radiusY - 1));
  const lastRow = Math.min(side - 1, Math.ceil(centerY + radiusY));
  const firstColumn = Math.max(0, Math.floor(centerX - radiusX - 1));
  const lastColumn = Math.min(side - 1, Math.ceil(centerX + radiusX));
  const edge = Math.min(radiusX, radiusY);
  for (let row = firstRow; row <= lastRow; row += 1) {
    const dy = (row + 0.5 - centerY) / radiusY;
    for (let column = firstColumn; column <= lastColumn; column += 1) {
      const dx = (column + 0.5 - centerX) / radiusX;
      const outside = (Math.sqrt(dx * dx + dy * dy) - 1) * edge;
      const part = outside <= -0.5 ? 1 : 0.5 - outside;
      if (part > 0) mix(png.data, (row * side + column) * 4, { color, part });
    }
  }
}

function mix(data: Buffer, at: number, { color, part }: { color: Color; part: number }): void {
  for (let channel = 0; channel < 3; channel += 1) {
    const below = data[at + channel] ?? 0;
    data[at + channel] = Math.round(below + ((color[channel] ?? 0) - below) * part);
  }
}

/** Draws a simple portrait as a PNG with the given side. */
export function drawPortrait(portrait: Portrait, side: number): Buffer {
  const png = new PNG({ width: side, height: side });
  png.data.fill(Buffer.from([...portrait.background, 255]));
  for (const layer of layersOf(portrait)) paint(png, layer);
  return PNG.sync.write(png, { colorType: 2, filterType: 1, deflateLevel: 5 });
}
