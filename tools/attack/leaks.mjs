import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Browser } from './browser.mjs';

const names = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'];

/** Things left open, and names that every object has. */
export const leaks = [
  {
    name: 'names that every object has, as documentation files and ids',
    async run({ url }) {
      const browser = new Browser(url, '10.5.0.1');
      const found = [];
      for (const name of names)
        for (const path of [`/api/docs/${name}`, `/api/v1/${name}`])
          found.push((await browser.send('GET', path)).status);
      return {
        seen: [...new Set(found)].join(', '),
        isHeld: found.every((status) => status === 404),
      };
    },
  },
  {
    name: 'files that others on this computer can read',
    run({ varDir }) {
      const paths = [varDir, ...readdirSync(varDir).map((name) => join(varDir, name))];
      const isOpen = (path) => (statSync(path).mode & 0o077) !== 0;
      // Everything in a closed folder is closed.
      const open = isOpen(varDir) ? paths.filter(isOpen) : [];
      return { seen: `${open.length} of ${paths.length}`, isHeld: open.length === 0 };
    },
  },
];
