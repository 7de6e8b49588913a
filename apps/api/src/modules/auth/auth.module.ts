import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { GraphModule } from '../graph';
import { AccountsController } from './local/accounts.controller';
import { AccountLinks } from './accounts/account-links';
import { AccountRepository } from './accounts/account.repository';
import { OrganizationRepository } from './accounts/organization.repository';
import { ProfileRepository } from './accounts/profile.repository';
import { UserRoleRepository } from './accounts/user-role.repository';
import { UserRepository } from './accounts/user.repository';
import { EntraClients } from './entra/entra-clients';
import { LocalArrival } from './local/local-arrival';
import { LocalSignIn } from './local/local-sign-in';
import { LocalStrategy } from './local/local.strategy';
import { MicrosoftVouching } from './local/microsoft-vouching';
import { Passwords } from './local/passwords';
import { Registration } from './local/registration';
import { MeController } from './me.controller';
import { ConsentProof } from './microsoft/consent-proof';
import { MicrosoftPeople } from './microsoft/microsoft-people';
import { MicrosoftController } from './microsoft/microsoft.controller';
import { microsoftProviders } from './microsoft/microsoft.providers';
import { PendingLinks } from './microsoft/pending-links';
import { ApiClientRepository } from './programs/api-client.repository';
import { KnownPrograms } from './programs/known-programs';
import { BodyGuard } from './policies/body.guard';
import { PolicyGuard } from './policies/policy.guard';
import { RoundTrips } from './round-trips/round-trips';
import { UsedStates } from './round-trips/used-states.repository';
import { OAuthController } from './oauth.controller';
import { programsProviders } from './programs/programs.providers';
import { SessionController } from './session.controller';
import { AuthLog } from './sessions/auth-log';
import { ReturningUserCookie } from './sessions/returning-user.cookie';
import { SessionNames } from './sessions/session-names';
import { SessionPurgeSchedule } from './sessions/session-purge.schedule';
import { SessionUserLoader } from './sessions/session-user.loader';
import { SessionPresenter } from './sessions/session.presenter';
import { SessionService } from './sessions/session.service';
import { SessionStore } from './sessions/session.store';
import { SignOutUrl } from './sessions/sign-out-url';
import { KnownDeviceCookie } from './throttle/known-device.cookie';
import { SignInThrottle } from './throttle/sign-in-throttle';
import { GraphTokens } from './tokens/graph-tokens';
import { TokenCacheRepository } from './tokens/token-cache.repository';

const accounts = [
  AccountLinks,
  AccountRepository,
  OrganizationRepository,
  ProfileRepository,
  UserRepository,
  UserRoleRepository,
];

const sessions = [
  AuthLog,
  SessionNames,
  SessionStore,
  SessionService,
  SessionUserLoader,
  SessionPresenter,
  SessionPurgeSchedule,
  ReturningUserCookie,
  RoundTrips,
  UsedStates,
  PendingLinks,
  KnownDeviceCookie,
];

/** In the order they run. */
const guards = [
  { provide: APP_GUARD, useClass: PolicyGuard },
  { provide: APP_GUARD, useClass: BodyGuard },
];

const localAccounts = [
  Passwords,
  SignInThrottle,
  LocalArrival,
  LocalSignIn,
  LocalStrategy,
  MicrosoftVouching,
  Registration,
];

/** Authentication: local accounts, Microsoft sign-in, sessions, tokens, and the guard on every route. */
@Module({
  imports: [GraphModule],
  controllers: [
    SessionController,
    AccountsController,
    MeController,
    MicrosoftController,
    OAuthController,
  ],
  providers: [
    ...accounts,
    ...sessions,
    ...guards,
    ...localAccounts,
    ...microsoftProviders,
    ...programsProviders,
  ],
  exports: [
    AccountLinks,
    AuthLog,
    AccountRepository,
    ApiClientRepository,
    ConsentProof,
    EntraClients,
    GraphTokens,
    KnownPrograms,
    LocalSignIn,
    MicrosoftPeople,
    OrganizationRepository,
    PendingLinks,
    ProfileRepository,
    RoundTrips,
    SessionPresenter,
    SessionService,
    SessionNames,
    SessionStore,
    SessionUserLoader,
    SignOutUrl,
    TokenCacheRepository,
    UserRepository,
    UserRoleRepository,
  ],
})
export class AuthModule {}
