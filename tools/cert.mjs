/** `npm run cert -- --subject "CN=…" [--out FOLDER]`: creates the key and certificate that the app authenticates to Entra with. */
import { runApiCommand } from './run/api-command.mjs';

runApiCommand('cert');
