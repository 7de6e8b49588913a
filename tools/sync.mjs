/** `npm run sync -- --once [--tenant ID] [--dry-run]`: syncs the users of all consented organizations, then exits. */
import { runApiCommand } from './run/api-command.mjs';

runApiCommand('sync');
