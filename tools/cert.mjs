/** `npm run cert -- --subject "CN=…" [--out FOLDER]`: makes the key and certificate with which the app proves itself to Entra. */
import { runApiCommand } from './run/api-command.mjs';

runApiCommand('cert');
