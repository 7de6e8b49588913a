import { readFileSync } from 'node:fs';
import { InvalidEnvironment } from '@app/config';
import type { Provider } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { AppTokens } from '../tokens/app-tokens';
import { readCertificate, type AppCertificate } from '../entra/certificate';
import { ClaimsChallengeFilter } from '../tokens/claims-challenge.filter';
import { ENTRA_IDENTITY, EntraClients, type EntraIdentity } from '../entra/entra-clients';
import { EntraNetwork } from '../entra/entra-network';
import { GraphTokens } from '../tokens/graph-tokens';
import { IdTokenVerifier } from '../entra/id-token';
import { RefreshLease } from '../tokens/refresh-lease';
import { RoleRenewal } from '../tokens/role-renewal';
import { SignOutUrl } from '../sessions/sign-out-url';
import { SilentTokens } from '../tokens/silent-tokens';
import { TokenCacheRepository } from '../tokens/token-cache.repository';
import { TokenPurge } from '../tokens/token-purge.schedule';
import { TokenSealing } from '../tokens/token-sealing';
import { UserTokens } from '../tokens/user-tokens';
import { SignInArrival } from './sign-in-arrival';
import { MicrosoftStrategy } from './microsoft.strategy';
import { MicrosoftSignOut } from './microsoft-sign-out';
import { MicrosoftSignIn } from './microsoft-sign-in';
import { MicrosoftPeople } from './microsoft-people';
import { MicrosoftArrival } from './microsoft-arrival';
import { LinkArrival } from './link-arrival';
import { MicrosoftAccountWriter } from './microsoft-account.writer';
import { ConsentProof } from './consent-proof';

function certificateIn(config: ApiConfig): AppCertificate {
  try {
    const file = readFileSync(config.CLIENT_CERTIFICATE_PATH);
    return readCertificate(file, config.CLIENT_CERTIFICATE_PASSWORD);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw new InvalidEnvironment([`CLIENT_CERTIFICATE_PATH: ${reason}`]);
  }
}

const entraIdentity = (config: ApiConfig): EntraIdentity => ({
  loginUrl: config.ENTRA_LOGIN_URL,
  clientId: config.CLIENT_ID,
  clientSecret: config.CLIENT_SECRET,
  certificate: certificateIn(config),
});

/** The part of the auth module that signs in users with Microsoft and gets tokens for Graph. */
export const microsoftProviders: Provider[] = [
  { provide: ENTRA_IDENTITY, useFactory: entraIdentity, inject: [API_CONFIG] },
  {
    provide: IdTokenVerifier,
    useFactory: (identity: EntraIdentity) => new IdTokenVerifier(identity),
    inject: [ENTRA_IDENTITY],
  },
  {
    provide: TokenSealing,
    useFactory: (config: ApiConfig) => new TokenSealing(config.TOKEN_ENCRYPTION_KEYS),
    inject: [API_CONFIG],
  },
  { provide: SignOutUrl, useExisting: MicrosoftSignOut },
  { provide: APP_FILTER, useClass: ClaimsChallengeFilter },
  AppTokens,
  ConsentProof,
  EntraClients,
  EntraNetwork,
  GraphTokens,
  MicrosoftAccountWriter,
  MicrosoftArrival,
  SignInArrival,
  LinkArrival,
  MicrosoftPeople,
  MicrosoftSignIn,
  MicrosoftSignOut,
  MicrosoftStrategy,
  RefreshLease,
  RoleRenewal,
  SilentTokens,
  TokenCacheRepository,
  TokenPurge,
  UserTokens,
];
