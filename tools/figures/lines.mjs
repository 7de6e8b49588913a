import { sourceFiles } from './source-files.mjs';

const longest = 5;

export function measureLines() {
  const sorted = sourceFiles
    .map(({ path, lines }) => ({ path, count: lines.length }))
    .sort((a, b) => b.count - a.count);
  return [
    { text: 'source files', value: sorted.length },
    { text: 'lines of a source file, median', value: sorted[sorted.length >> 1].count },
    {
      text: 'lines of a source file, at most',
      value: sorted[0].count,
      details: sorted.slice(0, longest).map(({ path, count }) => `${path}: ${count}`),
    },
  ];
}
