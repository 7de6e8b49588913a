/** `npm run sync -- --once [--tenant ID] [--dry-run]`: syncs the users of all consented organizations, and ends. */
import { runApiCommand } from './run/api-command.mjs';

runApiCommand('sync');
