import { cruise } from 'dependency-cruiser';
import config from '../../dependency-cruiser.config.mjs';

const apps = ['api', 'sandbox', 'web'].map((name) => `apps/${name}/src`);

/** Files and folders that import each other in a circle, by the rules of the floors lint. */
export async function countCycles() {
  const { options, ...ruleSet } = config;
  const inCycle = { 'no-file-cycle': new Set(), 'no-folder-cycle': new Set() };
  for (const app of apps) {
    const { output } = await cruise([app], { ...options, ruleSet, validate: true });
    for (const { rule, from } of output.summary.violations) inCycle[rule.name]?.add(from);
  }
  return Object.entries(inCycle).map(([rule, found]) => ({
    text: rule === 'no-file-cycle' ? 'files in an import cycle' : 'folders in an import cycle',
    value: found.size,
    limit: 0,
    details: [...found].sort(),
  }));
}
