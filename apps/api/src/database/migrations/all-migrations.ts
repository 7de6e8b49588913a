import { FirstTables1764000000000 } from './1764000000000-first-tables';
import { SeatingCharts1764200000000 } from './1764200000000-seating-charts';
import { Administration1764400000000 } from './1764400000000-administration';
import { FormerAccounts1764500000000 } from './1764500000000-former-accounts';
import { Sync1764600000000 } from './1764600000000-sync';
import { ExactEmails1765000000000 } from './1765000000000-exact-emails';
import { AddressesApart1765000001000 } from './1765000001000-addresses-apart';
import { GivenNames1765000002000 } from './1765000002000-given-names';
import { NamesOfSessions1765000003000 } from './1765000003000-names-of-sessions';
import { UsedStates1765100000000 } from './1765100000000-used-states';
import { ConsentVersion1765100001000 } from './1765100001000-consent-version';
import { AccountsWithoutEmail1765100002000 } from './1765100002000-accounts-without-email';
import { RemainingApps1765400000000 } from './1765400000000-remaining-apps';
import { RosterMirror1765500000000 } from './1765500000000-roster-mirror';
import { MirrorChoice1765600000000 } from './1765600000000-mirror-choice';
import { RosterWords1765700000000 } from './1765700000000-roster-words';
import { ApiClients1766000000000 } from './1766000000000-api-clients';

/** Listed by hand, since a bundle has no folder to search. */
export const migrations = [
  FirstTables1764000000000,
  SeatingCharts1764200000000,
  Administration1764400000000,
  FormerAccounts1764500000000,
  Sync1764600000000,
  ExactEmails1765000000000,
  AddressesApart1765000001000,
  GivenNames1765000002000,
  NamesOfSessions1765000003000,
  UsedStates1765100000000,
  ConsentVersion1765100001000,
  AccountsWithoutEmail1765100002000,
  RemainingApps1765400000000,
  RosterMirror1765500000000,
  MirrorChoice1765600000000,
  RosterWords1765700000000,
  ApiClients1766000000000,
];
